import { Problem, type ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { refusal } from '../errors.ts';
import { answerOf, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';
import { retryFallout } from '../retry-fallout.ts';
import { listSteps } from '../step-store.ts';

/**
 * Adds the command by which an operator has the step tried anew that the order's fallout is about.
 *
 * It is the guarded retry of a fallout, addressed by its step: only a step that was REJECTED, only under a new idempotency key.
 */
export function addRequestRetry(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/steps/{stepId}/retry',
    operation: 'STEP_RETRY',
    summary: 'Has a rejected step of an order in fallout tried anew',
    roles: ['operator'],
    params: orderParams.extend({ stepId: z.uuid() }),
    body: z.strictObject({ reason: z.string().trim().min(20).max(1_000) }),
    status: 202,
    response: orderAnswer,
    ifMatch: true,
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const { transaction, context, params, body } = scope;
      const steps = await listSteps(transaction, context.tenantId, order.orderId);
      const step = steps.find(({ stepId }) => stepId === params.stepId);
      if (step === undefined) {
        throw new Problem(
          404,
          'FULFILLMENT_STEP_NOT_FOUND',
          `The order ${order.orderId} has no step ${params.stepId}.`,
        );
      }
      if (order.falloutId === null || step.status !== 'REJECTED') throw refusal(order, 'STEP_NOT_REJECTED');
      return answerOf(await retryFallout(scope, order, order.falloutId, body.reason));
    },
  });
}

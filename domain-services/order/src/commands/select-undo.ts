import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { decide, refusal } from '../errors.ts';
import { selectUndo } from '../fulfillment-step.ts';
import { loadOrder, orderAudit, orderParams } from '../order-shapes.ts';
import { isForwardInDoubt, listSteps } from '../step-store.ts';

/** Adds the command that decides what is undone next. It changes nothing: what is undone is undone by its operation. */
export function addSelectUndo(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/undo-selections',
    operation: 'ORDER_UNDO_SELECT',
    summary: 'Decides which effect of an order is undone next, the latest first',
    roles: ['worker'],
    params: orderParams,
    body: z.strictObject({}),
    status: 200,
    response: z.object({
      undoAction: z.enum(['RELEASE_INVENTORY', 'DEACTIVATE_SERVICE', 'CANCEL_BILLING', 'NOTHING']),
      undoStepId: z.string(),
    }),
    resource: orderAudit,
    load: loadOrder,
    handle: async ({ transaction, context }, order) => {
      decide(order, 'SELECT_UNDO');
      const steps = await listSteps(transaction, context.tenantId, order.orderId);
      if (await isForwardInDoubt(transaction, context.tenantId, order, steps)) {
        throw refusal(order, 'ATTEMPTS_IN_DOUBT', { retryable: true });
      }
      const next = selectUndo(steps);
      const body =
        next === undefined
          ? { undoAction: 'NOTHING' as const, undoStepId: '' }
          : { undoAction: next.action, undoStepId: next.step.stepId };
      return { body, version: order.version };
    },
  });
}

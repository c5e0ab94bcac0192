import { orderEvents } from '@platform/contracts';
import { listOperations, type ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { decide, refusal } from '../errors.ts';
import { insertFallout } from '../fallout-store.ts';
import { effectOf, type FulfillmentStep } from '../fulfillment-step.ts';
import { idText, loadOrder, orderAudit, orderParams } from '../order-shapes.ts';
import { changeOrder, type Order, type OrderScope, orderResource } from '../order-store.ts';
import { listSteps } from '../step-store.ts';

/** Adds the command by which the process hands an order to an operator. While a fallout is open, it is the answer. */
export function addOpenFallout(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/fallouts',
    operation: 'ORDER_FALLOUT_OPEN',
    summary: 'Hands an order that cannot go on to an operator',
    roles: ['worker'],
    params: orderParams,
    body: z.strictObject({ code: idText, processInstanceId: idText }),
    status: 200,
    response: z.object({ falloutId: z.string() }),
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const status = decide(order, 'OPEN_FALLOUT');
      const { code, processInstanceId } = scope.body;
      if (order.processInstanceId !== processInstanceId) throw refusal(order, 'PROCESS_NOT_THE_CLAIMANT');
      if (order.falloutId !== null) return { body: { falloutId: order.falloutId }, version: order.version };
      const { orderId, businessKey } = order;
      const steps = await listSteps(scope.transaction, scope.context.tenantId, orderId);
      const rejected = steps.find((step) => step.status === 'REJECTED');
      const stepId = rejected?.stepId;
      const attempt = rejected && (await lastAttempt(scope, order, rejected));
      const falloutId = await insertFallout(scope, order, { code, stepId, processInstanceId });
      const changed = await changeOrder(scope, order, {
        command: 'ORDER_FALLOUT_OPEN',
        status,
        reason: code,
        falloutId,
      });
      scope.journal.event(orderEvents.orderEnteredFallout, orderResource(changed), {
        orderId,
        falloutId,
        code,
        businessKey,
        ...(stepId === undefined ? {} : { stepId }),
        ...(attempt === undefined ? {} : { attempt }),
      });
      return { body: { falloutId }, version: changed.version };
    },
  });
}

async function lastAttempt(
  { transaction, context }: OrderScope,
  { businessKey }: Order,
  step: FulfillmentStep,
): Promise<{ operationId: string; idempotencyKey: string; attemptNo: number } | undefined> {
  const operations = await listOperations(transaction, context.tenantId, businessKey);
  const refused = operations.findLast((operation) => effectOf(step, operation) === 'FORWARD');
  const attemptNo = refused?.attempts.at(-1)?.attemptNo;
  if (refused === undefined || attemptNo === undefined) return undefined;
  return { operationId: refused.operationId, idempotencyKey: refused.idempotencyKey, attemptNo };
}

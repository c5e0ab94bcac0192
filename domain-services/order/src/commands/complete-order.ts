import { orderEvents } from '@platform/contracts';
import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { decide, refusal } from '../errors.ts';
import { findHandoff } from '../handoff-store.ts';
import { answerOf, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';
import { changeOrder, orderResource } from '../order-store.ts';
import { listSteps } from '../step-store.ts';

/** Adds the command that closes an order when all of it is done. A repeat changes nothing. */
export function addCompleteOrder(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/completion',
    operation: 'ORDER_COMPLETE',
    summary: 'Completes an order whose steps are all done',
    roles: ['worker'],
    params: orderParams,
    body: z.strictObject({}),
    status: 200,
    response: orderAnswer,
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const status = decide(order, 'COMPLETE');
      if (status === order.status) return answerOf(order);
      const { transaction, context } = scope;
      const steps = await listSteps(transaction, context.tenantId, order.orderId);
      const handoff = await findHandoff(transaction, context.tenantId, order.orderId);
      const isDone = steps.length > 0 && steps.every((step) => step.status === 'SUCCEEDED');
      if (!isDone || handoff?.status !== 'CONFIRMED') throw refusal(order, 'ORDER_NOT_DONE');
      const changed = await changeOrder(scope, order, { command: 'ORDER_COMPLETE', status });
      scope.journal.event(orderEvents.orderCompleted, orderResource(changed), { orderId: order.orderId });
      return answerOf(changed);
    },
  });
}

import { orderEvents } from '@platform/contracts';
import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { decide, refusal } from '../errors.ts';
import { answerOf, idText, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';
import { changeOrder, orderResource } from '../order-store.ts';

/** Adds the command by which a process instance takes an order. The first one has it; the same one may claim again. */
export function addClaimProcess(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/process-claims',
    operation: 'ORDER_CLAIM',
    summary: 'Binds the order to the process instance that fulfills it',
    roles: ['worker'],
    params: orderParams,
    body: z.strictObject({ startCommandId: z.uuid(), processInstanceId: idText }),
    status: 200,
    response: orderAnswer,
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const { startCommandId, processInstanceId } = scope.body;
      if (order.startCommandId !== startCommandId) throw refusal(order, 'DUPLICATE_START');
      if (order.processInstanceId === processInstanceId) return answerOf(order);
      const status = decide(order, 'CLAIM');
      const changed = await changeOrder(scope, order, { command: 'ORDER_CLAIM', status, processInstanceId });
      scope.journal.event(orderEvents.orderFulfillmentStarted, orderResource(changed), {
        orderId: order.orderId,
        processInstanceId,
      });
      return answerOf(changed);
    },
  });
}

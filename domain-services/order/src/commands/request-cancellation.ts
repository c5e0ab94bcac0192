import { maySeeAccount, type ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { cancelOrder } from '../cancel-order.ts';
import { answerOf, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';

/** Adds the command by which people have an order undone. */
export function addRequestCancellation(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/cancellation',
    operation: 'ORDER_CANCEL',
    summary: 'Requests the cancellation of an order; what was done for it is undone',
    roles: ['sales', 'operator'],
    params: orderParams,
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    status: 202,
    response: orderAnswer,
    ifMatch: true,
    resource: orderAudit,
    load: async (scope) => {
      const order = await loadOrder(scope);
      return order !== undefined && maySeeAccount(scope.context.actor, order.customerAccountId) ? order : undefined;
    },
    handle: async (scope, order) => answerOf(await cancelOrder(scope, order, 'ORDER_CANCEL', scope.body.reason)),
  });
}

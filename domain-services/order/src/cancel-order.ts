import { orderEvents } from '@platform/contracts';
import { decide } from './errors.ts';
import { closeFallout } from './fallout-store.ts';
import { changeOrder, type Order, type OrderScope, orderResource } from './order-store.ts';
import { sendMessage } from './workflow-commands.ts';

/**
 * Requests the cancellation of an order: at once when no process has claimed it, else the process is told and undoes it.
 *
 * @throws {Problem} 409 when it is being cancelled already, or closed.
 */
export async function cancelOrder(scope: OrderScope, order: Order, command: string, reason: string): Promise<Order> {
  const status = decide(order, 'CANCEL');
  const { journal } = scope;
  if (order.falloutId !== null) await closeFallout(scope, order.falloutId, 'CANCEL', reason);
  const changed = await changeOrder(scope, order, {
    command,
    status,
    reason,
    falloutId: null,
    cancellationReason: reason,
  });
  const resource = orderResource(changed);
  const { orderId } = order;
  if (order.falloutId !== null) {
    journal.event(orderEvents.orderFalloutResolved, resource, {
      orderId,
      falloutId: order.falloutId,
      action: 'CANCEL',
    });
  }
  journal.event(orderEvents.orderCancellationRequested, resource, { orderId, reason });
  if (status === 'CANCELLED') journal.event(orderEvents.orderCancelled, resource, { orderId });
  else sendMessage(scope, changed, 'cancellation-requested', orderId);
  return changed;
}

import { decide } from './errors.ts';
import { type BillingHandoff, settleHandoff } from './handoff-store.ts';
import { changeOrder, type Order, type OrderScope } from './order-store.ts';
import { sendMessage } from './workflow-commands.ts';

/**
 * Confirms a handoff. A second confirmation changes nothing.
 *
 * The process is told only by a callback that it waits for: after a reconciliation its own task goes on, and in fallout it
 * waits for the operator (see resolve-fallout).
 *
 * @throws {Problem} 409 when the order is being undone or closed.
 */
export async function confirmHandoff(
  scope: OrderScope,
  order: Order,
  handoff: BillingHandoff,
  source: 'CALLBACK' | 'RECONCILIATION',
): Promise<Order> {
  const status = decide(order, 'CONFIRM_BILLING');
  if (handoff.status !== 'PENDING') return order;
  await settleHandoff(scope, order, handoff, { status: 'CONFIRMED', source });
  const changed = await changeOrder(scope, order, { command: 'BILLING_CONFIRM', status });
  if (source === 'CALLBACK' && order.status === 'PENDING_EXTERNAL') {
    sendMessage(scope, changed, 'billing-confirmed', handoff.billingHandoffId);
  }
  return changed;
}

/** Says whether a confirmation comes too late to have an effect: the order is being undone, or is undone. */
export function isTooLate({ status }: Order): boolean {
  return status === 'CANCELLING' || status === 'CANCELLED';
}

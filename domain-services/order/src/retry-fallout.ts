import { orderEvents } from '@platform/contracts';
import { openNextGeneration } from '@stepwright/service-kit';
import { decide } from './errors.ts';
import { closeFallout } from './fallout-store.ts';
import { operationsOf } from './fulfillment-step.ts';
import { findHandoff } from './handoff-store.ts';
import { changeOrder, type Order, type OrderScope, orderResource } from './order-store.ts';
import { changeStep, listSteps } from './step-store.ts';
import { sendMessage } from './workflow-commands.ts';

/**
 * Lets an order in fallout go on: rejected steps may be tried anew, under a new idempotency key, and the process is told.
 *
 * A handoff that is confirmed already is told again, because the resumed process waits for it anew.
 *
 * @throws {Problem} 409 FALLOUT_OBSOLETE when the fallout is not the open one.
 */
export async function retryFallout(scope: OrderScope, order: Order, falloutId: string, reason: string): Promise<Order> {
  const moved = decide(order, 'RETRY_FALLOUT');
  const { transaction, journal, context } = scope;
  const { orderId } = order;
  await closeFallout(scope, falloutId, 'RETRY', reason);
  await reopenRejectedSteps(scope, order);
  const handoff = await findHandoff(transaction, context.tenantId, orderId);
  const changed = await changeOrder(scope, order, {
    command: 'ORDER_FALLOUT_RETRY',
    status: handoff?.status === 'PENDING' ? 'PENDING_EXTERNAL' : moved,
    reason,
    falloutId: null,
  });
  journal.event(orderEvents.orderFalloutResolved, orderResource(changed), { orderId, falloutId, action: 'RETRY' });
  sendMessage(scope, changed, 'fallout-resolved', falloutId);
  if (handoff?.status === 'CONFIRMED') sendMessage(scope, changed, 'billing-confirmed', handoff.billingHandoffId);
  return changed;
}

async function reopenRejectedSteps(scope: OrderScope, { orderId }: Order): Promise<void> {
  const { transaction, context } = scope;
  for (const step of await listSteps(transaction, context.tenantId, orderId)) {
    if (step.status !== 'REJECTED') continue;
    await openNextGeneration(transaction, context.tenantId, operationsOf(step).forward, context.now);
    await changeStep(scope, step, { command: 'ORDER_FALLOUT_RETRY', status: 'PENDING', code: null });
  }
}

/**
 * Lets what an external system has refused without a word that the model knows be tried anew under a new key. What may have
 * happened keeps its key.
 */
export async function reopenRefusedSteps(scope: OrderScope, { orderId }: Order): Promise<void> {
  const { transaction, context } = scope;
  for (const step of await listSteps(transaction, context.tenantId, orderId)) {
    if (step.status !== 'PENDING') continue;
    await openNextGeneration(transaction, context.tenantId, operationsOf(step).forward, context.now);
  }
}

/** Lets rejected undo operations be tried anew: no error of the model leads to fallout from there, so an incident does. */
export async function reopenRejectedUndos(scope: OrderScope, { orderId }: Order): Promise<void> {
  const { transaction, context } = scope;
  for (const step of await listSteps(transaction, context.tenantId, orderId)) {
    const { undo } = operationsOf(step);
    if (step.status !== 'SUCCEEDED' || undo === undefined) continue;
    await openNextGeneration(transaction, context.tenantId, undo, context.now);
  }
}

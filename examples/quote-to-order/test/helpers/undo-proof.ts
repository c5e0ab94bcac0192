import { createPlatformClient, type Platform, people, waitFor } from '@platform/quote-to-order';
import { expect } from 'vitest';
import { type OrderView, readOrder, waitForOrder } from './walk.ts';

/** Asks for the cancellation in the name of the seller; reads the order again when it has just changed. */
export async function cancelOrder(platform: Platform, orderId: string): Promise<void> {
  const orders = createPlatformClient(platform, 'order', people.seller);
  await waitFor(`the cancellation of ${orderId} to be taken`, async () => {
    const { etag } = await orders.get(`/orders/${orderId}`);
    const answer = await orders.post(`/orders/${orderId}/cancellation`, {
      etag,
      body: { reason: 'Ordered by mistake' },
    });
    if (answer.status === 412) return undefined;
    expect(answer).toMatchObject({ status: 202, body: { orderId } });
    return answer;
  });
}

/**
 * Waits until an order is CANCELLED and proves by the ledger of the external systems that exactly `effects` were made, and that
 * whatever can be undone of them was undone once, the latest first. `late` effects may have come after the cancellation.
 */
export async function expectUndone(
  platform: Platform,
  orderId: string,
  effects: readonly string[],
  late = 0,
): Promise<OrderView> {
  const order = await waitForOrder(platform, orderId, 'CANCELLED');
  const ledger = await platform.downstream.control.ledger({ businessKey: order.businessKey });
  const forward = ledger.effects.filter(({ undoes }) => undoes === undefined);
  const undone = ledger.effects.filter(({ undoes }) => undoes !== undefined);
  expect(forward.map(({ operation }) => operation)).toEqual(effects);
  const undoable = forward.filter(({ operation }) => operation !== 'messages');
  expect(undone.map(({ undoes }) => undoes)).toEqual(undoable.map(({ reference }) => reference).reverse());
  for (const { undoneBy } of undoable) expect(undone.map(({ reference }) => reference)).toContain(undoneBy);

  const cancelledAt = order.transitions.find(({ command }) => command.endsWith('_CANCEL'))?.occurredAt ?? '';
  expect(forward.filter(({ at }) => at > cancelledAt)).toHaveLength(late);
  expect(undone.every(({ at }) => at > cancelledAt)).toBe(true);
  expectStepsUndone(order, undoable.length);
  await expectNothingLeft(platform, order);
  return order;
}

function expectStepsUndone(order: OrderView, undoneCount: number): void {
  expect(order.steps.filter(({ status }) => status === 'UNDONE')).toHaveLength(undoneCount);
  for (const { stepType, status } of order.steps) {
    if (stepType !== 'NOTIFY_CUSTOMER') expect(['UNDONE', 'PENDING', 'REJECTED']).toContain(status);
  }
  for (const { status } of order.operations) expect(['SUCCEEDED', 'REJECTED', 'READY']).toContain(status);
  expect(order.lines.every(({ status }) => status === 'CANCELLED')).toBe(true);
  if (order.handoff !== undefined) expect(order.handoff.status).toBe('CANCELLED');
}

/** The process has ended and no command waits for it any more. */
async function expectNothingLeft(platform: Platform, { orderId, businessKey }: OrderView): Promise<void> {
  await waitFor(`the process of ${orderId} to end`, async () => {
    const address = `${platform.engine.url}/history/process-instance?processInstanceBusinessKey=${businessKey}`;
    const instances = (await (await fetch(address)).json()) as { state: string }[];
    return instances.length === 1 && instances.every(({ state }) => state === 'COMPLETED') ? true : undefined;
  });
  expect((await readOrder(platform, orderId)).status).toBe('CANCELLED');
}

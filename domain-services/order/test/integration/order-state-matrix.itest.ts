import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Move, type OrderCommand, type OrderState, orderMoves, orderStates } from '../../src/order.ts';
import { OrderDriver } from '../helpers/order-driver.ts';
import { type Answer, startTestOrderService, type TestOrderService } from '../helpers/test-order-service.ts';

let service: TestOrderService;
beforeAll(async () => {
  service = await startTestOrderService('order_state_matrix');
});
afterAll(() => service?.stop());

/** Brings a new order into a state with as much done as that state permits. */
const inState: Record<OrderState, () => Promise<OrderDriver>> = {
  CAPTURED: () => OrderDriver.create(service),
  ORCHESTRATING: async () => {
    const order = await OrderDriver.create(service);
    await order.must(order.claim());
    return order;
  },
  IN_PROGRESS: async () => {
    const order = await inState.PENDING_EXTERNAL();
    await order.must(order.confirm(await handoffOf(order)));
    await order.succeed('notify');
    return order;
  },
  PENDING_EXTERNAL: async () => {
    const order = await OrderDriver.inProgress(service);
    await order.fulfillLine();
    await order.succeed('billing');
    return order;
  },
  FALLOUT: async () => {
    const order = await inState.PENDING_EXTERNAL();
    await order.must(order.confirm(await handoffOf(order)));
    await order.openFallout();
    return order;
  },
  CANCELLING: async () => {
    const order = await inState.IN_PROGRESS();
    await order.must(order.cancel());
    return order;
  },
  CANCELLED: async () => {
    const order = await inState.CANCELLING();
    await order.undoAll();
    await order.must(order.post('cancellation-completion'));
    return order;
  },
  COMPLETED: async () => {
    const order = await inState.IN_PROGRESS();
    await order.must(order.post('completion'));
    return order;
  },
};

/** What the route of each command is asked. BEGIN_STEP, BEGIN_UNDO and HAND_OVER_BILLING are asked through operations elsewhere. */
const ask: Partial<Record<OrderCommand, (order: OrderDriver) => Promise<Answer>>> = {
  CLAIM: (order) => order.claim(randomUUID()),
  DECOMPOSE: (order) => order.post('decomposition'),
  CONFIRM_BILLING: async (order) => order.confirm(await handoffOf(order)),
  OPEN_FALLOUT: (order) => order.post('fallouts', { code: 'X', processInstanceId: order.processInstanceId }),
  RETRY_FALLOUT: async (order) =>
    order.resolve({ falloutId: (await order.get()).body.falloutId ?? randomUUID(), action: 'RETRY', reason: 'again' }),
  CANCEL: (order) => order.cancel(),
  SELECT_UNDO: (order) => order.post('undo-selections'),
  COMPLETE_CANCELLATION: (order) => order.post('cancellation-completion'),
  COMPLETE: (order) => order.post('completion'),
};

async function handoffOf(order: OrderDriver): Promise<string> {
  return (await order.get()).body.handoff?.billingHandoffId ?? 'none';
}

/** What a route says besides its state table. */
const exceptions: Record<string, string> = {
  'CONFIRM_BILLING CAPTURED': '404 BILLING_HANDOFF_NOT_FOUND',
  'CONFIRM_BILLING ORCHESTRATING': '404 BILLING_HANDOFF_NOT_FOUND',
  'COMPLETE_CANCELLATION CANCELLING': '409 CANCELLATION_NOT_DONE',
};

function expectedOf(command: OrderCommand, state: OrderState): string {
  const move: Move = orderMoves[command][state];
  if (move.kind === 'refuse') return `409 ${move.code}`;
  return move.kind === 'move' ? move.to : state;
}

describe.each(orderStates)('an order that is %s', (state) => {
  it('answers every command as its table says, and a refusal changes nothing', async () => {
    let order = await inState[state]();
    expect((await order.get()).body.status).toBe(state);
    for (const [command, call] of Object.entries(ask) as [OrderCommand, (order: OrderDriver) => Promise<Answer>][]) {
      const before = (await order.get()).body;
      const { status, body } = await call(order);
      const after = (await order.get()).body;
      const seen = status >= 400 ? `${status} ${body.errorCode}` : after.status;
      expect(`${command}: ${seen}`).toBe(
        `${command}: ${exceptions[`${command} ${state}`] ?? expectedOf(command, state)}`,
      );
      if (status >= 400) expect(after).toEqual(before);
      if (after.status !== state) order = await inState[state]();
    }
  });
});

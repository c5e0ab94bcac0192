import { describe, expect, it } from 'vitest';
import { decide, orderErrors } from './errors.ts';
import { type Move, type OrderCommand, type OrderState, orderCommands, orderMoves, orderStates } from './order.ts';

/** Written down apart from the table: one row per command, one column per state in the order of `orderStates`. */
const expected: Record<OrderCommand, string> = {
  CLAIM:
    'ORCHESTRATING !DUPLICATE_START !DUPLICATE_START !DUPLICATE_START !DUPLICATE_START !DUPLICATE_START !START_OBSOLETE !DUPLICATE_START',
  DECOMPOSE: '!ORDER_NOT_CLAIMED IN_PROGRESS = = !ORDER_IN_FALLOUT !ORDER_CANCELLING !ORDER_FINISHED !ORDER_FINISHED',
  BEGIN_STEP:
    '!ORDER_NOT_CLAIMED !ORDER_NOT_DECOMPOSED = !BILLING_NOT_CONFIRMED !ORDER_IN_FALLOUT !ORDER_CANCELLING !ORDER_FINISHED !ORDER_FINISHED',
  HAND_OVER_BILLING: '= = PENDING_EXTERNAL = = = = =',
  CONFIRM_BILLING: '!ORDER_NOT_CLAIMED !ORDER_NOT_DECOMPOSED = IN_PROGRESS = !ORDER_CANCELLING !ORDER_FINISHED =',
  OPEN_FALLOUT: '!ORDER_NOT_CLAIMED FALLOUT FALLOUT FALLOUT = !ORDER_CANCELLING !ORDER_FINISHED !ORDER_FINISHED',
  RETRY_FALLOUT:
    '!FALLOUT_OBSOLETE !FALLOUT_OBSOLETE !FALLOUT_OBSOLETE !FALLOUT_OBSOLETE IN_PROGRESS !FALLOUT_OBSOLETE !FALLOUT_OBSOLETE !FALLOUT_OBSOLETE',
  CANCEL: 'CANCELLED CANCELLING CANCELLING CANCELLING CANCELLING !ORDER_CANCELLING !ORDER_FINISHED !ORDER_FINISHED',
  SELECT_UNDO:
    '!ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING = = !ORDER_NOT_CANCELLING',
  BEGIN_UNDO:
    '!ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING = !ORDER_FINISHED !ORDER_FINISHED',
  COMPLETE_CANCELLATION:
    '!ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING !ORDER_NOT_CANCELLING CANCELLED = !ORDER_NOT_CANCELLING',
  COMPLETE:
    '!ORDER_NOT_CLAIMED !ORDER_NOT_DONE COMPLETED !ORDER_NOT_DONE !ORDER_IN_FALLOUT !ORDER_CANCELLING !ORDER_FINISHED =',
};

function inShort(move: Move): string {
  if (move.kind === 'stay') return '=';
  return move.kind === 'move' ? move.to : `!${move.code}`;
}

describe('the moves of an order', () => {
  it.each(orderCommands)('%s does in every state what is written down', (command) => {
    const moves = orderStates.map((state) => inShort(orderMoves[command][state]));
    expect(moves.join(' ')).toBe(expected[command]);
  });

  it('never leave a closed order', () => {
    for (const state of ['CANCELLED', 'COMPLETED'] as const) {
      for (const command of orderCommands) expect(orderMoves[command][state].kind).not.toBe('move');
    }
  });

  it('reach every state from CAPTURED, and one of the two ends from every state', () => {
    const next = (from: OrderState): OrderState[] =>
      orderCommands.flatMap((command) => {
        const move = orderMoves[command][from];
        return move.kind === 'move' ? [move.to] : [];
      });
    const reachable = (start: OrderState): Set<OrderState> => {
      const seen = new Set<OrderState>([start]);
      for (const state of seen) for (const following of next(state)) seen.add(following);
      return seen;
    };
    expect([...reachable('CAPTURED')].sort()).toEqual([...orderStates].sort());
    for (const state of orderStates) {
      expect([state, [...reachable(state)].some((end) => end === 'CANCELLED' || end === 'COMPLETED')]).toEqual([
        state,
        true,
      ]);
    }
  });
});

describe('decide', () => {
  const order = (status: OrderState) => ({ orderId: 'O-1', businessKey: 'acme:order:O-1', status });

  it('gives the state after the command', () => {
    expect(decide(order('CAPTURED'), 'CLAIM')).toBe('ORCHESTRATING');
    expect(decide(order('IN_PROGRESS'), 'DECOMPOSE')).toBe('IN_PROGRESS');
  });

  it('refuses with the state seen and what to do', () => {
    expect(() => decide(order('CANCELLING'), 'COMPLETE')).toThrow(
      expect.objectContaining({
        status: 409,
        errorCode: 'ORDER_CANCELLING',
        businessKey: 'acme:order:O-1',
        message: `The order O-1 is CANCELLING: ${orderErrors.ORDER_CANCELLING}.`,
      }),
    );
  });
});

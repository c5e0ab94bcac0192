import { Problem } from '@stepwright/service-kit';
import { describe, expect, it } from 'vitest';
import {
  legalMoves,
  type QuoteMove,
  type QuoteState,
  quoteMoves,
  quoteStates,
  requireMove,
  type StoredState,
  stateAt,
  storedStates,
} from './quote.ts';

const now = new Date('2026-07-01T00:00:00Z');
const later = new Date('2026-08-01T00:00:00Z');
const earlier = new Date('2026-06-01T00:00:00Z');

/** One row per state; one column per move, in the order of `quoteMoves`: + leads on, else the code of the refusal. */
const expected: Record<QuoteState, string> = {
  DRAFT:
    '+ QUOTE_NOT_CONFIGURED QUOTE_NOT_PRICED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED APPROVAL_NOT_PENDING',
  CONFIGURED:
    '+ + QUOTE_NOT_PRICED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED APPROVAL_NOT_PENDING',
  PRICED:
    '+ + + START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED APPROVAL_NOT_PENDING',
  PENDING_APPROVAL_WORKFLOW_START:
    '+ + APPROVAL_PENDING + APPROVAL_NOT_CLAIMED APPROVAL_NOT_CLAIMED APPROVAL_NOT_CLAIMED APPROVAL_NOT_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED APPROVAL_NOT_PENDING',
  PENDING_APPROVAL:
    '+ + APPROVAL_PENDING START_OBSOLETE + + + + QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED APPROVAL_NOT_PENDING',
  APPROVED:
    '+ + QUOTE_APPROVED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING + + APPROVAL_NOT_PENDING',
  APPROVAL_REJECTED:
    '+ + QUOTE_REJECTED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED APPROVAL_NOT_PENDING',
  ACCEPTED_PENDING_ORDER_CREATION:
    'QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_ACCEPTED QUOTE_ACCEPTED +',
  ACCEPTED:
    'QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_ACCEPTED QUOTE_ACCEPTED APPROVAL_NOT_PENDING',
  EXPIRED:
    'QUOTE_EXPIRED QUOTE_EXPIRED QUOTE_EXPIRED START_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_OBSOLETE APPROVAL_NOT_PENDING QUOTE_EXPIRED QUOTE_EXPIRED APPROVAL_NOT_PENDING',
};

/** A stored quote that others see in this state. */
function quoteIn(state: QuoteState) {
  const isExpired = state === 'EXPIRED';
  const status: StoredState = isExpired ? 'APPROVED' : state;
  return { quoteId: 'Q-1', status, validUntil: isExpired ? earlier : later };
}

function outcomeOf(move: QuoteMove, state: QuoteState): string {
  try {
    requireMove(move, quoteIn(state), now);
    return '+';
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    expect(cause.status).toBe(409);
    expect(cause.message).toContain(state);
    return cause.errorCode;
  }
}

describe('requireMove', () => {
  it.each(quoteStates)('answers every move from %s as the table says', (state) => {
    expect(quoteMoves.map((move) => outcomeOf(move, state)).join(' ')).toBe(expected[state]);
  });

  it('leads only to states from which the life goes on, or to ACCEPTED', () => {
    const reached = new Set(storedStates.flatMap((state) => quoteMoves.flatMap((move) => legalMoves[state][move])));
    expect([...reached].sort()).toEqual(storedStates.filter((state) => state !== 'DRAFT').sort());
  });
});

describe('stateAt', () => {
  it('is EXPIRED from the very moment of validUntil on', () => {
    const quote = { status: 'APPROVED', validUntil: now } as const;
    expect(stateAt(quote, new Date(now.getTime() - 1))).toBe('APPROVED');
    expect(stateAt(quote, now)).toBe('EXPIRED');
  });

  it('never expires a running approval or an obligation', () => {
    const kept = storedStates.filter((status) => stateAt({ status, validUntil: earlier }, now) === status);
    expect(kept).toEqual([
      'PENDING_APPROVAL_WORKFLOW_START',
      'PENDING_APPROVAL',
      'ACCEPTED_PENDING_ORDER_CREATION',
      'ACCEPTED',
    ]);
  });
});

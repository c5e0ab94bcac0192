import type { Problem } from '@stepwright/service-kit';
import { type QuoteErrorCode, refusal } from './errors.ts';

/** The states that are stored. */
export const storedStates = [
  'DRAFT',
  'CONFIGURED',
  'PRICED',
  'PENDING_APPROVAL_WORKFLOW_START',
  'PENDING_APPROVAL',
  'APPROVED',
  'APPROVAL_REJECTED',
  'ACCEPTED_PENDING_ORDER_CREATION',
  'ACCEPTED',
] as const;

/** A state as it is stored. */
export type StoredState = (typeof storedStates)[number];

/** EXPIRED is what some states are past the end of validity. It is never stored: no clock has to tick for it to be true. */
export const quoteStates = [...storedStates, 'EXPIRED'] as const;

/** A state as others see it. */
export type QuoteState = (typeof quoteStates)[number];

/** Everything that can move a quote. */
export const quoteMoves = [
  'configure',
  'price',
  'submit',
  'claim',
  'evaluate',
  'openTask',
  'escalateTask',
  'decide',
  'registerArtifact',
  'accept',
  'recordOrder',
] as const;

/** One of {@link quoteMoves}. */
export type QuoteMove = (typeof quoteMoves)[number];

type Targets = readonly StoredState[];

const refused: Readonly<Record<QuoteMove, Targets>> = {
  configure: [],
  price: [],
  submit: [],
  claim: [],
  evaluate: [],
  openTask: [],
  escalateTask: [],
  decide: [],
  registerArtifact: [],
  accept: [],
  recordOrder: [],
};
const editable = { configure: ['CONFIGURED'], price: ['PRICED'] } as const;

/** Where each move may lead from each state; an empty list is a refusal. */
export const legalMoves: Readonly<Record<QuoteState, Readonly<Record<QuoteMove, Targets>>>> = {
  DRAFT: { ...refused, configure: ['CONFIGURED'] },
  CONFIGURED: { ...refused, ...editable },
  PRICED: { ...refused, ...editable, submit: ['PENDING_APPROVAL_WORKFLOW_START'] },
  PENDING_APPROVAL_WORKFLOW_START: { ...refused, ...editable, claim: ['PENDING_APPROVAL'] },
  PENDING_APPROVAL: {
    ...refused,
    ...editable,
    evaluate: ['PENDING_APPROVAL', 'APPROVED'],
    openTask: ['PENDING_APPROVAL'],
    escalateTask: ['PENDING_APPROVAL'],
    decide: ['PENDING_APPROVAL', 'APPROVED', 'APPROVAL_REJECTED'],
  },
  APPROVED: {
    ...refused,
    ...editable,
    registerArtifact: ['APPROVED'],
    accept: ['ACCEPTED_PENDING_ORDER_CREATION'],
  },
  APPROVAL_REJECTED: { ...refused, ...editable },
  ACCEPTED_PENDING_ORDER_CREATION: { ...refused, recordOrder: ['ACCEPTED'] },
  ACCEPTED: refused,
  EXPIRED: refused,
};

/** An approval that runs is brought to its end and an accepted quote is an obligation: neither expires. */
const neverExpires: ReadonlySet<StoredState> = new Set([
  'PENDING_APPROVAL_WORKFLOW_START',
  'PENDING_APPROVAL',
  'ACCEPTED_PENDING_ORDER_CREATION',
  'ACCEPTED',
]);

/** The state that a quote has at a moment. */
export function stateAt(quote: { readonly status: StoredState; readonly validUntil: Date }, now: Date): QuoteState {
  return quote.validUntil <= now && !neverExpires.has(quote.status) ? 'EXPIRED' : quote.status;
}

/** @throws {Problem} 409 naming the state and what to do when a quote cannot make this move now. */
export function requireMove(
  move: QuoteMove,
  quote: { readonly quoteId: string; readonly status: StoredState; readonly validUntil: Date },
  now: Date,
): void {
  const state = stateAt(quote, now);
  if (legalMoves[state][move].length === 0) throw moveRefusal(move, quote.quoteId, state);
}

function moveRefusal(move: QuoteMove, quoteId: string, state: QuoteState): Problem {
  const code = refusalCode(move, state);
  return refusal(409, code, `The quote ${quoteId} is ${state}; ${advice[code]}`);
}

type RefusalCode = Extract<
  QuoteErrorCode,
  | 'APPROVAL_NOT_CLAIMED'
  | 'APPROVAL_NOT_PENDING'
  | 'APPROVAL_OBSOLETE'
  | 'APPROVAL_PENDING'
  | 'QUOTE_ACCEPTED'
  | 'QUOTE_APPROVED'
  | 'QUOTE_EXPIRED'
  | 'QUOTE_NOT_APPROVED'
  | 'QUOTE_NOT_CONFIGURED'
  | 'QUOTE_NOT_PRICED'
  | 'QUOTE_REJECTED'
  | 'START_OBSOLETE'
>;

/** The code that a refused move is answered with: workers need the codes of their BPMN errors, people the reason. */
export function refusalCode(move: QuoteMove, state: QuoteState): RefusalCode {
  if (move === 'claim') return 'START_OBSOLETE';
  if (move === 'evaluate' || move === 'openTask' || move === 'escalateTask') {
    return state === 'PENDING_APPROVAL_WORKFLOW_START' ? 'APPROVAL_NOT_CLAIMED' : 'APPROVAL_OBSOLETE';
  }
  if (move === 'decide' || move === 'recordOrder') return 'APPROVAL_NOT_PENDING';
  if (state === 'EXPIRED') return 'QUOTE_EXPIRED';
  if (state === 'ACCEPTED' || state === 'ACCEPTED_PENDING_ORDER_CREATION') return 'QUOTE_ACCEPTED';
  if (move === 'accept' || move === 'registerArtifact') return 'QUOTE_NOT_APPROVED';
  if (move === 'submit') return submitRefusal[state] ?? 'QUOTE_NOT_PRICED';
  return 'QUOTE_NOT_CONFIGURED';
}

const submitRefusal: Partial<Record<QuoteState, RefusalCode>> = {
  PENDING_APPROVAL_WORKFLOW_START: 'APPROVAL_PENDING',
  PENDING_APPROVAL: 'APPROVAL_PENDING',
  APPROVED: 'QUOTE_APPROVED',
  APPROVAL_REJECTED: 'QUOTE_REJECTED',
};

const advice: Readonly<Record<RefusalCode, string>> = {
  APPROVAL_NOT_CLAIMED: 'let a process instance claim the approval first.',
  APPROVAL_NOT_PENDING: 'only a running approval can be decided; read the quote again.',
  APPROVAL_OBSOLETE: 'end the approval, it is no longer wanted.',
  APPROVAL_PENDING: 'wait for the decision, or price it again to withdraw the approval.',
  QUOTE_ACCEPTED: 'an accepted quote is not changed; make a new quote.',
  QUOTE_APPROVED: 'the revision can be accepted.',
  QUOTE_EXPIRED: 'make a new quote.',
  QUOTE_NOT_APPROVED: 'price it, submit it for approval and wait for the decision.',
  QUOTE_NOT_CONFIGURED: 'configure it first.',
  QUOTE_NOT_PRICED: 'price it first.',
  QUOTE_REJECTED: 'change its configuration or price before you submit it again.',
  START_OBSOLETE: 'end the process, no approval of this revision waits for it.',
};

import { Problem, type ProblemOptions } from '@stepwright/service-kit';
import { type OrderCommand, type OrderState, orderMoves } from './order.ts';

/** The stable codes of this service's refusals: what each means, and what to do. */
export const orderErrors = {
  ATTEMPTS_IN_DOUBT: 'an attempt of a step has no known outcome; reconcile it first, then ask again',
  BILLING_NOT_CONFIRMED: 'the billing confirmation is awaited; nothing else is done until it has come',
  CANCELLATION_NOT_DONE:
    'something that was done is not undone yet; undo what undo-selections names, then complete again',
  DUPLICATE_START: 'another process instance or start command has the order; this one ends without effect',
  EXTERNAL_REFERENCE_MISSING:
    'the outcome names no external reference, and without it the confirmation cannot be awaited',
  STEP_NOT_REJECTED:
    'only a rejected step of an order in fallout is tried anew; an incident is resolved by its fallout case',
  FALLOUT_OBSOLETE: 'this fallout is not open any more; read the order again',
  LINE_ACTION_NOT_SUPPORTED: 'no step can disconnect a service yet; take the line out of the quote',
  OPERATION_NOT_OF_STEP:
    'the step is done by another system or operation; open the operation that its task contract names',
  ORDER_CANCELLING: 'it is being undone; nothing more is done for it',
  ORDER_CONTENT_DIFFERS:
    'the accepted revision became an order with other content; find out which of the two was accepted',
  ORDER_EXISTS_FOR_QUOTE: 'the quote became an order in another revision; a change of it is a new intent',
  ORDER_FINISHED: 'it is closed and stays as it is',
  ORDER_IN_FALLOUT: 'an operator has to resolve its fallout first',
  ORDER_NOT_CANCELLING: 'nothing is undone unless its cancellation was requested',
  ORDER_NOT_CLAIMED: 'no process instance has claimed it yet; claim it first',
  ORDER_NOT_DECOMPOSED: 'its steps are not planned yet; decompose it first',
  ORDER_NOT_DONE: 'a step or the billing confirmation is missing; finish it first',
  PROCESS_NOT_THE_CLAIMANT: 'another process instance has claimed the order; only that one speaks for it',
  START_OBSOLETE: 'it was cancelled before its process could claim it; the process ends without effect',
  UNDO_OUT_OF_ORDER: 'a later effect is undone first; ask undo-selections for the next one',
} as const;

/** One code of {@link orderErrors}. */
export type OrderErrorCode = keyof typeof orderErrors;

interface RefusedOrder {
  readonly orderId: string;
  readonly businessKey: string;
  readonly status: OrderState;
}

/** The 409 of an order that cannot do what was asked, with the state seen and what to do. */
export function refusal(order: RefusedOrder, code: OrderErrorCode, options: ProblemOptions = {}): Problem {
  const { orderId, businessKey, status } = order;
  return new Problem(409, code, `The order ${orderId} is ${status}: ${orderErrors[code]}.`, {
    businessKey,
    ...options,
  });
}

/**
 * Looks the command up in the state table.
 *
 * @returns the state after the command; the same one when nothing moves.
 * @throws {Problem} 409 when the state refuses.
 */
export function decide(order: RefusedOrder, command: OrderCommand): OrderState {
  const move = orderMoves[command][order.status];
  if (move.kind === 'refuse') throw refusal(order, move.code);
  return move.kind === 'move' ? move.to : order.status;
}

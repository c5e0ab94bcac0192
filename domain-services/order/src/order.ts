/** The states of an order. What is done for it in detail is kept by its steps, not by more states (STM-17). */
export const orderStates = [
  'CAPTURED',
  'ORCHESTRATING',
  'IN_PROGRESS',
  'PENDING_EXTERNAL',
  'FALLOUT',
  'CANCELLING',
  'CANCELLED',
  'COMPLETED',
] as const;

/** One state of an order. */
export type OrderState = (typeof orderStates)[number];

/** What can be asked of an order; each is decided by its state. */
export const orderCommands = [
  'CLAIM',
  'DECOMPOSE',
  'BEGIN_STEP',
  'HAND_OVER_BILLING',
  'CONFIRM_BILLING',
  'OPEN_FALLOUT',
  'RETRY_FALLOUT',
  'CANCEL',
  'SELECT_UNDO',
  'BEGIN_UNDO',
  'COMPLETE_CANCELLATION',
  'COMPLETE',
] as const;

/** One command of an order. */
export type OrderCommand = (typeof orderCommands)[number];

/** The code of a command that the state refuses. */
export type StateRefusal =
  | 'DUPLICATE_START'
  | 'START_OBSOLETE'
  | 'ORDER_NOT_CLAIMED'
  | 'ORDER_NOT_DECOMPOSED'
  | 'ORDER_NOT_DONE'
  | 'ORDER_NOT_CANCELLING'
  | 'ORDER_CANCELLING'
  | 'ORDER_FINISHED'
  | 'ORDER_IN_FALLOUT'
  | 'BILLING_NOT_CONFIRMED'
  | 'FALLOUT_OBSOLETE';

/** What a command does to an order in one state: it moves, stays as it is, or the command is refused. */
export type Move =
  | { readonly kind: 'move'; readonly to: OrderState }
  | { readonly kind: 'stay' }
  | { readonly kind: 'refuse'; readonly code: StateRefusal };

const stay: Move = { kind: 'stay' };
const to = (state: OrderState): Move => ({ kind: 'move', to: state });
const refuse = (code: StateRefusal): Move => ({ kind: 'refuse', code });

const duplicateStart = refuse('DUPLICATE_START');
const notClaimed = refuse('ORDER_NOT_CLAIMED');
const notDone = refuse('ORDER_NOT_DONE');
const notCancelling = refuse('ORDER_NOT_CANCELLING');
const inFallout = refuse('ORDER_IN_FALLOUT');
const cancelling = refuse('ORDER_CANCELLING');
const finished = refuse('ORDER_FINISHED');
const falloutObsolete = refuse('FALLOUT_OBSOLETE');

/**
 * Every move of an order. A repeat by the claiming process instance is answered before CLAIM is looked up here.
 *
 * HAND_OVER_BILLING never refuses: what has happened outside is recorded in any state.
 */
export const orderMoves: Readonly<Record<OrderCommand, Readonly<Record<OrderState, Move>>>> = {
  CLAIM: {
    CAPTURED: to('ORCHESTRATING'),
    ORCHESTRATING: duplicateStart,
    IN_PROGRESS: duplicateStart,
    PENDING_EXTERNAL: duplicateStart,
    FALLOUT: duplicateStart,
    CANCELLING: duplicateStart,
    CANCELLED: refuse('START_OBSOLETE'),
    COMPLETED: duplicateStart,
  },
  DECOMPOSE: {
    CAPTURED: notClaimed,
    ORCHESTRATING: to('IN_PROGRESS'),
    IN_PROGRESS: stay,
    PENDING_EXTERNAL: stay,
    FALLOUT: inFallout,
    CANCELLING: cancelling,
    CANCELLED: finished,
    COMPLETED: finished,
  },
  BEGIN_STEP: {
    CAPTURED: notClaimed,
    ORCHESTRATING: refuse('ORDER_NOT_DECOMPOSED'),
    IN_PROGRESS: stay,
    PENDING_EXTERNAL: refuse('BILLING_NOT_CONFIRMED'),
    FALLOUT: inFallout,
    CANCELLING: cancelling,
    CANCELLED: finished,
    COMPLETED: finished,
  },
  HAND_OVER_BILLING: {
    CAPTURED: stay,
    ORCHESTRATING: stay,
    IN_PROGRESS: to('PENDING_EXTERNAL'),
    PENDING_EXTERNAL: stay,
    FALLOUT: stay,
    CANCELLING: stay,
    CANCELLED: stay,
    COMPLETED: stay,
  },
  CONFIRM_BILLING: {
    CAPTURED: notClaimed,
    ORCHESTRATING: refuse('ORDER_NOT_DECOMPOSED'),
    IN_PROGRESS: stay,
    PENDING_EXTERNAL: to('IN_PROGRESS'),
    FALLOUT: stay,
    CANCELLING: cancelling,
    CANCELLED: finished,
    COMPLETED: stay,
  },
  OPEN_FALLOUT: {
    CAPTURED: notClaimed,
    ORCHESTRATING: to('FALLOUT'),
    IN_PROGRESS: to('FALLOUT'),
    PENDING_EXTERNAL: to('FALLOUT'),
    FALLOUT: stay,
    CANCELLING: cancelling,
    CANCELLED: finished,
    COMPLETED: finished,
  },
  RETRY_FALLOUT: {
    CAPTURED: falloutObsolete,
    ORCHESTRATING: falloutObsolete,
    IN_PROGRESS: falloutObsolete,
    PENDING_EXTERNAL: falloutObsolete,
    FALLOUT: to('IN_PROGRESS'),
    CANCELLING: falloutObsolete,
    CANCELLED: falloutObsolete,
    COMPLETED: falloutObsolete,
  },
  CANCEL: {
    CAPTURED: to('CANCELLED'),
    ORCHESTRATING: to('CANCELLING'),
    IN_PROGRESS: to('CANCELLING'),
    PENDING_EXTERNAL: to('CANCELLING'),
    FALLOUT: to('CANCELLING'),
    CANCELLING: cancelling,
    CANCELLED: finished,
    COMPLETED: finished,
  },
  SELECT_UNDO: {
    CAPTURED: notCancelling,
    ORCHESTRATING: notCancelling,
    IN_PROGRESS: notCancelling,
    PENDING_EXTERNAL: notCancelling,
    FALLOUT: notCancelling,
    CANCELLING: stay,
    CANCELLED: stay,
    COMPLETED: notCancelling,
  },
  BEGIN_UNDO: {
    CAPTURED: notCancelling,
    ORCHESTRATING: notCancelling,
    IN_PROGRESS: notCancelling,
    PENDING_EXTERNAL: notCancelling,
    FALLOUT: notCancelling,
    CANCELLING: stay,
    CANCELLED: finished,
    COMPLETED: finished,
  },
  COMPLETE_CANCELLATION: {
    CAPTURED: notCancelling,
    ORCHESTRATING: notCancelling,
    IN_PROGRESS: notCancelling,
    PENDING_EXTERNAL: notCancelling,
    FALLOUT: notCancelling,
    CANCELLING: to('CANCELLED'),
    CANCELLED: stay,
    COMPLETED: notCancelling,
  },
  COMPLETE: {
    CAPTURED: notClaimed,
    ORCHESTRATING: notDone,
    IN_PROGRESS: to('COMPLETED'),
    PENDING_EXTERNAL: notDone,
    FALLOUT: inFallout,
    CANCELLING: cancelling,
    CANCELLED: finished,
    COMPLETED: stay,
  },
};

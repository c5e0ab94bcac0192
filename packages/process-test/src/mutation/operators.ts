import type { Operator } from './mutation.ts';
import { changeCandidates } from './operators/change-candidates.ts';
import { changeCardinality } from './operators/change-cardinality.ts';
import { changeErrorCode } from './operators/change-error-code.ts';
import { changeMessage } from './operators/change-message.ts';
import { changeTimer } from './operators/change-timer.ts';
import { dropBoundaryEvent } from './operators/drop-boundary-event.ts';
import { dropLoop } from './operators/drop-loop.ts';
import { dropMapping } from './operators/drop-mapping.ts';
import { flipInterrupting } from './operators/flip-interrupting.ts';
import { invertCondition } from './operators/invert-condition.ts';
import { swapDefaultFlow } from './operators/swap-default-flow.ts';

/** The kinds of changes that are made to a model. */
export type MutationOperator =
  | 'drop-boundary-event'
  | 'invert-condition'
  | 'swap-default-flow'
  | 'change-timer'
  | 'drop-mapping'
  | 'change-error-code'
  | 'flip-interrupting'
  | 'change-message'
  | 'drop-loop'
  | 'change-cardinality'
  | 'change-candidates';

/** What makes each kind of change. */
export const operators: Readonly<Record<MutationOperator, Operator>> = {
  'drop-boundary-event': dropBoundaryEvent,
  'invert-condition': invertCondition,
  'swap-default-flow': swapDefaultFlow,
  'change-timer': changeTimer,
  'drop-mapping': dropMapping,
  'change-error-code': changeErrorCode,
  'flip-interrupting': flipInterrupting,
  'change-message': changeMessage,
  'drop-loop': dropLoop,
  'change-cardinality': changeCardinality,
  'change-candidates': changeCandidates,
};

/** In the order in which reports name them. */
export const operatorNames: readonly MutationOperator[] = Object.keys(operators) as MutationOperator[];

import type { Expression } from '../juel/expression.ts';
import type { CallMapping } from './io-mapping.ts';

export type EventDefinition =
  | MessageEvent
  | SignalEvent
  | TimerEvent
  | ErrorEvent
  | EscalationEvent
  | ConditionalEvent
  | CompensationEvent
  | CancelEvent;

export interface MessageEvent {
  readonly kind: 'message';
  readonly name: Expression;
}

export interface SignalEvent {
  readonly kind: 'signal';
  readonly name: Expression;
  /** Variables that a throwing signal event passes on; empty means none. */
  readonly mappings: readonly CallMapping[];
  /** A throwing event that hands the signal over to a job. */
  readonly async: boolean;
}

export interface TimerEvent {
  readonly kind: 'timer';
  readonly timer: 'date' | 'duration' | 'cycle';
  readonly expression: Expression;
}

export interface ErrorEvent {
  readonly kind: 'error';
  /** Undefined catches every error. A thrown error always has one. May hold an expression when thrown. */
  readonly code?: string;
  readonly messageText?: Expression;
  readonly codeVariable?: string;
  readonly messageVariable?: string;
}

export interface EscalationEvent {
  readonly kind: 'escalation';
  /** Undefined catches every escalation. */
  readonly code?: string;
  readonly codeVariable?: string;
}

export interface ConditionalEvent {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly variableName?: string;
  /** Undefined: create, update and delete. */
  readonly variableEvents?: readonly ('create' | 'update' | 'delete')[];
}

export interface CompensationEvent {
  readonly kind: 'compensation';
  /** Undefined compensates the scope. Camunda always waits for the handlers, whatever `waitForCompletion` says. */
  readonly activityId?: string;
}

export interface CancelEvent {
  readonly kind: 'cancel';
}

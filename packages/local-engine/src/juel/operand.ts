import type { TypedValue } from '../values/typed-value.ts';
import type { ExpressionScope } from './expression-scope.ts';

export type Evaluate = (scope: ExpressionScope) => TypedValue;

/** A part of an expression whose kind is known before it is evaluated. */
export type Operand = ValueOperand | DateTimeOperand | ScopeObjectOperand;

export interface ValueOperand {
  readonly kind: 'value';
  readonly evaluate: Evaluate;
}

/** What `dateTime()` gives: an instant with methods, which is no value that a variable could have. */
export interface DateTimeOperand {
  readonly kind: 'dateTime';
  readonly instant: (scope: ExpressionScope) => number;
}

/** `execution`, `task` or `externalTask`: something that properties and methods are read from. */
export interface ScopeObjectOperand {
  readonly kind: 'scopeObject';
  readonly name: ScopeObjectName;
}

export type ScopeObjectName = 'execution' | 'task' | 'externalTask';

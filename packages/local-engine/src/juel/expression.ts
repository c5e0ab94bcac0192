import type { TypedValue } from '../values/typed-value.ts';
import type { ExpressionScope } from './expression-scope.ts';

/** A compiled expression of Camunda's JUEL: a literal, `${…}`, `#{…}` or a text that holds some of them. */
export interface Expression {
  /** As it stands in the model. */
  readonly text: string;
  /** Whether it has no `${…}` or `#{…}`; its value is then its text as a String. */
  readonly isLiteral: boolean;
  /**
   * Computes the value; changes nothing.
   * @throws ExpressionError with the engine's words
   */
  evaluate(scope: ExpressionScope): TypedValue;
}

import type { Decision } from '../decision-model.ts';
import type { DecisionDefinition, ExpressionText } from '../dmn/decision-definition.ts';
import type { Expression } from '../feel/syntax.ts';

/** Expressions by the text object that they were read from; an Error stands for one that does not parse. */
export type CompiledExpressions = ReadonlyMap<ExpressionText, Expression | Error>;

/** A decision that is ready to be evaluated. */
export interface CompiledDecision {
  readonly fileName: string | undefined;
  readonly definition: DecisionDefinition;
  readonly info: Decision;
  readonly expressions: CompiledExpressions;
}

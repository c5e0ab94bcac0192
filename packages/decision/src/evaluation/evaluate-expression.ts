import { DecisionError, type DecisionErrorCode } from '../decision-error.ts';
import type { ExpressionText } from '../dmn/decision-definition.ts';
import { evaluate } from '../feel/evaluate.ts';
import { FeelFailure, FeelLimit, FeelSyntaxError, FeelUnsupported } from '../feel/feel-error.ts';
import { type FeelValue, isFailure, nullValue } from '../feel/feel-value.ts';
import type { Environment, Scope } from '../feel/scope.ts';
import { leaveFeel } from './clause-value.ts';
import type { CompiledDecision } from './compiled-decision.ts';

/** The value of an expression as it leaves FEEL; one without text is null. @throws DecisionError */
export function evaluateText(
  decision: CompiledDecision,
  text: ExpressionText,
  scope: Scope,
  env: Environment,
): FeelValue {
  return located(decision, text, () => leaveFeel(run(decision, text, scope, env)));
}

/** Whether the tests of an entry hold. @throws DecisionError */
export function testText(decision: CompiledDecision, text: ExpressionText, scope: Scope, env: Environment): boolean {
  return located(decision, text, () => {
    const value = run(decision, text, scope, env);
    return value.kind === 'boolean' && value.value;
  });
}

/** Whether an entry says anything. */
export function hasText({ text }: ExpressionText): boolean {
  return text !== undefined;
}

function run(decision: CompiledDecision, text: ExpressionText, scope: Scope, env: Environment): FeelValue {
  if (text.text === undefined) return nullValue;
  const expression = decision.expressions.get(text);
  if (expression === undefined) throw new FeelSyntaxError('the expression has no text');
  if (expression instanceof Error) throw expression;
  const value = evaluate(expression, scope, env);
  if (isFailure(value)) throw new FeelFailure(value.message);
  return value;
}

/** Adds to an error where it happened. */
export function located<T>(decision: CompiledDecision, text: ExpressionText, go: () => T): T {
  try {
    return go();
  } catch (error) {
    throw locate(decision, text, error);
  }
}

function locate(decision: CompiledDecision, text: ExpressionText, error: unknown): unknown {
  const { fileName, definition } = decision;
  const where = { fileName, decisionId: definition.id, elementId: text.elementId, line: text.line };
  const place = `${fileName ?? 'the DMN'} line ${text.line}, decision '${definition.id}'`;
  if (error instanceof DecisionError) {
    if (error.decisionId !== undefined) return error;
    return new DecisionError(error.code, `${error.message} (${place})`, {
      ...where,
      engineType: error.engineType,
      cause: error,
    });
  }
  const described = describe(error, text.text ?? '');
  if (!described) return error;
  const engineType = described.code === 'FEEL_FAILED' || described.code === 'FEEL_SYNTAX' ? 'FeelException' : undefined;
  return new DecisionError(described.code, `${described.message} (${place})`, { ...where, engineType, cause: error });
}

/** The code and message of an error in an expression; undefined for an error that is none of ours. */
export function describe(
  error: unknown,
  text: string,
): { readonly code: DecisionErrorCode; readonly message: string } | undefined {
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  const inEngine = 'FEEL/SCALA-01008 Error while evaluating expression:';
  if (error instanceof FeelSyntaxError) {
    return { code: 'FEEL_SYNTAX', message: `${inEngine} failed to parse expression '${shown}': ${error.message}` };
  }
  if (error instanceof FeelFailure) {
    return { code: 'FEEL_FAILED', message: `${inEngine} failed to evaluate expression '${shown}': ${error.message}` };
  }
  if (error instanceof FeelUnsupported) return { code: 'FEEL_UNSUPPORTED', message: `in '${shown}' ${error.message}` };
  if (error instanceof FeelLimit) return { code: 'FEEL_LIMIT', message: `in '${shown}' ${error.message}` };
  if (error instanceof RangeError)
    return { code: 'FEEL_LIMIT', message: `'${shown}' needs more memory than an evaluation may use` };
  return undefined;
}

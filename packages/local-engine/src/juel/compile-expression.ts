import type { TypedValue } from '../values/typed-value.ts';
import { toText } from './coercions.ts';
import { compileParts, type ExpressionPart } from './compile-node.ts';
import type { Expression } from './expression.ts';
import { EvaluationProblem, ExpressionError, unsupported } from './expression-error.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Evaluate } from './operand.ts';

/**
 * Compiles an expression as Camunda 7 reads it: a literal, `${…}`, `#{…}` or a text that holds some of them. Do it once for
 * each text of a model; the result has no state.
 * @example
 * compileExpression('${amount > 1000 && !approved}').evaluate(scope);
 * @throws ExpressionSyntaxError when it does not parse, calls Java, or is larger than this engine takes
 */
export function compileExpression(text: string): Expression {
  const parts = compileParts(text);
  const isLiteral = parts.every((part) => 'literal' in part);
  const evaluate = evaluatorOf(parts);
  return {
    text,
    isLiteral,
    evaluate: (scope) => {
      try {
        return evaluate(scope);
      } catch (problem) {
        throw explained(problem, text);
      }
    },
  };
}

function evaluatorOf(parts: readonly ExpressionPart[]): Evaluate {
  const [only] = parts;
  if (only && parts.length === 1 && 'evaluate' in only) {
    const { evaluate } = only;
    return (scope) => resultOf(evaluate(scope));
  }
  if (parts.every((part) => 'literal' in part)) {
    const value: TypedValue = { type: 'String', value: parts.map(({ literal }) => literal).join('') };
    return () => value;
  }
  return (scope) => ({ type: 'String', value: parts.map((part) => textOf(part, scope)).join('') });
}

function textOf(part: ExpressionPart, scope: ExpressionScope): string {
  return 'literal' in part ? part.literal : toText(part.evaluate(scope));
}

/** An expression's value is a new one: how a client once wrote the value it came from is forgotten. */
function resultOf(value: TypedValue): TypedValue {
  if (value.type === 'Null') return value.declared === undefined ? value : { type: 'Null', value: null };
  if (value.type === 'Object')
    return value.serialization === undefined ? value : { type: 'Object', value: value.value };
  if (value.type === 'Xml') throw unsupported('This engine does not read Xml in expressions.');
  return value;
}

function explained(problem: unknown, text: string): unknown {
  if (!(problem instanceof EvaluationProblem)) return problem;
  return new ExpressionError(problem.code, text, problem.message, { cause: problem });
}

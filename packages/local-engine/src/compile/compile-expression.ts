import type { XmlElement } from '@stepwright/model/xml';
import { compileExpression } from '../juel/compile-expression.ts';
import type { Expression } from '../juel/expression.ts';
import { EngineFault } from './engine-fault.ts';
import type { Problems } from './problems.ts';
import { reportUnsupported } from './unsupported.ts';
import { unsupportedExpression } from './unsupported-expression.ts';

/**
 * Compiles a text of the model that belongs to this element. What Camunda evaluates and the local engine does not is reported as unsupported.
 * @throws {EngineFault} when it is no expression
 */
export type CompileExpression = (text: string, element: XmlElement) => Expression;

/** Makes a compiler that compiles a text once, however often it stands in the file. */
export function createExpressionCompiler(problems: Problems): CompileExpression {
  const known = new Map<string, Expression>();
  return (text, element) => {
    const expression = known.get(text) ?? compileOrReport(text, element, problems);
    if (expression) known.set(text, expression);
    return expression ?? unsupportedExpression(text);
  };
}

function compileOrReport(text: string, element: XmlElement, problems: Problems): Expression | undefined {
  try {
    return compileExpression(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (isEnginesOwn(reason)) throw new EngineFault(reason, { cause, element });
    const instead = `${reason}; compute the value in a task, or write the expression without it`;
    reportUnsupported(problems, `the expression '${shortened(text)}'`, element, instead);
    return undefined;
  }
}

/**
 * Only checks that Camunda can read a text, for what the local engine refuses anyhow.
 * @throws {EngineFault} when it is no expression
 */
export function requireExpression(text: string, element: XmlElement): void {
  try {
    compileExpression(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (isEnginesOwn(reason)) throw new EngineFault(reason, { cause, element });
  }
}

/** Whether these are the words of Camunda for a text that it cannot read either: it does not parse, or calls a function that is not there. */
function isEnginesOwn(reason: string): boolean {
  return /^(?:Error parsing '|Could not resolve function '|Parameters for function ')/.test(reason);
}

function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}

/** Whether a text begins as an expression does; Camunda takes other texts for constants in some places. */
export function looksLikeExpression(text: string): boolean {
  return /^\s*[$#]\{/.test(text);
}

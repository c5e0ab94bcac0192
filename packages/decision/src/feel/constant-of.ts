import { createBudget } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { expressionParts } from './expression-parts.ts';
import { FeelFailure, FeelLimit, FeelUnsupported } from './feel-error.ts';
import { type FeelValue, isFailure } from './feel-value.ts';
import { emptyScope } from './scope.ts';
import type { Expression } from './syntax.ts';

const stepsMax = 10_000;
const changing: ReadonlySet<string> = new Set(['now', 'today', 'random number', 'uuid']);

/** The value of an expression that has the same one whenever it is evaluated; undefined for all others and for one that fails. */
export function constantOf(expression: Expression): FeelValue | undefined {
  if (!isFixed(expression)) return undefined;
  const env = { budget: createBudget(stepsMax), now: () => new Date(0), timeZone: 'UTC' };
  try {
    const value = evaluate(expression, emptyScope, env);
    return isFailure(value) ? undefined : value;
  } catch (error) {
    if (error instanceof FeelFailure || error instanceof FeelUnsupported || error instanceof FeelLimit)
      return undefined;
    throw error;
  }
}

function isFixed(expression: Expression): boolean {
  const waiting = [expression];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.kind === 'variable' || part.kind === 'input' || part.kind.startsWith('test') || part.kind === 'any') {
      return false;
    }
    if (part.kind === 'call' && changing.has(part.name)) return false;
    waiting.push(...expressionParts(part));
  }
  return true;
}

import { constantOf, type Expression, type FeelValue } from '@stepwright/decision/syntax';
import type { FeelText } from './decision-logic.ts';

// Owns the values of expressions, as one table is asked for many conditions. An expression never changes.
const known = new WeakMap<Expression, FeelValue | undefined>();

/** The value that a cell always gives; undefined when it is computed or says nothing. */
export function constantCell({ syntax }: FeelText): FeelValue | undefined {
  if (!syntax) return undefined;
  if (!known.has(syntax)) known.set(syntax, constantOf(syntax));
  return known.get(syntax);
}

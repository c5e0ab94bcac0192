import type { EngineVariable } from '@stepwright/contract';
import { constantOf, type FeelValue, parseExpression } from '@stepwright/decision/syntax';
import type { Project, ProjectDecision } from '../../project/project.ts';
import type { CellTest } from './cell-test.ts';
import type { TableInput } from './decision-logic.ts';
import { decisionTasksOf } from './decision-tasks.ts';
import { suppliedVariables } from './supplied-variables.ts';

/**
 * What the contracts of all processes that ask a decision say of the values of its inputs: the texts of an enumeration, the least and the greatest
 * number. An input that somebody may set in another way has no limits;
 * undefined when none has.
 */
export function contractLimits(
  project: Project,
  decision: ProjectDecision,
): ((input: TableInput) => CellTest | undefined) | undefined {
  const tasks = decisionTasksOf(project).filter((task) => task.decision === decision);
  const supplied = [...new Set(tasks.map(({ process }) => process))].map((one) => suppliedVariables(project, one));
  if (supplied.length === 0 || supplied.some(({ isOpen }) => isOpen)) return undefined;
  return ({ syntax }) => {
    if (syntax?.kind !== 'variable') return undefined;
    if (supplied.some(({ fromCallers }) => fromCallers.has(syntax.name))) return undefined;
    const declarations = supplied.flatMap(({ byName }) => byName.get(syntax.name) ?? []);
    const limits = declarations.map(({ variable }) => (variable && !variable.isSealed ? limitOf(variable) : undefined));
    const known = limits.filter((limit) => limit !== undefined);
    return known.length > 0 && known.length === limits.length ? { kind: 'any', tests: known } : undefined;
  };
}

/** What zod tells of a schema without being asked to parse. */
interface SchemaFacts {
  readonly options?: readonly unknown[];
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
  readonly in?: SchemaFacts;
  unwrap?(): SchemaFacts;
}

function limitOf({ schema }: EngineVariable<unknown>): CellTest | undefined {
  const facts = innermost(schema as SchemaFacts);
  if (Array.isArray(facts.options) && facts.options.every((one) => typeof one === 'string')) {
    return { kind: 'equal', values: facts.options.map(textValue), isList: true };
  }
  const from = numberValue(facts.minValue);
  const to = numberValue(facts.maxValue);
  if (from && to)
    return { kind: 'range', from: { value: from, isIncluded: true }, to: { value: to, isIncluded: true } };
  if (from) return { kind: 'order', operator: '>=', value: from };
  return to && { kind: 'order', operator: '<=', value: to };
}

/** The schema of the author, without what `optional()` and the limits of the engine's types put around it. */
function innermost(schema: SchemaFacts): SchemaFacts {
  let facts = schema;
  for (let depth = 0; depth < 10; depth += 1) {
    const inner = facts.in ?? (facts.options ? undefined : facts.unwrap?.());
    if (!inner) break;
    facts = inner;
  }
  return facts;
}

function textValue(value: string): FeelValue {
  return { kind: 'string', value };
}

/** Limits of the number types themselves say nothing about the business. */
function numberValue(value: number | null | undefined): FeelValue | undefined {
  if (value === null || value === undefined || !Number.isSafeInteger(value) || Math.abs(value) >= 2 ** 31 - 1) {
    return undefined;
  }
  return constantOf(parseExpression(String(value)));
}

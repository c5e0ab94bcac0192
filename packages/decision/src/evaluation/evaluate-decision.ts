import type { TableDefinition } from '../dmn/decision-definition.ts';
import { type FeelValue, listValue } from '../feel/feel-value.ts';
import { type Environment, rootScope, type Scope } from '../feel/scope.ts';
import { type ClauseValue, toResult } from './clause-value.ts';
import type { CompiledDecision } from './compiled-decision.ts';
import { convertType } from './convert-type.ts';
import { evaluateText, located } from './evaluate-expression.ts';
import { evaluateTable } from './evaluate-table.ts';
import type { Evaluation, ResultRow } from './evaluation.ts';
import type { Outcome } from './outcome.ts';

/**
 * Evaluates decisions in order, the last one being the one that was asked for. The results of the others become variables.
 * @throws DecisionError
 */
export function evaluateDecisions(
  order: readonly CompiledDecision[],
  variables: ReadonlyMap<string, FeelValue>,
  env: Environment,
): Evaluation {
  const known = new Map(variables);
  const required: Evaluation[] = [];
  let last: Evaluation | undefined;
  for (const decision of order) {
    const outcome = evaluateLogic(decision, rootScope(known), env);
    if (last) required.push(last);
    last = toEvaluation(decision, outcome, []);
    addResults(decision, outcome, known);
  }
  if (!last) throw new RangeError('no decision to evaluate');
  return { ...last, required };
}

function evaluateLogic(decision: CompiledDecision, scope: Scope, env: Environment): Outcome {
  const { logic } = decision.definition;
  if (logic.kind === 'decisionTable') {
    // A hit policy belongs to no expression: the place of its error is the decision.
    const place = { text: undefined, elementId: decision.definition.id, line: decision.definition.line };
    return located(decision, place, () => evaluateTable(decision, logic, scope, env));
  }
  const { variable, expression } = logic;
  const value = located(decision, expression, () =>
    convertType(evaluateText(decision, expression, scope, env), variable.typeRef, env.timeZone),
  );
  return { inputs: [], matched: [], rows: [new Map([[variable.name ?? '', value]])], collectResult: undefined };
}

/** One row gives its values, several rows and those of a collecting table give lists. */
function addResults({ definition }: CompiledDecision, { rows }: Outcome, known: Map<string, FeelValue>): void {
  const [only, second] = rows;
  if (!only) return;
  if (!second && !collects(definition.logic)) {
    for (const [name, value] of only) known.set(name, value.feel);
    return;
  }
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  for (const name of names) {
    known.set(name, listValue(rows.flatMap((row) => row.get(name)?.feel ?? [])));
  }
}

function collects(logic: CompiledDecision['definition']['logic']): boolean {
  if (logic.kind !== 'decisionTable') return false;
  const { hitPolicy, aggregator }: TableDefinition = logic;
  return hitPolicy === 'RULE ORDER' || (hitPolicy === 'COLLECT' && aggregator === undefined);
}

function toEvaluation(
  { definition, info }: CompiledDecision,
  outcome: Outcome,
  required: readonly Evaluation[],
): Evaluation {
  return {
    decisionId: definition.id,
    decisionName: definition.name,
    fingerprint: info.fingerprint,
    inputs: outcome.inputs,
    matchedRules: outcome.matched.map(({ id, order, annotation, outputs }) => ({
      id,
      order,
      annotation,
      outputs: toRow(outputs),
    })),
    result: outcome.rows.map(toRow),
    collectResult: outcome.collectResult && toResult(outcome.collectResult),
    required,
  };
}

function toRow(outputs: ReadonlyMap<string, ClauseValue>): ResultRow {
  return new Map([...outputs].map(([name, value]) => [name, toResult(value)] as const));
}

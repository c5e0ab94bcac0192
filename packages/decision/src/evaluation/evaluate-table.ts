import type { TableDefinition } from '../dmn/decision-definition.ts';
import { inputNameVariable } from '../feel/evaluate.ts';
import { stringValue } from '../feel/feel-value.ts';
import { type Environment, type Scope, withVariables } from '../feel/scope.ts';
import { type ClauseValue, nullClause, toResult } from './clause-value.ts';
import type { CompiledDecision } from './compiled-decision.ts';
import { convertType } from './convert-type.ts';
import { evaluateText, hasText, located, testText } from './evaluate-expression.ts';
import type { EvaluatedInput } from './evaluation.ts';
import { aggregate, applyHitPolicy, type RuleOutputs } from './hit-policy.ts';
import type { Outcome } from './outcome.ts';

/** The name under which a column sees its input when the file gives none. */
export const defaultInputVariable = 'cellInput';

type Rule = TableDefinition['rules'][number];

/** Evaluates a table column by column, as the engine does: a rule that one column rules out is not looked at by the next. */
export function evaluateTable(
  decision: CompiledDecision,
  table: TableDefinition,
  scope: Scope,
  env: Environment,
): Outcome {
  const inputs: EvaluatedInput[] = [];
  let rules: readonly Rule[] = table.rules;
  for (const [at, input] of table.inputs.entries()) {
    const value = located(decision, input.expression, () =>
      convertType(evaluateText(decision, input.expression, scope, env), input.typeRef, env.timeZone),
    );
    inputs.push({ id: input.id, name: input.label, value: toResult(value) });
    const column = columnScope(scope, input, value);
    rules = rules.filter((rule) => {
      env.budget.spend(1);
      const test = rule.tests[at];
      return test === undefined || !hasText(test) || testText(decision, test, column, env);
    });
  }
  const matched = rules.map((rule) => evaluateOutputs(decision, table, rule, scope, env));
  return { inputs, ...applyTo(table, matched) };
}

function columnScope(scope: Scope, input: TableDefinition['inputs'][number], value: ClauseValue): Scope {
  const name = input.inputVariable ?? defaultInputVariable;
  const named = new Map([[inputNameVariable, stringValue(name)]]);
  if (hasText(input.expression)) named.set(name, value.feel);
  // The name of the input wins over an input that has this very name.
  return withVariables(scope, named.set(inputNameVariable, stringValue(name)));
}

/** An output without text is left out. */
function evaluateOutputs(
  decision: CompiledDecision,
  table: TableDefinition,
  rule: Rule,
  scope: Scope,
  env: Environment,
): RuleOutputs {
  const outputs = new Map<string, ClauseValue>();
  for (const [at, output] of table.outputs.entries()) {
    const text = rule.outputs[at];
    if (!text || !hasText(text)) continue;
    const value = located(decision, text, () =>
      convertType(evaluateText(decision, text, scope, env), output.typeRef, env.timeZone),
    );
    outputs.set(output.name ?? '', value);
  }
  return { id: rule.id, order: table.rules.indexOf(rule) + 1, annotation: rule.annotation, outputs };
}

function applyTo(table: TableDefinition, matched: readonly RuleOutputs[]): Omit<Outcome, 'inputs'> {
  const counting = applyHitPolicy(table.hitPolicy, matched);
  const rows = counting.map(({ outputs }) => outputs);
  if (table.aggregator === undefined) return { matched: counting, rows, collectResult: undefined };
  const { name, value } = aggregate(table.aggregator, counting);
  if (name === undefined && value === undefined) return { matched: counting, rows, collectResult: undefined };
  return { matched: counting, rows: [new Map([[name ?? '', value ?? nullClause]])], collectResult: value };
}

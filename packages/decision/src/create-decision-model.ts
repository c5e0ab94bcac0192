import { DecisionError, type DecisionErrorCode } from './decision-error.ts';
import type { Decision, DecisionModel, DecisionVariables, EvaluateOptions, ModelProblem } from './decision-model.ts';
import type { DecisionDefinition, ExpressionText } from './dmn/decision-definition.ts';
import type { Definitions } from './dmn/read-definitions.ts';
import { toFeel } from './evaluation/clause-value.ts';
import type { CompiledDecision } from './evaluation/compiled-decision.ts';
import { evaluateDecisions } from './evaluation/evaluate-decision.ts';
import { describe, hasText } from './evaluation/evaluate-expression.ts';
import { defaultInputVariable } from './evaluation/evaluate-table.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { createBudget } from './feel/budget.ts';
import { parseExpression, parseUnaryTests } from './feel/parse/parse-feel.ts';
import type { Expression } from './feel/syntax.ts';
import { isZone } from './feel/temporal/zone.ts';
import { fingerprintDecisions } from './fingerprint.ts';

/** Makes decisions ready to be evaluated: their FEEL is parsed once. */
export function createDecisionModel(definitions: Definitions, fileName: string | undefined): DecisionModel {
  const fingerprints = fingerprintDecisions(definitions.decisions);
  const compiled = new Map<string, CompiledDecision>();
  for (const definition of definitions.decisions) {
    const info = describeDecision(definition, fingerprints.get(definition.id) ?? '');
    compiled.set(definition.id, { fileName, definition, info, expressions: compile(definition) });
  }
  return {
    fileName,
    drd: { id: definitions.id, name: definitions.name },
    decisions: [...compiled.values()].map(({ info }) => info),
    problems: [...compiled.values()].flatMap(problemsOf),
    evaluate: (decisionId, variables = {}, options = {}) => evaluateIn(compiled, decisionId, variables, options),
  };
}

function evaluateIn(
  compiled: ReadonlyMap<string, CompiledDecision>,
  decisionId: string,
  variables: DecisionVariables,
  options: EvaluateOptions,
): Evaluation {
  const { now = () => new Date(), timeZone = 'UTC', stepsMax = 2_000_000 } = options;
  if (!isZone(timeZone)) throw new RangeError(`timeZone '${timeZone}' is no IANA zone such as 'Europe/Berlin'`);
  const order = orderOf(compiled, decisionId);
  const known = new Map(
    Object.entries(variables).map(([name, value]) => [name, toFeel(value, timeZone, name)] as const),
  );
  return evaluateDecisions(order, known, { budget: createBudget(stepsMax), now, timeZone });
}

/** Required decisions come first, each one once, in the order of the file. */
function orderOf(compiled: ReadonlyMap<string, CompiledDecision>, decisionId: string): readonly CompiledDecision[] {
  const order: CompiledDecision[] = [];
  const visit = (id: string): void => {
    const decision = compiled.get(id);
    if (!decision) {
      throw new DecisionError(
        'DECISION_UNKNOWN',
        `there is no decision '${id}': the model has ${[...compiled.keys()].join(', ')}`,
        { decisionId: id },
      );
    }
    if (order.includes(decision)) return;
    for (const required of decision.definition.required) visit(required.id);
    order.push(decision);
  };
  visit(decisionId);
  return order;
}

function describeDecision(definition: DecisionDefinition, fingerprint: string): Decision {
  const { logic, id, name, historyTimeToLive, versionTag, line } = definition;
  const table = logic.kind === 'decisionTable' ? logic : undefined;
  return {
    id,
    name,
    historyTimeToLive,
    versionTag,
    kind: logic.kind,
    requiredDecisions: definition.required.map((required) => required.id),
    inputs: (table?.inputs ?? []).map((input) => ({
      id: input.id,
      label: input.label,
      expression: input.expression.text,
      typeRef: input.typeRef,
      inputVariable: input.inputVariable ?? defaultInputVariable,
    })),
    outputs: logic.kind === 'decisionTable' ? logic.outputs : [logic.variable],
    hitPolicy: table?.hitPolicy,
    aggregator: table?.aggregator,
    fingerprint,
    line,
  };
}

function compile({ logic }: DecisionDefinition): ReadonlyMap<ExpressionText, Expression | Error> {
  const expressions = new Map<ExpressionText, Expression | Error>();
  const add = (text: ExpressionText, parse: (source: string) => Expression): void => {
    if (text.text === undefined) return;
    try {
      expressions.set(text, parse(text.text));
    } catch (error) {
      if (!(error instanceof Error) || !describe(error, '')) throw error;
      expressions.set(text, error);
    }
  };
  if (logic.kind === 'literalExpression') {
    add(logic.expression, parseExpression);
    return expressions;
  }
  for (const input of logic.inputs) add(input.expression, parseExpression);
  for (const rule of logic.rules) {
    for (const test of rule.tests.filter(hasText)) add(test, parseUnaryTests);
    for (const output of rule.outputs.filter(hasText)) add(output, parseExpression);
  }
  return expressions;
}

function problemsOf({ fileName, definition, expressions }: CompiledDecision): readonly ModelProblem[] {
  const problems: ModelProblem[] = [];
  for (const [text, error] of expressions) {
    if (!(error instanceof Error)) continue;
    const described: { code: DecisionErrorCode; message: string } | undefined = describe(error, text.text ?? '');
    if (!described) continue;
    const message = `${fileName ?? 'the DMN'} line ${text.line}, decision '${definition.id}': ${described.message}`;
    problems.push({
      code: described.code,
      message,
      decisionId: definition.id,
      elementId: text.elementId,
      line: text.line,
    });
  }
  return problems;
}

import {
  DecisionError,
  type DecisionErrorCode,
  type DecisionResultMapper,
  type Evaluation,
  mapDecisionResult,
} from '@stepwright/decision';
import type { BusinessRuleBehavior } from '../model/behavior.ts';
import type { DecisionDefinitionRecord } from '../records/runtime-records.ts';
import { EngineError, notSupported, processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { latestDecision } from '../state/latest-versions.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { decisionRows, javaRows } from './decision-rows.ts';
import { toDecisionVariables } from './decision-variables.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, textOf } from './expressions.ts';
import { recordDecision } from './history-decisions.ts';
import { type Variables, variablesVisibleFrom } from './variables.ts';

/** Evaluates the decision of a business rule task; answers the value for its result variable. */
export function evaluateForTask(execution: Execution, behavior: BusinessRuleBehavior): TypedValue {
  const { state } = execution.run;
  const key = textOf(behavior.decision.evaluate(expressionScopeOf(execution)));
  const definition = decisionFor(execution, key, behavior);
  const variables = new Map<string, TypedValue>();
  for (const [name, record] of variablesVisibleFrom(state, execution.id)) variables.set(name, record.value);
  const evaluation = evaluateDecision(state, definition, variables);
  recordDecision(state, definition, evaluation, execution);
  return mapped(state, definition, evaluation, behavior.mapDecisionResult);
}

/** @throws EngineError in the engine's words */
function evaluateDecision(state: EngineState, definition: DecisionDefinitionRecord, variables: Variables): Evaluation {
  const model = state.decisionsOf(definition.id);
  return translated(() =>
    model.evaluate(definition.key, toDecisionVariables(variables), { now: () => new Date(state.clock.now()) }),
  );
}

/** Evaluates a decision; answers its rows with what the engine types in them. @throws EngineError in the engine's words */
export function evaluateRows(
  state: EngineState,
  definition: DecisionDefinitionRecord,
  variables: Variables,
): ReturnType<typeof decisionRows> {
  const evaluation = evaluateDecision(state, definition, variables);
  recordDecision(state, definition, evaluation);
  return translated(() => decisionRows(state, definition, evaluation));
}

function decisionFor(execution: Execution, key: string, { binding }: BusinessRuleBehavior): DecisionDefinitionRecord {
  const { state } = execution.run;
  const definitions = state.tables.decisionsByKey.get(key);
  const scope = expressionScopeOf(execution);
  switch (binding.kind) {
    case 'latest':
      return (
        latestDecision(state, key) ?? missing(`no decision definition deployed with key '${key}' and tenant-id 'null'`)
      );
    case 'deployment': {
      const deploymentId = state.tables.definitions.get(execution.record.definitionId)?.deploymentId;
      const found = definitions.find((one) => one.deploymentId === deploymentId);
      return found ?? missing(`no decision definition deployed with key = '${key}' in deployment = '${deploymentId}'`);
    }
    case 'version': {
      const version = textOf(binding.version.evaluate(scope));
      const found = definitions.find((one) => one.version === Number(version));
      return (
        found ??
        missing(`no decision definition deployed with key = '${key}', version = '${version}' and tenant-id = 'null'`)
      );
    }
    default: {
      const tag = textOf(binding.versionTag.evaluate(scope));
      const found = definitions.find((one) => one.versionTag === tag);
      return (
        found ??
        missing(`no decision definition deployed with key = '${key}', versionTag = '${tag}' and tenant-id = 'null'`)
      );
    }
  }
}

function missing(what: string): never {
  throw processEngineException(`${what}: decisionDefinition is null`);
}

/** What a Camunda engine may well evaluate. */
const notEvaluatedHere: readonly DecisionErrorCode[] = [
  'FEEL_UNSUPPORTED',
  'FEEL_LIMIT',
  'RESULT_UNSUPPORTED',
  'VARIABLE_UNSUPPORTED',
];

/** A failed decision is none of the engine's own exceptions: what catches those lets it pass. */
function translated<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    if (notEvaluatedHere.includes(error.code)) throw notSupported(`this decision: ${error.message}`);
    throw new EngineError(500, error.engineType ?? 'DmnEngineException', engineWords(error), {
      code: null,
      cause: error,
    });
  }
}

/** The engine writes the matching rules down as Java does its objects. */
function engineWords({ code, message }: DecisionError): string {
  if (code !== 'HIT_POLICY_VIOLATED') return message;
  return message.replace(/'\[([^\]]*)\]'/, (_, ids: string) => {
    const rules = ids.split(', ').map((id) => `DmnEvaluatedDecisionRuleImpl{id='${id}'}`);
    return `'[${rules.join(', ')}]'`;
  });
}

function mapped(
  state: EngineState,
  definition: DecisionDefinitionRecord,
  evaluation: Evaluation,
  mapper: DecisionResultMapper,
): TypedValue {
  try {
    return translated(() => mapDecisionResult(evaluation, mapper));
  } catch (error) {
    const { cause } = error as EngineError;
    if (!(cause instanceof DecisionError) || cause.code !== 'RESULT_MAPPING') throw error;
    const [begin = ''] =
      /^ENGINE-\d+ The decision result mapper '\w+\{\}' failed to process '/.exec(cause.message) ?? [];
    const [end = "'"] = /'\. The decision outputs .*$/.exec(cause.message) ?? [];
    throw processEngineException(`${begin}${javaRows(decisionRows(state, definition, evaluation))}${end}`, cause);
  }
}

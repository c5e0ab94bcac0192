import type { Decision, Evaluation, ResultValue } from '@stepwright/decision';
import { requirementsIdOf } from '../queries/decision-requirements.ts';
import { DAY_MS, removalTimeMs } from '../queries/removal-time.ts';
import type {
  HistoricDecisionInput,
  HistoricDecisionInstanceRecord,
  HistoricDecisionOutput,
  HistoricProcessInstanceRecord,
} from '../records/history-records.ts';
import type { DecisionDefinitionRecord } from '../records/runtime-records.ts';
import { persistenceFailure } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { isStorable } from '../values/is-storable.ts';
import type { Execution } from './execution.ts';

type Place = Pick<
  HistoricDecisionInstanceRecord,
  | 'definitionId'
  | 'definitionKey'
  | 'processInstanceId'
  | 'rootProcessInstanceId'
  | 'activityId'
  | 'activityInstanceId'
  | 'removalAtMs'
>;

/**
 * Writes down how a decision came about, and after it those that it required. Without an execution somebody evaluated it by the API.
 * @throws EngineError when a text is longer than history holds: the engine fails in its database then
 */
export function recordDecision(
  state: EngineState,
  definition: DecisionDefinitionRecord,
  evaluation: Evaluation,
  execution?: Execution,
): void {
  const place = execution ? placeOf(execution) : placeOutside(state, definition);
  const root = insertDecision(state, definition, evaluation, place, undefined);
  for (const required of evaluation.required) {
    insertDecision(state, decisionBeside(state, definition, required.decisionId), required, place, root.id);
  }
}

/** From the end of the root instance on, decisions know when history may forget them: they outlive the instance in history. */
export function recordDecisionRemoval(state: EngineState, { id }: HistoricProcessInstanceRecord): void {
  const { historicDecisions, historicDecisionsByRoot } = state.tables;
  for (const record of historicDecisionsByRoot.get(id)) {
    historicDecisions.update(record, { removalAtMs: removalTimeMs(record, state) });
  }
}

function placeOf({ run, record, activity, activityInstanceId }: Execution): Place {
  return {
    definitionId: record.definitionId,
    definitionKey: run.state.tables.definitions.get(record.definitionId)?.key,
    processInstanceId: record.processInstanceId,
    rootProcessInstanceId: record.rootProcessInstanceId,
    activityId: activity?.id,
    activityInstanceId,
    removalAtMs: undefined,
  };
}

function placeOutside({ clock }: EngineState, { historyTimeToLiveDays: days }: DecisionDefinitionRecord): Place {
  return {
    definitionId: undefined,
    definitionKey: undefined,
    processInstanceId: undefined,
    rootProcessInstanceId: undefined,
    activityId: undefined,
    activityInstanceId: undefined,
    removalAtMs: days === undefined ? undefined : clock.now() + days * DAY_MS,
  };
}

/** A required decision is in the same file. */
function decisionBeside(
  { tables }: EngineState,
  { deploymentId }: DecisionDefinitionRecord,
  key: string,
): DecisionDefinitionRecord {
  const found = tables.decisionsByKey.get(key).find((one) => one.deploymentId === deploymentId);
  if (!found) throw new Error(`the required decision '${key}' is not in the deployment '${deploymentId}'`);
  return found;
}

function insertDecision(
  state: EngineState,
  definition: DecisionDefinitionRecord,
  evaluation: Evaluation,
  { removalAtMs, ...place }: Place,
  rootDecisionInstanceId: string | undefined,
): HistoricDecisionInstanceRecord {
  const model = state.decisionsOf(definition.id).decisions.find(({ id }) => id === definition.key);
  return state.tables.historicDecisions.insert({
    id: state.nextId(),
    decisionId: definition.id,
    decisionKey: definition.key,
    decisionName: definition.name,
    requirementsId: requirementsIdOf(definition),
    requirementsKey: definition.requirementsKey,
    evaluatedAtMs: state.clock.now(),
    removalAtMs,
    ...place,
    rootDecisionInstanceId,
    collectResult: numberOf(evaluation.collectResult),
    inputs: evaluation.inputs.map((input) => inputOf(state, input)),
    outputs: model ? outputsOf(state, model, evaluation) : [],
  });
}

function inputOf(state: EngineState, { id, name, value }: Evaluation['inputs'][number]): HistoricDecisionInput {
  return { id: state.nextId(), clauseId: id, clauseName: name, value: storable(value) };
}

/** A rule has an output for every column that it says something in. The engine counts the rules that matched, not those of the table. */
function outputsOf(state: EngineState, model: Decision, evaluation: Evaluation): readonly HistoricDecisionOutput[] {
  if (model.kind === 'literalExpression') return valuesOf(state, evaluation);
  return evaluation.matchedRules.flatMap(({ id: ruleId, outputs }, at) =>
    model.outputs.flatMap(({ id: clauseId, label: clauseName, name: variableName }) => {
      const value = outputs.get(variableName ?? '');
      if (value === undefined) return [];
      const column = { clauseId, clauseName, variableName, value: storable(value) };
      return [{ id: state.nextId(), ruleId, ruleOrder: at + 1, ...column }];
    }),
  );
}

/** The value of a literal expression. */
function valuesOf(state: EngineState, { result }: Evaluation): readonly HistoricDecisionOutput[] {
  return result.flatMap((row) =>
    [...row].map(([variableName, value]) => ({
      id: state.nextId(),
      clauseId: undefined,
      clauseName: undefined,
      ruleId: undefined,
      ruleOrder: undefined,
      variableName,
      value: storable(value),
    })),
  );
}

function storable(value: ResultValue): ResultValue {
  if (value.type === 'String' && !isStorable(value)) throw persistenceFailure(10_002);
  return value;
}

function numberOf(value: ResultValue | undefined): number | undefined {
  if (value?.type === 'Integer' || value?.type === 'Long' || value?.type === 'Double') return Number(value.value);
  return undefined;
}

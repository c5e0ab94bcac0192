import type {
  HistoricDecisionInput,
  HistoricDecisionInstanceRecord,
  HistoricDecisionOutput,
} from '../../records/history-records.ts';
import { WireDouble } from '../../values/wire-json.ts';
import { decisionValueShape } from './decision-value.ts';
import { shownTime } from './time.ts';

export interface DecisionDetails {
  readonly includeInputs: boolean;
  readonly includeOutputs: boolean;
  readonly deserializeValues: boolean;
}

/** One evaluation of a decision. */
export function historicDecisionInstanceShape(
  record: HistoricDecisionInstanceRecord,
  details: DecisionDetails,
): object {
  const shown = { record, deserializeValues: details.deserializeValues };
  return {
    id: record.id,
    decisionDefinitionId: record.decisionId,
    decisionDefinitionKey: record.decisionKey,
    decisionDefinitionName: record.decisionName ?? null,
    evaluationTime: shownTime(record.evaluatedAtMs),
    removalTime: shownTime(record.removalAtMs),
    processDefinitionId: record.definitionId ?? null,
    processDefinitionKey: record.definitionKey ?? null,
    processInstanceId: record.processInstanceId ?? null,
    rootProcessInstanceId: record.rootProcessInstanceId ?? null,
    caseDefinitionId: null,
    caseDefinitionKey: null,
    caseInstanceId: null,
    activityId: record.activityId ?? null,
    activityInstanceId: record.activityInstanceId ?? null,
    userId: null,
    ...(details.includeInputs ? { inputs: inClauseOrder(record.inputs).map((input) => inputShape(input, shown)) } : {}),
    ...(details.includeOutputs
      ? { outputs: inRuleOrder(record.outputs).map((output) => outputShape(output, shown)) }
      : {}),
    collectResultValue: record.collectResult === undefined ? null : new WireDouble(record.collectResult),
    rootDecisionInstanceId: record.rootDecisionInstanceId ?? null,
    decisionRequirementsDefinitionId: record.requirementsId ?? null,
    decisionRequirementsDefinitionKey: record.requirementsKey ?? null,
    tenantId: null,
  };
}

interface Shown {
  readonly record: HistoricDecisionInstanceRecord;
  readonly deserializeValues: boolean;
}

function inputShape(input: HistoricDecisionInput, { record, deserializeValues }: Shown): object {
  return {
    ...decisionValueShape(input.value, deserializeValues),
    id: input.id,
    decisionInstanceId: record.id,
    clauseId: input.clauseId,
    clauseName: input.clauseName ?? null,
    errorMessage: null,
    createTime: shownTime(record.evaluatedAtMs),
    removalTime: shownTime(record.removalAtMs),
    rootProcessInstanceId: record.rootProcessInstanceId ?? null,
  };
}

function outputShape(output: HistoricDecisionOutput, { record, deserializeValues }: Shown): object {
  return {
    ...decisionValueShape(output.value, deserializeValues),
    id: output.id,
    decisionInstanceId: record.id,
    clauseId: output.clauseId ?? null,
    clauseName: output.clauseName ?? null,
    ruleId: output.ruleId ?? null,
    ruleOrder: output.ruleOrder ?? null,
    variableName: output.variableName ?? null,
    errorMessage: null,
    // The engine does not write it for a literal expression.
    createTime: output.clauseId === undefined ? null : shownTime(record.evaluatedAtMs),
    removalTime: shownTime(record.removalAtMs),
    rootProcessInstanceId: record.rootProcessInstanceId ?? null,
  };
}

function inClauseOrder(inputs: readonly HistoricDecisionInput[]): readonly HistoricDecisionInput[] {
  return inputs.toSorted((a, b) => compare(a.clauseId, b.clauseId));
}

function inRuleOrder(outputs: readonly HistoricDecisionOutput[]): readonly HistoricDecisionOutput[] {
  return outputs.toSorted(
    (a, b) => (a.ruleOrder ?? 0) - (b.ruleOrder ?? 0) || compare(a.clauseId ?? '', b.clauseId ?? ''),
  );
}

/** By code unit, as the engine's database sorts. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

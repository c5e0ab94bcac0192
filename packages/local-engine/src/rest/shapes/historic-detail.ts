import { variableNameOf, variableTaskOf } from '../../queries/historic-details.ts';
import { removalTimeMs } from '../../queries/removal-time.ts';
import type { HistoricVariableUpdateRecord } from '../../records/history-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownTime } from './time.ts';
import { shownWithoutBytes } from './variable-instance.ts';

/** One change of a variable. */
export function historicDetailShape(
  update: HistoricVariableUpdateRecord,
  state: EngineState,
  deserializeValues: boolean,
): object {
  const { tables } = state;
  const name = variableNameOf(update, state);
  const instance = tables.historicInstances.get(update.processInstanceId);
  const options = { deserializeValues, namesTypesAsSent: true, ...(name && { name }) };
  const { type, ...shown } = shownWithoutBytes(update.value, options);
  return {
    type: 'variableUpdate',
    id: update.id,
    processDefinitionKey: tables.definitions.get(update.definitionId)?.key ?? instance?.definitionKey ?? null,
    processDefinitionId: update.definitionId,
    processInstanceId: update.processInstanceId,
    activityInstanceId: update.activityInstanceId ?? null,
    executionId: update.executionId,
    caseDefinitionKey: null,
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    taskId: variableTaskOf(update, state) ?? null,
    tenantId: null,
    userOperationId: null,
    time: shownTime(update.atMs),
    removalTime: shownTime(removalTimeMs({ rootProcessInstanceId: instance?.rootProcessInstanceId }, state)),
    rootProcessInstanceId: instance?.rootProcessInstanceId ?? null,
    variableName: name ?? null,
    variableInstanceId: update.variableId,
    variableType: type,
    ...shown,
    initial: update.initial,
    revision: update.revision,
    errorMessage: null,
  };
}

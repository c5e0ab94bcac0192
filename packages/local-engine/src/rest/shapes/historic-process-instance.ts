import { removalTimeMs } from '../../queries/removal-time.ts';
import type { HistoricProcessInstanceRecord } from '../../records/history-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownDuration, shownTime } from './time.ts';

/** A process instance as history knows it. */
export function historicProcessInstanceShape(instance: HistoricProcessInstanceRecord, state: EngineState): object {
  return {
    id: instance.id,
    businessKey: instance.businessKey ?? null,
    processDefinitionId: instance.definitionId,
    processDefinitionKey: instance.definitionKey,
    processDefinitionName: instance.definitionName ?? null,
    processDefinitionVersion: instance.definitionVersion,
    startTime: shownTime(instance.startedAtMs),
    endTime: shownTime(instance.endedAtMs),
    removalTime: shownTime(removalTimeMs(instance, state)),
    durationInMillis: shownDuration(instance.startedAtMs, instance.endedAtMs),
    startUserId: instance.startUserId ?? null,
    startActivityId: instance.startActivityId ?? null,
    deleteReason: instance.deleteReason ?? null,
    rootProcessInstanceId: instance.rootProcessInstanceId,
    superProcessInstanceId: instance.superProcessInstanceId ?? null,
    superCaseInstanceId: null,
    caseInstanceId: null,
    tenantId: null,
    state: instance.state,
    restartedProcessInstanceId: null,
  };
}

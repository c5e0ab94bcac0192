import { removalTimeMs } from '../../queries/removal-time.ts';
import type { HistoricIncidentRecord } from '../../records/history-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownTime } from './time.ts';

/** An incident as history knows it. */
export function historicIncidentShape(incident: HistoricIncidentRecord, state: EngineState): object {
  return {
    id: incident.id,
    processDefinitionKey: incident.definitionKey ?? null,
    processDefinitionId: incident.definitionId ?? null,
    processInstanceId: incident.processInstanceId ?? null,
    executionId: incident.executionId ?? null,
    rootProcessInstanceId: incident.rootProcessInstanceId ?? null,
    createTime: shownTime(incident.createdAtMs),
    endTime: shownTime(incident.endedAtMs),
    removalTime: shownTime(removalTimeMs(incident, state)),
    incidentType: incident.incidentType,
    activityId: incident.activityId ?? null,
    failedActivityId: incident.failedActivityId ?? null,
    causeIncidentId: incident.causeIncidentId,
    rootCauseIncidentId: incident.rootCauseIncidentId,
    configuration: incident.configuration ?? null,
    historyConfiguration: incident.historyConfiguration ?? null,
    incidentMessage: incident.message ?? null,
    tenantId: null,
    jobDefinitionId: incident.jobDefinitionId ?? null,
    open: incident.state === 'OPEN',
    deleted: incident.state === 'DELETED',
    resolved: incident.state === 'RESOLVED',
    annotation: incident.annotation ?? null,
  };
}

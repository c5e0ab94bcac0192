import type { IncidentRecord } from '../../records/runtime-records.ts';
import { shownTime } from './time.ts';

/** An open incident. */
export function incidentShape(incident: IncidentRecord): object {
  return {
    id: incident.id,
    processDefinitionId: incident.definitionId ?? null,
    processInstanceId: incident.processInstanceId ?? null,
    executionId: incident.executionId ?? null,
    incidentTimestamp: shownTime(incident.createdAtMs),
    incidentType: incident.incidentType,
    activityId: incident.activityId ?? null,
    failedActivityId: incident.failedActivityId ?? null,
    causeIncidentId: incident.causeIncidentId,
    rootCauseIncidentId: incident.rootCauseIncidentId,
    configuration: incident.configuration ?? null,
    incidentMessage: incident.message ?? null,
    tenantId: null,
    jobDefinitionId: incident.jobDefinitionId ?? null,
    annotation: incident.annotation ?? null,
  };
}

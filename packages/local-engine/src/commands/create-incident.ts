import { createIncident as openIncident } from '../kernel/incidents.ts';
import type { IncidentRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest } from './refusals.ts';

/** What a user tells of an incident. */
export interface NewIncident {
  readonly incidentType: string | undefined;
  readonly configuration: string | undefined;
  readonly message: string | undefined;
}

/** Opens an incident on an execution that is in an activity. */
export function createIncident(state: EngineState, executionId: string, incident: NewIncident): IncidentRecord {
  const { incidentType, configuration, message } = incident;
  if (incidentType === undefined) throw badUserRequest('incidentType is null');
  const execution = state.tables.executions.get(executionId);
  if (execution === undefined) {
    throw badUserRequest(`Cannot find an execution with executionId '${executionId}': execution is null`);
  }
  if (execution.activityId === undefined) {
    throw badUserRequest('Execution must be related to an activity: activity is null');
  }
  return openIncident(state, {
    incidentType,
    message,
    executionId,
    activityId: execution.activityId,
    failedActivityId: undefined,
    definitionId: execution.definitionId,
    configuration,
    jobDefinitionId: undefined,
    historyConfiguration: undefined,
  });
}

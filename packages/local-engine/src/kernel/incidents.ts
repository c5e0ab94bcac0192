import type { IncidentRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Execution } from './execution.ts';

/** Of what an incident tells. */
export interface IncidentCause {
  readonly incidentType: string;
  readonly message: string | undefined;
  readonly executionId: string | undefined;
  readonly activityId: string | undefined;
  readonly failedActivityId: string | undefined;
  readonly definitionId: string | undefined;
  /** Id of the job or external task. */
  readonly configuration: string | undefined;
  readonly jobDefinitionId: string | undefined;
  readonly historyConfiguration: string | undefined;
}

/** Opens an incident, and one on every call activity above it that names this one as its cause. */
export function createIncident(state: EngineState, cause: IncidentCause): IncidentRecord {
  const id = state.nextId();
  const incident = insert(state, cause, { id, causeIncidentId: id, rootCauseIncidentId: id });
  let below = incident;
  for (let above = callerOf(state, below.executionId); above; above = callerOf(state, below.executionId)) {
    below = insert(
      state,
      {
        incidentType: cause.incidentType,
        message: undefined,
        executionId: above.id,
        activityId: above.activityId,
        failedActivityId: above.activityId,
        definitionId: above.definitionId,
        configuration: undefined,
        jobDefinitionId: undefined,
        historyConfiguration: undefined,
      },
      { id: state.nextId(), causeIncidentId: below.id, rootCauseIncidentId: id },
    );
  }
  return incident;
}

/** Ends the incidents of a job or external task. */
export function removeIncidents(
  state: EngineState,
  incidentType: string,
  configuration: string,
  end: 'RESOLVED' | 'DELETED',
): void {
  for (const incident of state.tables.incidentsByConfiguration.get(configuration)) {
    if (incident.incidentType === incidentType) removeIncident(state, incident, end);
  }
}

/** Ends an incident and those that it caused further up. */
export function removeIncident(state: EngineState, incident: IncidentRecord, end: 'RESOLVED' | 'DELETED'): void {
  const { tables } = state;
  const caller = callerOf(state, incident.executionId);
  const above = caller && tables.incidentsByExecution.get(caller.id).find((one) => one.causeIncidentId === incident.id);
  if (above) removeIncident(state, above, end);
  tables.incidents.delete(incident);
  const historic = tables.historicIncidents.get(incident.id);
  if (historic) tables.historicIncidents.update(historic, { endedAtMs: state.clock.now(), state: end });
}

/** The incidents of an execution that ends; they go along when the execution is replaced by its parent. */
export function removeIncidentsOf(execution: Execution): void {
  const { state } = execution.run;
  for (const incident of state.tables.incidentsByExecution.get(execution.id)) {
    if (execution.isReplacedByParent && execution.replacedBy) {
      state.tables.incidents.update(incident, { executionId: execution.replacedBy.id });
    } else removeIncident(state, incident, 'DELETED');
  }
}

function callerOf(state: EngineState, executionId: string | undefined) {
  const execution = state.tables.executions.get(executionId ?? '');
  const root = execution && state.tables.executions.get(execution.processInstanceId);
  return root?.superExecutionId === undefined ? undefined : state.tables.executions.get(root.superExecutionId);
}

function insert(
  state: EngineState,
  cause: IncidentCause,
  ids: Pick<IncidentRecord, 'id' | 'causeIncidentId' | 'rootCauseIncidentId'>,
): IncidentRecord {
  const { tables } = state;
  const execution = tables.executions.get(cause.executionId ?? '');
  const record: IncidentRecord = {
    ...ids,
    ...cause,
    createdAtMs: state.clock.now(),
    processInstanceId: execution?.processInstanceId,
    annotation: undefined,
  };
  tables.historicIncidents.insert({
    ...record,
    rootProcessInstanceId: execution?.rootProcessInstanceId,
    definitionKey: tables.definitions.get(cause.definitionId ?? '')?.key,
    endedAtMs: undefined,
    state: 'OPEN',
  });
  return tables.incidents.insert(record);
}

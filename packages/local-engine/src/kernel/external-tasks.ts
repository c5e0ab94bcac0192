import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Execution } from './execution.ts';
import { recordExternalTask } from './history.ts';
import { createIncident, removeIncidents } from './incidents.ts';

/** The type of the incident of an external task without retries. */
export const failedExternalTask = 'failedExternalTask';

export function createExternalTask(execution: Execution, topic: string, priority: number): ExternalTaskRecord {
  const { state } = execution.run;
  const task = state.tables.externalTasks.insert({
    id: state.nextId(),
    topic,
    activityId: execution.record.activityId ?? '',
    activityInstanceId: execution.activityInstanceId ?? '',
    executionId: execution.id,
    processInstanceId: execution.record.processInstanceId,
    definitionId: execution.record.definitionId,
    priority,
    createdAtMs: state.clock.now(),
    workerId: undefined,
    lockExpiresAtMs: undefined,
    retries: undefined,
    errorMessage: undefined,
    errorDetails: undefined,
    suspended: execution.record.suspended,
    lastFailureLogId: undefined,
  });
  recordExternalTask(state, task, 'creation');
  return task;
}

/** The external tasks of an execution that ends before they are done. */
export function removeExternalTasks(execution: Execution): void {
  const { state } = execution.run;
  for (const task of state.tables.externalTasksByExecution.get(execution.id)) {
    deleteExternalTask(state, task);
    recordExternalTask(state, task, 'deletion');
  }
}

/** Takes a task away with its incident; the caller logs why. */
export function deleteExternalTask(state: EngineState, task: ExternalTaskRecord, isDone = false): void {
  state.tables.externalTasks.delete(task);
  removeIncidents(state, failedExternalTask, task.id, isDone ? 'RESOLVED' : 'DELETED');
}

/** No retries left opens an incident, new retries resolve it. The engine itself never counts them down. */
export function setRetries(state: EngineState, task: ExternalTaskRecord, retries: number): void {
  const hadRetries = task.retries === undefined || task.retries > 0;
  if (hadRetries && retries <= 0) {
    createIncident(state, {
      incidentType: failedExternalTask,
      message: task.errorMessage,
      executionId: task.executionId,
      activityId: task.activityId,
      failedActivityId: undefined,
      definitionId: task.definitionId,
      configuration: task.id,
      jobDefinitionId: undefined,
      historyConfiguration: task.lastFailureLogId,
    });
  } else if (!hadRetries && retries > 0) {
    removeIncidents(state, failedExternalTask, task.id, 'RESOLVED');
  }
  state.tables.externalTasks.update(task, { retries });
}

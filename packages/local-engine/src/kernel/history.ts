import type { Activity } from '../model/process-model.ts';
import type { ExternalTaskLogRecord, HistoricActivityInstanceRecord } from '../records/history-records.ts';
import type { ExternalTaskRecord, UserTaskRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { type Execution, throwsCompensation } from './execution.ts';
import { recordDecisionRemoval } from './history-decisions.ts';
import { scopeMappingOf } from './scope-mapping.ts';

export function recordInstanceStarted(root: Execution, startActivityId: string | undefined): void {
  const { state } = root.run;
  const definition = state.tables.definitions.get(root.record.definitionId);
  state.tables.historicInstances.insert({
    id: root.id,
    definitionId: root.record.definitionId,
    definitionKey: definition?.key ?? '',
    definitionVersion: definition?.version ?? 0,
    definitionName: definition?.name,
    businessKey: root.record.businessKey,
    startedAtMs: state.clock.now(),
    endedAtMs: undefined,
    startActivityId,
    endActivityId: undefined,
    startUserId: undefined,
    superProcessInstanceId: root.superExecution?.record.processInstanceId,
    rootProcessInstanceId: root.record.rootProcessInstanceId,
    deleteReason: undefined,
    state: 'ACTIVE',
  });
}

/** An instance that ends without an activity of its own was ended from outside, or by what it was part of. */
export function recordInstanceEnded(execution: Execution): void {
  const { state } = execution.run;
  const record = state.tables.historicInstances.get(execution.record.processInstanceId);
  if (!record) return;
  const terminated = execution.isExternallyTerminated ? 'EXTERNALLY_TERMINATED' : 'INTERNALLY_TERMINATED';
  state.tables.historicInstances.update(record, {
    endedAtMs: state.clock.now(),
    endActivityId: execution.record.activityId,
    ...(execution.deleteReason === undefined ? {} : { deleteReason: execution.deleteReason }),
    state: execution.activity ? 'COMPLETED' : terminated,
  });
  recordDecisionRemoval(state, record);
}

export function recordActivityStarted(execution: Execution): void {
  const { activity, activityInstanceId, run } = execution;
  // History does not know link events.
  if (!activity || activityInstanceId === undefined || activity.behavior.kind === 'linkCatch') return;
  const { state } = run;
  state.tables.historicActivities.insert({
    id: activityInstanceId,
    parentActivityInstanceId: parentInstanceOf(execution, activity),
    activityId: activity.id,
    activityName: activity.name,
    activityType: activity.type,
    definitionId: execution.record.definitionId,
    definitionKey: state.tables.definitions.get(execution.record.definitionId)?.key ?? '',
    processInstanceId: execution.record.processInstanceId,
    rootProcessInstanceId: execution.record.rootProcessInstanceId,
    executionId: execution.id,
    taskId: undefined,
    assignee: undefined,
    calledProcessInstanceId: undefined,
    startedAtMs: state.clock.now(),
    endedAtMs: undefined,
    canceled: false,
    completeScope: false,
    order: state.nextOrder(),
  });
}

/** A compensation handler is in the scope of its activity, not in the event that threw the compensation. */
function parentInstanceOf(execution: Execution, activity: Activity): string | undefined {
  if (!throwsCompensation(execution.parent?.activity)) return execution.parentActivityInstanceId;
  return scopeMappingOf(execution).get(activity.flowScope)?.parentActivityInstanceId;
}

export function recordActivityEnded(execution: Execution): void {
  const { activity } = execution;
  const parentActivityInstanceId = activity && parentInstanceOf(execution, activity);
  updateActivity(execution, {
    ...(parentActivityInstanceId === undefined ? {} : { parentActivityInstanceId }),
    // Deletion behind an asynchronous end of an inner body ends the instance around it under the name of the body.
    ...(activity === undefined
      ? {}
      : { activityId: activity.id, activityName: activity.name, activityType: activity.type }),
    ...(execution.deletedCalledId === undefined ? {} : { calledProcessInstanceId: execution.deletedCalledId }),
    endedAtMs: execution.run.state.clock.now(),
    canceled: execution.isCanceled,
    completeScope: execution.phase === 'complete',
  });
}

/** What becomes known after the start: the called instance, the task and its assignee. */
export function updateActivity(execution: Execution, patch: Partial<HistoricActivityInstanceRecord>): void {
  const { historicActivities } = execution.run.state.tables;
  const record = historicActivities.get(execution.activityInstanceId ?? '');
  if (record) historicActivities.update(record, patch);
}

export function recordExternalTask(
  state: EngineState,
  task: ExternalTaskRecord,
  event: ExternalTaskLogRecord['event'],
): ExternalTaskLogRecord {
  const failed = event === 'failure';
  return state.tables.externalTaskLog.insert({
    id: state.nextId(),
    event,
    externalTaskId: task.id,
    atMs: state.clock.now(),
    topic: task.topic,
    workerId: task.workerId,
    retries: task.retries,
    priority: task.priority,
    errorMessage: failed ? task.errorMessage : undefined,
    errorDetails: failed ? task.errorDetails : undefined,
    activityId: task.activityId,
    activityInstanceId: task.activityInstanceId,
    executionId: task.executionId,
    processInstanceId: task.processInstanceId,
    rootProcessInstanceId: state.tables.executions.get(task.processInstanceId)?.rootProcessInstanceId ?? '',
    definitionId: task.definitionId,
    definitionKey: state.tables.definitions.get(task.definitionId)?.key ?? '',
  });
}

export function recordTaskCreated(execution: Execution, task: UserTaskRecord): void {
  const { state } = execution.run;
  state.tables.historicTasks.insert({
    id: task.id,
    name: task.name,
    description: task.description,
    assignee: task.assignee,
    owner: task.owner,
    priority: task.priority,
    dueAtMs: task.dueAtMs,
    followUpAtMs: task.followUpAtMs,
    taskDefinitionKey: task.taskDefinitionKey,
    activityInstanceId: task.activityInstanceId,
    executionId: task.executionId,
    processInstanceId: task.processInstanceId,
    rootProcessInstanceId: execution.record.rootProcessInstanceId,
    definitionId: task.definitionId,
    definitionKey: state.tables.definitions.get(task.definitionId)?.key ?? '',
    startedAtMs: task.createdAtMs,
    lastUpdatedAtMs: task.lastUpdatedAtMs,
    endedAtMs: undefined,
    deleteReason: undefined,
  });
  updateActivity(execution, { taskId: task.id, assignee: task.assignee });
}

/** `completed`, `deleted`, or the reason for which the activity was left. */
export function recordTaskEnded(state: EngineState, task: UserTaskRecord, deleteReason: string): void {
  const record = state.tables.historicTasks.get(task.id);
  if (record) state.tables.historicTasks.update(record, { endedAtMs: state.clock.now(), deleteReason });
}

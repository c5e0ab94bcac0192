import type { ExternalTaskLogRecord, HistoricActivityInstanceRecord } from '../src/records/history-records.ts';
import type { ExternalTaskRecord } from '../src/records/runtime-records.ts';
import type { Tables } from '../src/state/tables.ts';

const DEFINITION = { definitionId: 'order:1:0001', definitionKey: 'order' };

const KINDS = ['i', 'v', 't', 'a', 'a-start', 'a-ship', 'a-end', 'l-creation', 'l-success'];

/** An id made as the engine makes them. */
function idOf(number: number, kind: string): string {
  return `019f0000-0000-8000-8000-${(number * KINDS.length + KINDS.indexOf(kind)).toString(16).padStart(12, '0')}`;
}

/** What the start of an instance with one external task and one variable leaves: eight records. */
export function startInstance(tables: Tables, number: number): void {
  const id = idOf(number, 'i');
  insertRuntime(tables, number, id);
  tables.historicInstances.insert({
    id,
    ...DEFINITION,
    definitionVersion: 1,
    definitionName: 'Order',
    businessKey: `acme:order:${number}`,
    startedAtMs: number,
    endedAtMs: undefined,
    startActivityId: 'start',
    endActivityId: undefined,
    startUserId: undefined,
    superProcessInstanceId: undefined,
    rootProcessInstanceId: id,
    deleteReason: undefined,
    state: 'ACTIVE',
  });
  tables.historicActivities.insert(historicActivity(number, id, 'start', number));
  tables.historicActivities.insert(historicActivity(number, id, 'ship', undefined));
  tables.historicVariables.insert({
    id: idOf(number, 'v'),
    name: 'orderId',
    value: { type: 'String', value: `O-${number}` },
    ...DEFINITION,
    processInstanceId: id,
    rootProcessInstanceId: id,
    executionId: id,
    activityInstanceId: id,
    taskId: undefined,
    createdAtMs: number,
    state: 'CREATED',
  });
  tables.externalTaskLog.insert(logEntry(number, id, 'creation'));
}

function insertRuntime(tables: Tables, number: number, id: string): void {
  const execution = {
    processInstanceId: id,
    rootProcessInstanceId: id,
    definitionId: DEFINITION.definitionId,
    superExecutionId: undefined,
    transitionId: undefined,
    isActive: true,
    isConcurrent: false,
    isScope: true,
    isEventScope: false,
    suspended: false,
  };
  tables.executions.insert({
    id,
    ...execution,
    parentId: undefined,
    businessKey: `acme:order:${number}`,
    activityId: 'ship',
    activityInstanceId: idOf(number, 'a'),
    order: number,
  });
  tables.variables.insert({
    id: idOf(number, 'v'),
    name: 'orderId',
    value: { type: 'String', value: `O-${number}` },
    processInstanceId: id,
    executionId: id,
    taskId: undefined,
    activityInstanceId: id,
    isConcurrentLocal: false,
    sequence: 1,
    revision: 1,
  });
  tables.externalTasks.insert({
    id: idOf(number, 't'),
    topic: 'ship',
    activityId: 'ship',
    activityInstanceId: idOf(number, 'a'),
    executionId: id,
    processInstanceId: id,
    definitionId: DEFINITION.definitionId,
    priority: 0,
    createdAtMs: number,
    workerId: undefined,
    lockExpiresAtMs: undefined,
    retries: undefined,
    errorMessage: undefined,
    errorDetails: undefined,
    suspended: false,
    lastFailureLogId: undefined,
  });
}

function historicActivity(
  number: number,
  id: string,
  activityId: string,
  endedAtMs: number | undefined,
): HistoricActivityInstanceRecord {
  return {
    id: idOf(number, `a-${activityId}`),
    parentActivityInstanceId: id,
    activityId,
    activityName: activityId,
    activityType: 'serviceTask',
    ...DEFINITION,
    processInstanceId: id,
    rootProcessInstanceId: id,
    executionId: id,
    taskId: undefined,
    assignee: undefined,
    calledProcessInstanceId: undefined,
    startedAtMs: number,
    endedAtMs,
    canceled: false,
    completeScope: false,
    order: number,
  };
}

function logEntry(number: number, id: string, event: ExternalTaskLogRecord['event']): ExternalTaskLogRecord {
  return {
    id: idOf(number, `l-${event}`),
    event,
    externalTaskId: idOf(number, 't'),
    atMs: number,
    topic: 'ship',
    workerId: undefined,
    retries: undefined,
    priority: 0,
    errorMessage: undefined,
    errorDetails: undefined,
    activityId: 'ship',
    activityInstanceId: idOf(number, 'a'),
    executionId: id,
    processInstanceId: id,
    rootProcessInstanceId: id,
    ...DEFINITION,
  };
}

/** What the completion of its task leaves: the instance is gone, its history is closed. */
export function completeTask(tables: Tables, task: ExternalTaskRecord): void {
  const id = task.processInstanceId;
  const number = task.createdAtMs;
  tables.externalTasks.delete(task);
  tables.externalTaskLog.insert(logEntry(number, id, 'success'));
  for (const activity of tables.historicActivitiesByInstance.get(id)) {
    if (activity.endedAtMs === undefined) tables.historicActivities.update(activity, { endedAtMs: number });
  }
  tables.historicActivities.insert(historicActivity(number, id, 'end', number));
  for (const variable of tables.variablesByExecution.get(id)) tables.variables.delete(variable);
  for (const execution of tables.executionsByInstance.get(id)) tables.executions.delete(execution);
  const historic = tables.historicInstances.get(id);
  if (historic !== undefined) {
    tables.historicInstances.update(historic, { endedAtMs: number, state: 'COMPLETED', endActivityId: 'end' });
  }
}

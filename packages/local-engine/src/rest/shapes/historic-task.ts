import { removalTimeMs } from '../../queries/removal-time.ts';
import type { HistoricTaskRecord } from '../../records/history-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { openTaskState } from './task.ts';
import { shownDuration, shownTime } from './time.ts';

/** A user task as history knows it. */
export function historicTaskShape(task: HistoricTaskRecord, state: EngineState): object {
  return {
    id: task.id,
    processDefinitionKey: task.definitionKey,
    processDefinitionId: task.definitionId,
    processInstanceId: task.processInstanceId,
    executionId: task.executionId,
    caseDefinitionKey: null,
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    activityInstanceId: task.activityInstanceId,
    name: task.name ?? null,
    description: task.description ?? null,
    deleteReason: task.deleteReason ?? null,
    owner: task.owner ?? null,
    assignee: task.assignee ?? null,
    startTime: shownTime(task.startedAtMs),
    endTime: shownTime(task.endedAtMs),
    duration: shownDuration(task.startedAtMs, task.endedAtMs),
    taskDefinitionKey: task.taskDefinitionKey,
    priority: task.priority,
    due: shownTime(task.dueAtMs),
    parentTaskId: null,
    followUp: shownTime(task.followUpAtMs),
    tenantId: null,
    removalTime: shownTime(removalTimeMs(task, state)),
    rootProcessInstanceId: task.rootProcessInstanceId,
    taskState: stateOf(task),
  };
}

function stateOf(task: HistoricTaskRecord): string {
  const { endedAtMs, deleteReason } = task;
  if (endedAtMs === undefined) return openTaskState(task);
  return deleteReason === 'completed' ? 'Completed' : 'Deleted';
}

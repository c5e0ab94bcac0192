import { removalTimeMs } from '../../queries/removal-time.ts';
import type { HistoricActivityInstanceRecord } from '../../records/history-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { shownDuration, shownTime } from './time.ts';

/** What happened at an activity. */
export function historicActivityInstanceShape(activity: HistoricActivityInstanceRecord, state: EngineState): object {
  return {
    id: activity.id,
    parentActivityInstanceId: activity.parentActivityInstanceId,
    activityId: activity.activityId,
    activityName: activity.activityName ?? null,
    activityType: activity.activityType,
    processDefinitionKey: activity.definitionKey,
    processDefinitionId: activity.definitionId,
    processInstanceId: activity.processInstanceId,
    executionId: activity.executionId,
    taskId: activity.taskId ?? null,
    calledProcessInstanceId: activity.calledProcessInstanceId ?? null,
    calledCaseInstanceId: null,
    assignee: activity.assignee ?? null,
    startTime: shownTime(activity.startedAtMs),
    endTime: shownTime(activity.endedAtMs),
    durationInMillis: shownDuration(activity.startedAtMs, activity.endedAtMs),
    canceled: activity.canceled,
    completeScope: activity.completeScope,
    tenantId: null,
    removalTime: shownTime(removalTimeMs(activity, state)),
    rootProcessInstanceId: activity.rootProcessInstanceId,
  };
}

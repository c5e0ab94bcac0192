import type { HistoricActivityInstance } from '@stepwright/engine-client';

/** The end events of the process itself that an instance reached, not those of its subprocesses. */
export function endsOf(passages: readonly HistoricActivityInstance[], processInstanceId: string): readonly string[] {
  return passages
    .filter(
      ({ activityType, parentActivityInstanceId }) =>
        /endevent$/i.test(activityType) && parentActivityInstanceId === processInstanceId,
    )
    .map(({ activityId }) => activityId);
}

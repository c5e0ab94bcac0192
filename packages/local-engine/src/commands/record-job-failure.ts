import { CalendarError } from '../calendar/calendar-error.ts';
import { cutMessage } from '../kernel/error-text.ts';
import { recordJob } from '../kernel/job-records.ts';
import { retryCycleOf } from '../kernel/retry-cycle.ts';
import type { Activity } from '../model/process-model.ts';
import type { JobRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { createFollowUp } from './execute-job.ts';
import { setRetriesOf } from './set-job-retries.ts';
import { startRun } from './start-run.ts';

/** What a failed job leaves behind, in a transaction of its own: log, message, one retry less, a new due date. */
export function recordJobFailure(
  state: EngineState,
  id: string,
  error: Error,
  failedActivityId: string | undefined,
): void {
  const job = state.tables.jobs.get(id);
  if (!job) return;
  const { tables } = state;
  const isFirst = job.exceptionMessage === undefined;
  const message = cutMessage(error.message) ?? '';
  const stacktrace = error.stack ?? message;
  if (createFollowUp(state, job)) {
    tables.jobs.update(job, { configuration: { ...job.configuration, followUpJobCreated: true } });
  }
  const log = recordJob(state, job, 'failure', { message, stacktrace, failedActivityId });
  tables.jobs.update(job, { exceptionMessage: message, stacktrace, failedActivityId, lastFailureLogId: log.id });
  planRetry(state, job, isFirst);
}

function planRetry(state: EngineState, job: JobRecord, isFirst: boolean): void {
  const { tables } = state;
  const activity = state.modelOf(job.definitionId).activityById.get(job.activityId) as Activity;
  const execution = job.executionId === undefined ? undefined : startRun(state).execution(job.executionId);
  const cycle = job.kind === 'signal' ? undefined : retryCycleOf(activity, execution);
  if (cycle) {
    const retries = isFirst ? cycle.retries : job.retries;
    if (isFirst) setRetriesOf(state, job, retries);
    const dueAtMs = dueAfterFailure(() => cycle.dueAfterFailure(retries, state.clock.now()), job);
    tables.jobs.update(job, { dueAtMs });
    setRetriesOf(state, job, retries - 1);
    return;
  }
  setRetriesOf(state, job, job.retries - 1);
}

/** An interval that cannot be read leaves the due date as it is. */
function dueAfterFailure(compute: () => number | undefined, job: JobRecord): number | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarError) return job.dueAtMs;
    throw error;
  }
}

import { timerDueDate } from '../calendar/due-date.ts';
import { expressionScopeOf, expressionScopeWithoutInstance } from '../kernel/expressions.ts';
import { eventOf } from '../model/process-model.ts';
import type { JobRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { findJob } from './find-job.ts';
import { notFound } from './refusals.ts';
import { startRun } from './start-run.ts';

const KINDS = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' } as const;

/** Evaluates the expression of a timer anew; its text counts from the creation of the job, or from now. */
export function recalculateJobDueDate(
  state: EngineState,
  id: string,
  { creationDateBased }: { readonly creationDateBased: boolean },
): void {
  const job = findJob(state, id, () => notFound(`No job found with id '${id}': job is null`));
  if (job.kind !== 'timer' && job.kind !== 'timer-start') {
    throw processEngineException(
      `Only timer jobs can be recalculated, but the job with id '${id}' is of type '${handlerType(state, job)}'.`,
    );
  }
  const activity = state.modelOf(job.definitionId).activityById.get(job.activityId);
  const event = activity && eventOf(activity);
  if (event?.kind !== 'timer') throw processEngineException(`No timer declaration found for job id '${id}'.`);
  const value = event.expression.evaluate(scopeOf(state, job));
  const nowMs = state.clock.now();
  const dueAtMs =
    value.type === 'Date'
      ? value.value
      : timerDueDate(KINDS[event.timer], textOf(value, job), nowMs, creationDateBased ? job.createdAtMs : undefined);
  state.tables.jobs.update(job, { dueAtMs });
}

function scopeOf(state: EngineState, job: JobRecord): ReturnType<typeof expressionScopeOf> {
  if (job.executionId === undefined) return expressionScopeWithoutInstance(state);
  const execution = startRun(state).execution(job.executionId);
  if (execution !== undefined) return expressionScopeOf(execution);
  throw processEngineException(`No execution found with id '${job.executionId}' for job id '${job.id}'.`);
}

function textOf(value: TypedValue, job: JobRecord): string {
  if (value.type === 'String') return value.value;
  throw processEngineException(
    `Timer '${job.activityId}' was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'`,
  );
}

function handlerType(state: EngineState, job: JobRecord): string {
  return state.tables.jobDefinitions.get(job.jobDefinitionId)?.jobType ?? job.kind;
}

import { notSupported, processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { findJob } from './find-job.ts';

/** Changes when a job is due; undefined makes it due at once. `cascade` is refused for a timer that repeats. */
export function setJobDueDate(
  state: EngineState,
  id: string,
  { dueAtMs, cascade }: { readonly dueAtMs: number | undefined; readonly cascade: boolean },
): void {
  const job = findJob(state, id, () => processEngineException(`No job found with id '${id}'.`));
  if (cascade && job.configuration.repeat !== undefined)
    throw notSupported('cascade for the due date of a cycle timer');
  state.tables.jobs.update(job, { dueAtMs });
}

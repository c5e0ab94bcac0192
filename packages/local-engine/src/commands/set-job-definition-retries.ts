import type { EngineState } from '../state/engine-state.ts';
import { selectJobs } from './set-job-suspension.ts';

/** Gives the jobs of a definition that have no retries left new ones. Their incidents stay open, as in the engine. */
export function setJobDefinitionRetries(
  state: EngineState,
  id: string,
  {
    retries,
    dueDate,
  }: { readonly retries: number; readonly dueDate?: { readonly atMs: number | undefined } | undefined },
): void {
  for (const job of selectJobs(state, { jobDefinitionId: id })) {
    if (job.retries !== 0) continue;
    state.tables.jobs.update(job, { retries, ...(dueDate === undefined ? {} : { dueAtMs: dueDate.atMs }) });
  }
}

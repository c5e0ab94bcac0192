import type { EngineState } from '../state/engine-state.ts';
import { findJob } from './find-job.ts';
import { notFound } from './refusals.ts';

/** Changes the priority of one job. */
export function setJobPriority(state: EngineState, id: string, priority: number): void {
  const job = findJob(state, id, () => notFound(`No job found with id '${id}': job is null`));
  state.tables.jobs.update(job, { priority });
}

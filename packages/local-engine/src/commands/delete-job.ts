import { deleteJob as removeJob } from '../kernel/job-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { findJob } from './find-job.ts';
import { nullValue } from './refusals.ts';

/** Takes a job away: what it would have done never happens. */
export function deleteJob(state: EngineState, id: string): void {
  const job = findJob(state, id, () => nullValue(`No job found with id '${id}': job is null`));
  removeJob(state, job, 'DELETED');
}

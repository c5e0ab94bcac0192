import type { JobRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** The job with this id. @throws what `refusal` makes, because every call of the engine has words of its own */
export function findJob(state: EngineState, id: string, refusal: (id: string) => Error): JobRecord {
  const job = state.tables.jobs.get(id);
  if (job === undefined) throw refusal(id);
  return job;
}

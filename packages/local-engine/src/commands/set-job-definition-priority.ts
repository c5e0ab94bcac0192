import type { EngineState } from '../state/engine-state.ts';
import { notFound } from './refusals.ts';
import { selectJobs } from './set-job-suspension.ts';

/** Overrides the priority of the jobs that are made of a definition from now on, and with `includeJobs` of those that there are. */
export function setJobDefinitionPriority(
  state: EngineState,
  id: string,
  { priority, includeJobs }: { readonly priority: number | undefined; readonly includeJobs: boolean },
): void {
  const definition = state.tables.jobDefinitions.get(id);
  if (definition === undefined) throw notFound(`Job definition with id '${id}' does not exist: jobDefinition is null`);
  state.tables.jobDefinitions.update(definition, { overridingJobPriority: priority });
  if (!includeJobs || priority === undefined) return;
  for (const job of selectJobs(state, { jobDefinitionId: id })) state.tables.jobs.update(job, { priority });
}

import type { JobRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** Which jobs. Exactly one of them is given. */
export interface JobSelection {
  readonly jobId?: string | undefined;
  readonly jobDefinitionId?: string | undefined;
  readonly processInstanceId?: string | undefined;
  readonly processDefinitionId?: string | undefined;
  readonly processDefinitionKey?: string | undefined;
}

/** Suspends or activates jobs. None that fits is no error, as in the engine. */
export function setJobSuspension(state: EngineState, selection: JobSelection, suspended: boolean): void {
  for (const job of selectJobs(state, selection)) state.tables.jobs.update(job, { suspended });
}

/** The jobs of a selection; they stay the same while the table changes. */
export function selectJobs({ tables }: EngineState, selection: JobSelection): readonly JobRecord[] {
  const { jobId, jobDefinitionId, processInstanceId, processDefinitionId, processDefinitionKey } = selection;
  if (jobId !== undefined) return [tables.jobs.get(jobId)].filter((job) => job !== undefined);
  if (processInstanceId !== undefined) return tables.jobsByInstance.get(processInstanceId);
  if (processDefinitionId !== undefined) return tables.jobsByDefinition.get(processDefinitionId);
  if (jobDefinitionId !== undefined) {
    const definitionId = tables.jobDefinitions.get(jobDefinitionId)?.definitionId ?? '';
    return tables.jobsByDefinition.get(definitionId).filter((job) => job.jobDefinitionId === jobDefinitionId);
  }
  const versions = tables.definitionsByKey.get(processDefinitionKey ?? '');
  return versions.flatMap(({ id }) => tables.jobsByDefinition.get(id));
}

import type { JobDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { type JobSelection, setJobSuspension } from './set-job-suspension.ts';

/** Which job definitions. Exactly one of them is given. */
export type JobDefinitionSelection = Pick<
  JobSelection,
  'jobDefinitionId' | 'processDefinitionId' | 'processDefinitionKey'
>;

/** Suspends or activates job definitions: what is made of them from now on, and with `includeJobs` what there is. */
export function setJobDefinitionSuspension(
  state: EngineState,
  selection: JobDefinitionSelection,
  { suspended, includeJobs }: { readonly suspended: boolean; readonly includeJobs: boolean },
): void {
  for (const definition of selectDefinitions(state, selection)) {
    state.tables.jobDefinitions.update(definition, { suspended });
  }
  if (includeJobs) setJobSuspension(state, selection, suspended);
}

function selectDefinitions(
  { tables }: EngineState,
  { jobDefinitionId, processDefinitionId, processDefinitionKey }: JobDefinitionSelection,
): readonly JobDefinitionRecord[] {
  if (jobDefinitionId !== undefined) {
    return [tables.jobDefinitions.get(jobDefinitionId)].filter((definition) => definition !== undefined);
  }
  if (processDefinitionId !== undefined) return tables.jobDefinitionsByDefinition.get(processDefinitionId);
  const versions = tables.definitionsByKey.get(processDefinitionKey ?? '');
  return versions.flatMap(({ id }) => tables.jobDefinitionsByDefinition.get(id));
}

import type { EngineState } from '../state/engine-state.ts';
import { nullValue } from './refusals.ts';
import { setInstanceSuspension } from './set-instance-suspension.ts';

export interface DefinitionSelection {
  readonly processDefinitionId?: string | undefined;
  /** All its versions. */
  readonly processDefinitionKey?: string | undefined;
}

/** Suspends or activates definitions with their job definitions and the jobs of those; instances only when told so. */
export function setDefinitionSuspension(
  state: EngineState,
  selection: DefinitionSelection,
  { suspended, includeProcessInstances }: { readonly suspended: boolean; readonly includeProcessInstances: boolean },
): void {
  const { tables } = state;
  const { processDefinitionId, processDefinitionKey } = selection;
  const one = processDefinitionId === undefined ? undefined : tables.definitions.get(processDefinitionId);
  if (processDefinitionId !== undefined && !one) {
    throw nullValue(`Cannot find process definition with id ${processDefinitionId}: processDefinition is null`);
  }
  const definitions = one ? [one] : tables.definitionsByKey.get(processDefinitionKey ?? '');
  for (const definition of definitions) {
    tables.definitions.update(definition, { suspended });
    for (const jobDefinition of tables.jobDefinitionsByDefinition.get(definition.id)) {
      tables.jobDefinitions.update(jobDefinition, { suspended });
    }
    for (const job of tables.jobsByDefinition.get(definition.id)) {
      if (includeProcessInstances || job.processInstanceId === undefined) tables.jobs.update(job, { suspended });
    }
    if (includeProcessInstances) setInstanceSuspension(state, { processDefinitionId: definition.id }, suspended);
  }
}

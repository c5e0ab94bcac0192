import type { ProcessDefinitionRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';

/** A process definition. */
export function processDefinitionShape(definition: ProcessDefinitionRecord, state: EngineState): object {
  const model = state.modelOf(definition.id);
  return {
    id: definition.id,
    key: definition.key,
    category: model.category,
    description: model.documentation ?? null,
    name: definition.name ?? null,
    version: definition.version,
    resource: definition.resourceName,
    deploymentId: definition.deploymentId,
    diagram: null,
    suspended: definition.suspended,
    tenantId: null,
    versionTag: definition.versionTag ?? null,
    historyTimeToLive: definition.historyTimeToLiveDays ?? null,
    startableInTasklist: model.isStartableInTasklist,
  };
}

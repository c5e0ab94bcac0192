import { requirementsIdOf } from '../../queries/decision-requirements.ts';
import { categoryOf } from '../../queries/definition-category.ts';
import type { DecisionDefinitionRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';

/** A decision definition. */
export function decisionDefinitionShape(decision: DecisionDefinitionRecord, state: EngineState): object {
  return {
    id: decision.id,
    key: decision.key,
    category: categoryOf(decision, state) ?? null,
    name: decision.name ?? null,
    version: decision.version,
    resource: decision.resourceName,
    deploymentId: decision.deploymentId,
    tenantId: null,
    decisionRequirementsDefinitionId: requirementsIdOf(decision) ?? null,
    decisionRequirementsDefinitionKey: decision.requirementsKey ?? null,
    historyTimeToLive: decision.historyTimeToLiveDays ?? null,
    versionTag: decision.versionTag ?? null,
  };
}

import type { DecisionDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { type DefinitionDeletion, removeDefinition, requireNoInstances } from './delete-definition.ts';
import { notFound } from './refusals.ts';

/** Deletes a deployment with its files and definitions; running instances only with `cascade`. */
export function deleteDeployment(state: EngineState, id: string, options: DefinitionDeletion): void {
  const { tables } = state;
  const deployment = tables.deployments.get(id);
  if (!deployment) throw notFound(`Deployment with id '${id}' does not exist: deployment is null`);
  const definitions = tables.definitionsByDeployment.get(id);
  for (const definition of definitions) requireNoInstances(state, definition, options);
  for (const definition of definitions) removeDefinition(state, definition, options);
  const decisions = [...tables.decisions.values()].filter(({ deploymentId }) => deploymentId === id);
  if (options.cascade) forgetDecisionInstances(state, decisions);
  for (const decision of decisions) {
    tables.decisions.delete(decision);
    state.forgetCompiled(decision.id);
  }
  for (const resource of tables.resourcesByDeployment.get(id)) tables.resources.delete(resource);
  tables.deployments.delete(deployment);
}

function forgetDecisionInstances({ tables }: EngineState, decisions: readonly DecisionDefinitionRecord[]): void {
  const ids = new Set(decisions.map(({ id }) => id));
  if (ids.size === 0) return;
  for (const record of [...tables.historicDecisions.values()]) {
    if (ids.has(record.decisionId)) tables.historicDecisions.delete(record);
  }
}

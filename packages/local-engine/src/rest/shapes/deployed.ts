import { formatEngineDate } from '../../calendar/engine-date.ts';
import type { DeploymentResult } from '../../engine-api.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { decisionDefinitionShape } from './decision-definition.ts';
import { processDefinitionShape } from './process-definition.ts';

/** A deployment as the call that made it answers it, with what it brought; without its links. */
export function deployed(state: EngineState, result: DeploymentResult): Record<string, unknown> {
  const { tables } = state;
  const deployment = tables.deployments.get(result.deploymentId);
  return {
    id: result.deploymentId,
    name: deployment?.name ?? null,
    source: deployment?.source ?? null,
    deploymentTime: deployment === undefined ? null : formatEngineDate(deployment.deployedAtMs),
    tenantId: null,
    deployedProcessDefinitions: byId(result.processDefinitionIds, (id) => {
      const definition = tables.definitions.get(id);
      return definition && processDefinitionShape(definition, state);
    }),
    deployedCaseDefinitions: null,
    deployedDecisionDefinitions: byId(result.decisionDefinitionIds, (id) => {
      const definition = tables.decisions.get(id);
      return definition && decisionDefinitionShape(definition, state);
    }),
    deployedDecisionRequirementsDefinitions: null,
  };
}

/** Null when there is none. */
function byId(ids: readonly string[], shape: (id: string) => unknown): Record<string, unknown> | null {
  if (ids.length === 0) return null;
  return Object.fromEntries(ids.map((id) => [id, shape(id) ?? null]));
}

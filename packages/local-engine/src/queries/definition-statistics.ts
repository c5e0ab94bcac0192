import type { IncidentRecord, ProcessDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** Which incidents to count; undefined counts none. */
export type IncidentChoice = 'all' | 'root' | { readonly type: string } | undefined;

/** How much is going on. */
export interface Statistics {
  readonly instances: number;
  readonly failedJobs: number;
  readonly incidents: readonly { readonly incidentType: string; readonly incidentCount: number }[];
}

/** Running instances, jobs without retries and open incidents of every definition. */
export function definitionStatistics(
  state: EngineState,
  incidents: IncidentChoice,
): readonly { readonly definition: ProcessDefinitionRecord; readonly statistics: Statistics }[] {
  const { tables } = state;
  const definitions = [...tables.definitions.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const byDefinition = Map.groupBy(tables.incidents.values(), ({ definitionId }) => definitionId);
  return definitions.map((definition) => ({
    definition,
    statistics: {
      instances: tables.instancesByDefinition.count(definition.id),
      failedJobs: tables.jobsByDefinition.get(definition.id).filter(({ retries }) => retries === 0).length,
      incidents: countByType(byDefinition.get(definition.id) ?? [], incidents),
    },
  }));
}

/** The same by activity of one definition: active executions, jobs without retries and open incidents. */
export function activityStatistics(
  state: EngineState,
  definitionId: string,
  include: { readonly failedJobs: boolean; readonly incidents: IncidentChoice },
): ReadonlyMap<string, Statistics> {
  const { tables } = state;
  const roots = tables.instancesByDefinition.get(definitionId);
  const instances = countBy(
    roots
      .flatMap(({ id }) => tables.executionsByInstance.get(id))
      .flatMap(({ isActive, activityId }) => (isActive && activityId !== undefined ? [activityId] : [])),
  );
  const failedJobs = countBy(
    (include.failedJobs ? tables.jobsByDefinition.get(definitionId) : []).flatMap(({ retries, activityId }) =>
      retries === 0 ? [activityId] : [],
    ),
  );
  const incidents = Map.groupBy(
    chosen([...tables.incidents.values()], include.incidents).filter(
      (incident) => incident.definitionId === definitionId,
    ),
    ({ activityId }) => activityId ?? '',
  );
  incidents.delete('');
  const activityIds = new Set([...instances.keys(), ...failedJobs.keys(), ...incidents.keys()]);
  return new Map(
    [...activityIds].sort().map((id) => [
      id,
      {
        instances: instances.get(id) ?? 0,
        failedJobs: failedJobs.get(id) ?? 0,
        incidents: countByType(incidents.get(id) ?? [], include.incidents),
      },
    ]),
  );
}

function chosen(incidents: readonly IncidentRecord[], choice: IncidentChoice): readonly IncidentRecord[] {
  if (choice === undefined) return [];
  return incidents.filter(({ id, rootCauseIncidentId, incidentType }) => {
    if (choice === 'all') return true;
    return choice === 'root' ? id === rootCauseIncidentId : incidentType === choice.type;
  });
}

function countByType(incidents: readonly IncidentRecord[], choice: IncidentChoice): Statistics['incidents'] {
  const counts = countBy(chosen(incidents, choice).map(({ incidentType }) => incidentType));
  return [...counts].sort().map(([incidentType, incidentCount]) => ({ incidentType, incidentCount }));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

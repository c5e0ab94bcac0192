import type { IncidentRecord, ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { latestDefinition } from '../state/latest-versions.ts';
import { readNumber } from './criterion.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { after, at, equals, like, likeIgnoringCase, oneOf, tenantFilters, whenTrue } from './filters.ts';
import { incidentFilters } from './incident-filters.ts';
import type { Filter, QueryDefinition, Question } from './query-definition.ts';

const withKey = inIndex<ProcessDefinitionRecord>(({ tables }) => tables.definitionsByKey);
const withId = inTable<ProcessDefinitionRecord>(({ tables }) => tables.definitions);

/** Deployed process definitions, all versions. */
export const processDefinitions: QueryDefinition<ProcessDefinitionRecord> = {
  name: 'process-definition',
  all: ({ tables }) => tables.definitions.values(),
  defaultOrder: 'id',
  check: refuseLatestWithOthers,
  filters: {
    processDefinitionId: equals(({ id }) => id, withId),
    processDefinitionIdIn: oneOf(({ id }) => id, withId),
    category: equals(categoryOf),
    categoryLike: like(categoryOf),
    name: equals(({ name }) => name),
    nameLike: likeIgnoringCase(({ name }) => name),
    deploymentId: equals(
      ({ deploymentId }) => deploymentId,
      inIndex(({ tables }) => tables.definitionsByDeployment),
    ),
    deployedAfter: after(deployedAtOf),
    deployedAt: at(deployedAtOf),
    key: equals(({ key }) => key, withKey),
    keysIn: oneOf(({ key }) => key, withKey),
    keyLike: like(({ key }) => key),
    version: versionFilter(),
    ver: versionFilter(),
    latestVersion: whenTrue(isLatest),
    latest: whenTrue(isLatest),
    resourceName: equals(({ resourceName }) => resourceName),
    resourceNameLike: like(({ resourceName }) => resourceName),
    active: whenTrue(({ suspended }) => !suspended),
    suspended: whenTrue(({ suspended }) => suspended),
    ...incidentFilters(incidentsOf, ({ definitionId = '' }, { tables }) => tables.definitions.get(definitionId)),
    versionTag: equals(({ versionTag }) => versionTag),
    versionTagLike: like(({ versionTag }) => versionTag),
    withoutVersionTag: whenTrue(({ versionTag }) => versionTag === undefined),
    startableInTasklist: whenTrue(({ id }, { state }) => state.modelOf(id).isStartableInTasklist),
    notStartableInTasklist: whenTrue(({ id }, { state }) => !state.modelOf(id).isStartableInTasklist),
    ...tenantFilters('includeProcessDefinitionsWithoutTenantId'),
  },
  sorts: {
    category: categoryOf,
    key: ({ key }) => key,
    id: ({ id }) => id,
    name: ({ name }) => name,
    version: ({ version }) => version,
    deploymentId: ({ deploymentId }) => deploymentId,
    deployTime: deployedAtOf,
    tenantId: () => undefined,
    versionTag: ({ versionTag }) => versionTag,
  },
  unsupported: ['startableBy', 'startablePermissionCheck'],
};

/** A wanted version; the engine counts from 1. */
export function versionFilter<R extends { readonly version: number }>(
  refusal: (message: string) => Error = processEngineException,
): Filter<R> {
  return (criterion) => {
    const version = readNumber(criterion, 'java.lang.Integer');
    if (version <= 0) throw refusal('version is not greater than 0');
    return { test: (record) => record.version === version };
  };
}

function isLatest(record: ProcessDefinitionRecord, { state }: Question): boolean {
  return latestDefinition(state, record.key) === record;
}

function deployedAtOf({ deploymentId }: ProcessDefinitionRecord, { tables }: EngineState): number | undefined {
  return tables.deployments.get(deploymentId)?.deployedAtMs;
}

function incidentsOf({ id }: ProcessDefinitionRecord, { tables }: EngineState): readonly IncidentRecord[] {
  return [...tables.incidents.values()].filter(({ definitionId }) => definitionId === id);
}

function refuseLatestWithOthers(question: Question): void {
  if (!question.isTrue('latestVersion') && !question.isTrue('latest')) return;
  const others = ['processDefinitionId', 'version', 'ver', 'deploymentId'];
  if (others.some((name) => question.criteria.has(name))) {
    throw processEngineException(
      'Calling latest() can only be used in combination with key(String) and keyLike(String) or name(String) and nameLike(String)',
    );
  }
}

function categoryOf({ id }: ProcessDefinitionRecord, state: EngineState): string {
  return state.modelOf(id).category;
}

import type { DecisionDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { latestDecision } from '../state/latest-versions.ts';
import { notValid } from './criterion.ts';
import { categoryOf } from './definition-category.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { after, at, equals, like, oneOf, tenantFilters, whenTrue } from './filters.ts';
import { versionFilter } from './process-definitions.ts';
import type { QueryDefinition } from './query-definition.ts';

const withId = inTable<DecisionDefinitionRecord>(({ tables }) => tables.decisions);

/** Deployed decisions, all versions. */
export const decisionDefinitions: QueryDefinition<DecisionDefinitionRecord> = {
  name: 'decision-definition',
  all: ({ tables }) => tables.decisions.values(),
  defaultOrder: 'id',
  check: (question) => {
    const others = ['decisionDefinitionId', 'version', 'deploymentId'];
    if (question.isTrue('latestVersion') && others.some((name) => question.criteria.has(name))) {
      throw notValid('Calling latest() can only be used in combination with key(String) and keyLike(String)');
    }
  },
  filters: {
    decisionDefinitionId: equals(({ id }) => id, withId),
    decisionDefinitionIdIn: oneOf(({ id }) => id, withId),
    category: equals(categoryOf),
    categoryLike: like(categoryOf),
    name: equals(({ name }) => name),
    nameLike: like(({ name }) => name),
    deploymentId: equals(({ deploymentId }) => deploymentId),
    deployedAfter: after(deployedAtOf),
    deployedAt: at(deployedAtOf),
    key: equals(
      ({ key }) => key,
      inIndex(({ tables }) => tables.decisionsByKey),
    ),
    keyLike: like(({ key }) => key),
    resourceName: equals(({ resourceName }) => resourceName),
    resourceNameLike: like(({ resourceName }) => resourceName),
    version: versionFilter(notValid),
    latestVersion: whenTrue((record, { state }) => latestDecision(state, record.key) === record),
    decisionRequirementsDefinitionKey: equals(({ requirementsKey }) => requirementsKey),
    withoutDecisionRequirementsDefinition: whenTrue(({ requirementsKey }) => requirementsKey === undefined),
    versionTag: equals(({ versionTag }) => versionTag),
    versionTagLike: like(({ versionTag }) => versionTag),
    ...tenantFilters('includeDecisionDefinitionsWithoutTenantId'),
  },
  sorts: {
    id: ({ id }) => id,
    key: ({ key }) => key,
    name: ({ name }) => name,
    version: ({ version }) => version,
    deploymentId: ({ deploymentId }) => deploymentId,
    deployTime: deployedAtOf,
    category: categoryOf,
    tenantId: () => undefined,
    versionTag: ({ versionTag }) => versionTag,
    decisionRequirementsDefinitionKey: ({ requirementsKey }) => requirementsKey,
  },
  unsupported: ['decisionRequirementsDefinitionId'],
};

function deployedAtOf({ deploymentId }: DecisionDefinitionRecord, { tables }: EngineState): number | undefined {
  return tables.deployments.get(deploymentId)?.deployedAtMs;
}

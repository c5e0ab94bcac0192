import type { DeploymentRecord } from '../records/runtime-records.ts';
import { invalidRequest } from '../state/engine-error.ts';
import { inTable } from './definition-finds.ts';
import { after, before, equals, like, tenantFilters, whenTrue } from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';

/** Deployments. */
export const deployments: QueryDefinition<DeploymentRecord> = {
  name: 'deployment',
  all: ({ tables }) => tables.deployments.values(),
  check: (question) => {
    if (question.isTrue('withoutSource') && question.criteria.has('source')) {
      throw invalidRequest('The query parameters "withoutSource" and "source" cannot be used in combination.');
    }
  },
  filters: {
    id: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.deployments),
    ),
    name: equals(({ name }) => name),
    nameLike: like(({ name }) => name),
    source: equals(({ source }) => source),
    withoutSource: whenTrue(({ source }) => source === undefined),
    before: before(({ deployedAtMs }) => deployedAtMs),
    after: after(({ deployedAtMs }) => deployedAtMs),
    ...tenantFilters('includeDeploymentsWithoutTenantId'),
  },
  sorts: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    deploymentTime: ({ deployedAtMs }) => deployedAtMs,
    tenantId: () => undefined,
  },
  unsupported: [],
};

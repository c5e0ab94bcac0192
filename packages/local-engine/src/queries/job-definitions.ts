import type { JobDefinitionRecord } from '../records/runtime-records.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { equals, oneOf, tenantFilters, whenTrue } from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';

/** What kinds of jobs the deployed models can make. */
export const jobDefinitions: QueryDefinition<JobDefinitionRecord> = {
  name: 'job-definition',
  all: ({ tables }) => tables.jobDefinitions.values(),
  filters: {
    jobDefinitionId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.jobDefinitions),
    ),
    activityIdIn: oneOf(({ activityId }) => activityId),
    processDefinitionId: equals(
      ({ definitionId }) => definitionId,
      inIndex(({ tables }) => tables.jobDefinitionsByDefinition),
    ),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    jobType: equals(({ jobType }) => jobType),
    jobConfiguration: equals(({ jobConfiguration }) => jobConfiguration),
    active: whenTrue(({ suspended }) => !suspended),
    suspended: whenTrue(({ suspended }) => suspended),
    withOverridingJobPriority: whenTrue(({ overridingJobPriority }) => overridingJobPriority !== undefined),
    ...tenantFilters('includeJobDefinitionsWithoutTenantId'),
  },
  sorts: {
    jobDefinitionId: ({ id }) => id,
    activityId: ({ activityId }) => activityId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processDefinitionKey: ({ definitionKey }) => definitionKey,
    jobType: ({ jobType }) => jobType,
    jobConfiguration: ({ jobConfiguration }) => jobConfiguration,
    tenantId: () => undefined,
  },
  unsupported: [],
};

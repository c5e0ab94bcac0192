import type { IncidentRecord } from '../records/runtime-records.ts';
import { definitionKeyOf, inIndex, inTable } from './definition-finds.ts';
import { after, before, equals, like, oneOf, tenantFilters } from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';

/** Open incidents. */
export const incidents: QueryDefinition<IncidentRecord> = {
  name: 'incident',
  all: ({ tables }) => tables.incidents.values(),
  filters: {
    incidentId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.incidents),
    ),
    incidentType: equals(({ incidentType }) => incidentType),
    incidentMessage: equals(({ message }) => message),
    incidentMessageLike: like(({ message }) => message),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKeyIn: oneOf(definitionKeyOf),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.incidentsByInstance),
    ),
    executionId: equals(
      ({ executionId }) => executionId,
      inIndex(({ tables }) => tables.incidentsByExecution),
    ),
    incidentTimestampBefore: before(({ createdAtMs }) => createdAtMs),
    incidentTimestampAfter: after(({ createdAtMs }) => createdAtMs),
    activityId: equals(({ activityId }) => activityId),
    failedActivityId: equals(({ failedActivityId }) => failedActivityId),
    causeIncidentId: equals(({ causeIncidentId }) => causeIncidentId),
    rootCauseIncidentId: equals(({ rootCauseIncidentId }) => rootCauseIncidentId),
    configuration: equals(
      ({ configuration }) => configuration,
      inIndex(({ tables }) => tables.incidentsByConfiguration),
    ),
    jobDefinitionIdIn: oneOf(({ jobDefinitionId }) => jobDefinitionId),
    ...tenantFilters(),
  },
  sorts: {
    incidentId: ({ id }) => id,
    incidentMessage: ({ message }) => message,
    incidentTimestamp: ({ createdAtMs }) => createdAtMs,
    incidentType: ({ incidentType }) => incidentType,
    executionId: ({ executionId }) => executionId,
    activityId: ({ activityId }) => activityId,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    causeIncidentId: ({ causeIncidentId }) => causeIncidentId,
    rootCauseIncidentId: ({ rootCauseIncidentId }) => rootCauseIncidentId,
    configuration: ({ configuration }) => configuration,
    tenantId: () => undefined,
  },
  unsupported: [],
};

import type { HistoricIncidentRecord } from '../records/history-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { after, before, equals, like, oneOf, tenantFilters, whenTrue } from './filters.ts';
import type { QueryDefinition, Question } from './query-definition.ts';

const STATE_CODES = { OPEN: 0, RESOLVED: 1, DELETED: 2 } as const;

/** Incidents, open, resolved and deleted. */
export const historicIncidents: QueryDefinition<HistoricIncidentRecord> = {
  name: 'history/incident',
  all: ({ tables }) => tables.historicIncidents.values(),
  check: refuseTwoStates,
  filters: {
    incidentId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.historicIncidents),
    ),
    incidentType: equals(({ incidentType }) => incidentType),
    incidentMessage: equals(({ message }) => message),
    incidentMessageLike: like(({ message }) => message),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    processDefinitionKeyIn: oneOf(({ definitionKey }) => definitionKey),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.historicIncidentsByInstance),
    ),
    executionId: equals(({ executionId }) => executionId),
    createTimeBefore: before(({ createdAtMs }) => createdAtMs),
    createTimeAfter: after(({ createdAtMs }) => createdAtMs),
    endTimeBefore: before(({ endedAtMs }) => endedAtMs),
    endTimeAfter: after(({ endedAtMs }) => endedAtMs),
    activityId: equals(({ activityId }) => activityId),
    failedActivityId: equals(({ failedActivityId }) => failedActivityId),
    causeIncidentId: equals(({ causeIncidentId }) => causeIncidentId),
    rootCauseIncidentId: equals(({ rootCauseIncidentId }) => rootCauseIncidentId),
    configuration: equals(({ configuration }) => configuration),
    historyConfiguration: equals(({ historyConfiguration }) => historyConfiguration),
    jobDefinitionIdIn: oneOf(({ jobDefinitionId }) => jobDefinitionId),
    open: whenTrue(({ state }) => state === 'OPEN'),
    resolved: whenTrue(({ state }) => state === 'RESOLVED'),
    deleted: whenTrue(({ state }) => state === 'DELETED'),
    ...tenantFilters(),
  },
  sorts: {
    incidentId: ({ id }) => id,
    incidentMessage: ({ message }) => message,
    createTime: ({ createdAtMs }) => createdAtMs,
    endTime: ({ endedAtMs }) => endedAtMs,
    incidentType: ({ incidentType }) => incidentType,
    executionId: ({ executionId }) => executionId,
    activityId: ({ activityId }) => activityId,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processDefinitionKey: ({ definitionKey }) => definitionKey,
    causeIncidentId: ({ causeIncidentId }) => causeIncidentId,
    rootCauseIncidentId: ({ rootCauseIncidentId }) => rootCauseIncidentId,
    configuration: ({ configuration }) => configuration,
    historyConfiguration: ({ historyConfiguration }) => historyConfiguration,
    incidentState: ({ state }) => STATE_CODES[state],
    tenantId: () => undefined,
  },
  unsupported: [],
};

function refuseTwoStates(question: Question): void {
  const [state, other] = (['open', 'resolved', 'deleted'] as const).filter((name) => question.isTrue(name));
  if (other !== undefined) {
    throw processEngineException(`Already querying for incident state <${state}>`);
  }
}

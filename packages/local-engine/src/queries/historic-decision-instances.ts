import type { HistoricDecisionInstanceRecord } from '../records/history-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { fixed } from './candidates.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { equals, type Find, like, modifier, oneOf, since, tenantFilters, until, whenTrue } from './filters.ts';
import type { Filter, QueryDefinition } from './query-definition.ts';

type Decided = HistoricDecisionInstanceRecord;

const withId = inTable<Decided>(({ tables }) => tables.historicDecisions);

/** Every evaluation of a decision. */
export const historicDecisionInstances: QueryDefinition<Decided> = {
  name: 'history/decision-instance',
  all: ({ tables }) => tables.historicDecisions.values(),
  filters: {
    decisionInstanceId: equals(({ id }) => id, withId),
    decisionInstanceIdIn: listed(({ id }) => id, withId),
    decisionDefinitionId: equals(({ decisionId }) => decisionId),
    decisionDefinitionIdIn: listed(({ decisionId }) => decisionId),
    decisionDefinitionKey: equals(({ decisionKey }) => decisionKey),
    decisionDefinitionKeyIn: listed(({ decisionKey }) => decisionKey),
    decisionDefinitionName: equals(({ decisionName }) => decisionName),
    decisionDefinitionNameLike: like(({ decisionName }) => decisionName),
    decisionRequirementsDefinitionId: equals(({ requirementsId }) => requirementsId),
    decisionRequirementsDefinitionKey: equals(({ requirementsKey }) => requirementsKey),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      inIndex(({ tables }) => tables.historicDecisionsByInstance),
    ),
    activityIdIn: listed(({ activityId }) => activityId),
    activityInstanceIdIn: listed(({ activityInstanceId }) => activityInstanceId),
    evaluatedBefore: until(({ evaluatedAtMs }) => evaluatedAtMs),
    evaluatedAfter: since(({ evaluatedAtMs }) => evaluatedAtMs),
    userId: equals(() => undefined),
    rootDecisionInstanceId: equals(({ id, rootDecisionInstanceId }) => rootDecisionInstanceId ?? id),
    rootDecisionInstancesOnly: whenTrue(({ rootDecisionInstanceId }) => rootDecisionInstanceId === undefined),
    includeInputs: modifier(),
    includeOutputs: modifier(),
    disableBinaryFetching: modifier(),
    disableCustomObjectDeserialization: modifier(),
    ...tenantFilters(),
  },
  sorts: { evaluationTime: ({ evaluatedAtMs }) => evaluatedAtMs, tenantId: () => undefined },
  unsupported: ['caseDefinitionId', 'caseDefinitionKey', 'caseInstanceId'],
};

/** One of a list of texts. Here the engine takes an empty text in the query string for a list with that text, and finds nothing. */
function listed(
  textOf: (record: Decided, state: EngineState) => string | undefined,
  find?: Find<Decided>,
): Filter<Decided> {
  const inList = oneOf(textOf, find);
  return (criterion, question) =>
    criterion.value === '' ? { test: () => false, candidates: fixed([]) } : inList(criterion, question);
}

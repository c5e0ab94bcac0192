import type { ExecutionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { eventKey } from '../state/tables.ts';
import type { KeyIndex } from '../store/key-index.ts';
import { fixed } from './candidates.ts';
import { readText } from './criterion.ts';
import { byBusinessKey, definitionKeyOf, inIndex, ofDefinition, ofDefinitionKey } from './definition-finds.ts';
import { equals, tenantFilters, whenTrue } from './filters.ts';
import { incidentFilters } from './incident-filters.ts';
import type { Filter, QueryDefinition } from './query-definition.ts';
import { PROCESS_VARIABLES_OF_EXECUTION } from './variable-condition.ts';
import { caseFilters, instanceVariables, withVariables } from './variable-filter.ts';

const byInstance = ({ tables }: EngineState): KeyIndex<ExecutionRecord> => tables.executionsByInstance;

/** All nodes of all execution trees. */
export const executions: QueryDefinition<ExecutionRecord> = {
  name: 'execution',
  all: ({ tables }) => tables.executions.values(),
  filters: {
    processDefinitionKey: equals(definitionKeyOf, ofDefinitionKey(byInstance)),
    processDefinitionId: equals(({ definitionId }) => definitionId, ofDefinition(byInstance)),
    processInstanceId: equals(({ processInstanceId }) => processInstanceId, inIndex(byInstance)),
    businessKey: equals(
      ({ processInstanceId }, { tables }) => tables.executions.get(processInstanceId)?.businessKey,
      byBusinessKey(byInstance),
    ),
    activityId: equals(({ activityId }) => activityId),
    signalEventSubscriptionName: waitingFor('signal'),
    messageEventSubscriptionName: waitingFor('message'),
    active: whenTrue(({ suspended }) => !suspended),
    suspended: whenTrue(({ suspended }) => suspended),
    ...incidentFilters<ExecutionRecord>(
      ({ id }, { tables }) => tables.incidentsByExecution.get(id),
      ({ executionId = '' }, { tables }) => tables.executions.get(executionId),
    ),
    variables: withVariables(({ id }, state) => state.tables.variablesByExecution.get(id)),
    processVariables: withVariables(
      ({ processInstanceId }, state) => instanceVariables(state, processInstanceId),
      PROCESS_VARIABLES_OF_EXECUTION,
    ),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    instanceId: ({ processInstanceId }) => processInstanceId,
    definitionKey: definitionKeyOf,
    definitionId: ({ definitionId }) => definitionId,
    tenantId: () => undefined,
  },
  unsupported: [],
};

function waitingFor(eventType: 'signal' | 'message'): Filter<ExecutionRecord> {
  return (criterion, { state }) => {
    const { subscriptionsByEvent, executions: table } = state.tables;
    const ids = new Set(
      subscriptionsByEvent.get(eventKey(eventType, readText(criterion))).map((one) => one.executionId),
    );
    const found = [...ids].flatMap((id) => (id === undefined ? [] : (table.get(id) ?? [])));
    return { test: ({ id }) => ids.has(id), candidates: fixed(found) };
  };
}

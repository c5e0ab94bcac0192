import type { ExecutionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { byId, fixed } from './candidates.ts';
import { readIds, readText, readTexts } from './criterion.ts';
import { definitionKeyOf, definitionOf, inIndex, instancesOfKey, inTable } from './definition-finds.ts';
import { equals, like, noneOf, oneOf, tenantFilters, whenTrue } from './filters.ts';
import { incidentFilters } from './incident-filters.ts';
import type { Candidates, Filter, QueryDefinition, Question } from './query-definition.ts';
import { caseFilters, withVariables } from './variable-filter.ts';

/** Running process instances: the roots of execution trees. */
export const processInstances: QueryDefinition<ExecutionRecord> = {
  name: 'process-instance',
  all: rootsOf,
  check: refuseCombinations,
  filters: {
    processInstanceIds: idsFilter(),
    processDefinitionId: equals(
      ({ definitionId }) => definitionId,
      inIndex(({ tables }) => tables.instancesByDefinition),
    ),
    processDefinitionKey: equals(definitionKeyOf, instancesOfKey),
    processDefinitionKeyIn: oneOf(definitionKeyOf, instancesOfKey),
    processDefinitionKeyNotIn: noneOf(definitionKeyOf),
    deploymentId: equals((record, state) => definitionOf(record, state)?.deploymentId),
    businessKey: equals(
      ({ businessKey }) => businessKey,
      inIndex(({ tables }) => tables.instancesByBusinessKey),
    ),
    businessKeyLike: like(({ businessKey }) => businessKey),
    rootProcessInstanceId: equals(({ rootProcessInstanceId }) => rootProcessInstanceId, instancesUnder),
    superProcessInstance: calledBy(),
    subProcessInstance: calling(),
    active: whenTrue(({ suspended }) => !suspended),
    suspended: whenTrue(({ suspended }) => suspended),
    withIncident: whenTrue(({ id }, { state }) => state.tables.incidentsByInstance.count(id) > 0),
    ...incidentFilters<ExecutionRecord>(
      ({ id }, { tables }) => tables.incidentsByInstance.get(id),
      ({ processInstanceId = '' }, { tables }) => tables.executions.get(processInstanceId),
    ),
    activityIdIn: executing(),
    rootProcessInstances: whenTrue(({ superExecutionId }) => superExecutionId === undefined),
    leafProcessInstances: whenTrue(({ id }, { state }) => calledInstances(state, id).length === 0),
    processDefinitionWithoutTenantId: whenTrue(() => true),
    variables: withVariables(({ id }, state) => state.tables.variablesByExecution.get(id)),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    instanceId: ({ id }) => id,
    definitionId: ({ definitionId }) => definitionId,
    definitionKey: definitionKeyOf,
    businessKey: ({ businessKey }) => businessKey,
    tenantId: () => undefined,
  },
  unsupported: ['orQueries', 'caseInstanceId', 'superCaseInstance', 'subCaseInstance'],
};

function* rootsOf(state: EngineState): Generator<ExecutionRecord> {
  for (const execution of state.tables.executions.values()) {
    if (execution.parentId === undefined) yield execution;
  }
}

/** The roots of the instances that an instance has called and waits for. */
export function calledInstances(state: EngineState, processInstanceId: string): readonly ExecutionRecord[] {
  const { executionsByInstance, executionsBySuper } = state.tables;
  return executionsByInstance.get(processInstanceId).flatMap(({ id }) => executionsBySuper.get(id));
}

/** The instances that belong to a root instance: it and all that were called below it. */
function instancesUnder(state: EngineState, rootId: string): Candidates<ExecutionRecord> {
  const root = state.tables.executions.get(rootId);
  const found = root === undefined ? [] : [root];
  for (const { id } of found) found.push(...calledInstances(state, id));
  return fixed(found);
}

/** The id of the instance that called an instance. */
export function callingInstanceId(record: ExecutionRecord, state: EngineState): string | undefined {
  if (record.superExecutionId === undefined) return undefined;
  return state.tables.executions.get(record.superExecutionId)?.processInstanceId;
}

function idsFilter(): Filter<ExecutionRecord> {
  const find = inTable<ExecutionRecord>(({ tables }) => tables.executions);
  return (criterion, { state }) => {
    const ids = readIds(criterion);
    const parts = [...ids].flatMap((id) => find(state, id).list());
    return { test: ({ id, parentId }) => parentId === undefined && ids.has(id), candidates: fixed(parts) };
  };
}

function calledBy(): Filter<ExecutionRecord> {
  return (criterion, { state }) => {
    const called = calledInstances(state, readText(criterion));
    const ids = new Set(called.map(({ id }) => id));
    return { test: ({ id }) => ids.has(id), candidates: fixed(called) };
  };
}

function calling(): Filter<ExecutionRecord> {
  return (criterion, { state }) => {
    const called = state.tables.executions.get(readText(criterion));
    const wanted = called && callingInstanceId(called, state);
    return {
      test: ({ id }) => id === wanted,
      candidates: wanted === undefined ? fixed([]) : byId(state.tables.executions, wanted),
    };
  };
}

function executing(): Filter<ExecutionRecord> {
  return (criterion, { state }) => {
    const wanted = new Set(readTexts(criterion));
    if (wanted.has('') ? wanted.size === 1 : wanted.size === 0) return undefined;
    return {
      test: ({ id }) =>
        state.tables.executionsByInstance
          .get(id)
          .some(({ activityId, isEventScope }) => !isEventScope && activityId !== undefined && wanted.has(activityId)),
    };
  };
}

function refuseCombinations(question: Question): void {
  const refuse = (flag: string, criterion: string, name: string): void => {
    if (question.isTrue(flag) && question.criteria.has(criterion)) {
      throw processEngineException(`Invalid query usage: cannot set both ${flag} and ${name}`);
    }
  };
  refuse('rootProcessInstances', 'superProcessInstance', 'superProcessInstanceId');
  refuse('leafProcessInstances', 'subProcessInstance', 'subProcessInstanceId');
}

import type { HistoricActivityInstanceRecord, HistoricProcessInstanceRecord } from '../records/history-records.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { fixed } from './candidates.ts';
import { readDate, readIds, readText, readTexts } from './criterion.ts';
import { inIndex, inTable } from './definition-finds.ts';
import { equals, like, noneOf, oneOf, since, tenantFilters, until, whenTrue } from './filters.ts';
import { historicIncidentFilters } from './incident-filters.ts';
import { likePattern } from './like-pattern.ts';
import type { Filter, QueryDefinition, Question } from './query-definition.ts';
import { readVariableConditions } from './variable-condition.ts';
import { caseFilters, caseRules } from './variable-filter.ts';

type Instance = HistoricProcessInstanceRecord;

const withId = inTable<Instance>(({ tables }) => tables.historicInstances);
const withBusinessKey = inIndex<Instance>(({ tables }) => tables.historicInstancesByBusinessKey);
/** The flags that ask for a state, in the order in which the engine looks at them. */
const STATES = {
  active: 'ACTIVE',
  suspended: 'SUSPENDED',
  completed: 'COMPLETED',
  externallyTerminated: 'EXTERNALLY_TERMINATED',
  internallyTerminated: 'INTERNALLY_TERMINATED',
} as const;

/** Process instances, running and ended. */
export const historicProcessInstances: QueryDefinition<Instance> = {
  name: 'history/process-instance',
  all: ({ tables }) => tables.historicInstances.values(),
  check: refuseCombinations,
  filters: {
    processInstanceId: equals(({ id }) => id, withId),
    processInstanceIds: idsFilter(),
    processInstanceIdNotIn: noneOf(({ id }) => id),
    rootProcessInstanceId: equals(({ rootProcessInstanceId }) => rootProcessInstanceId),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    processDefinitionKeyIn: oneOf(({ definitionKey }) => definitionKey),
    processDefinitionKeyNotIn: keyNotLike(),
    processDefinitionName: equals(({ definitionName }) => definitionName),
    processDefinitionNameLike: like(({ definitionName }) => definitionName),
    processInstanceBusinessKey: equals(({ businessKey }) => businessKey, withBusinessKey),
    processInstanceBusinessKeyIn: oneOf(({ businessKey }) => businessKey, withBusinessKey),
    processInstanceBusinessKeyLike: like(({ businessKey }) => businessKey),
    rootProcessInstances: whenTrue(({ superProcessInstanceId }) => superProcessInstanceId === undefined),
    superProcessInstanceId: equals(
      ({ superProcessInstanceId }) => superProcessInstanceId,
      inIndex(({ tables }) => tables.historicInstancesBySuper),
    ),
    subProcessInstanceId: callerOf(),
    finished: whenTrue(({ endedAtMs }) => endedAtMs !== undefined),
    unfinished: whenTrue(({ endedAtMs }) => endedAtMs === undefined),
    startedBefore: until(({ startedAtMs }) => startedAtMs),
    startedAfter: since(({ startedAtMs }) => startedAtMs),
    finishedBefore: until(({ endedAtMs }) => endedAtMs),
    finishedAfter: since(({ endedAtMs }) => endedAtMs),
    startedBy: equals(({ startUserId }) => startUserId),
    active: whenTrue(({ state }) => state === 'ACTIVE'),
    suspended: whenTrue(({ state }) => state === 'SUSPENDED'),
    completed: whenTrue(({ state }) => state === 'COMPLETED'),
    externallyTerminated: whenTrue(({ state }) => state === 'EXTERNALLY_TERMINATED'),
    internallyTerminated: whenTrue(({ state }) => state === 'INTERNALLY_TERMINATED'),
    ...historicIncidentFilters<Instance>(({ id }, { tables }) => tables.historicIncidentsByInstance.get(id)),
    withJobsRetrying: whenTrue(({ id }, { state }) =>
      state.tables.jobsByInstance
        .get(id)
        .some(({ retries, exceptionMessage }) => retries > 0 && exceptionMessage !== undefined),
    ),
    executedActivityIdIn: someActivity(({ endedAtMs }) => endedAtMs !== undefined),
    activeActivityIdIn: someActivity(({ endedAtMs }) => endedAtMs === undefined),
    activityIdIn: executingNow(),
    executedActivityAfter: activityAt((time, limit) => time >= limit),
    executedActivityBefore: activityAt((time, limit) => time <= limit),
    executedJobAfter: jobAt((time, limit) => time >= limit),
    executedJobBefore: jobAt((time, limit) => time <= limit),
    variables: variablesFilter(),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    instanceId: ({ id }) => id,
    definitionId: ({ definitionId }) => definitionId,
    definitionKey: ({ definitionKey }) => definitionKey,
    definitionName: ({ definitionName }) => definitionName,
    definitionVersion: ({ definitionVersion }) => definitionVersion,
    businessKey: ({ businessKey }) => businessKey,
    startTime: ({ startedAtMs }) => startedAtMs,
    endTime: ({ endedAtMs }) => endedAtMs,
    duration: ({ startedAtMs, endedAtMs }) => (endedAtMs === undefined ? undefined : endedAtMs - startedAtMs),
    tenantId: () => undefined,
  },
  unsupported: ['orQueries', 'superCaseInstanceId', 'subCaseInstanceId', 'caseInstanceId'],
};

function idsFilter(): Filter<Instance> {
  return (criterion, { state }) => {
    const ids = readIds(criterion);
    return { test: ({ id }) => ids.has(id), candidates: fixed([...ids].flatMap((id) => withId(state, id).list())) };
  };
}

/** The engine takes these keys as patterns. */
function keyNotLike(): Filter<Instance> {
  return (criterion) => {
    const patterns = readTexts(criterion).map(likePattern);
    return { test: ({ definitionKey }) => !patterns.some((fits) => fits(definitionKey)) };
  };
}

function callerOf(): Filter<Instance> {
  return (criterion, { state }) => {
    const called = state.tables.historicInstances.get(readText(criterion));
    const wanted = called?.superProcessInstanceId;
    return {
      test: ({ id }) => id === wanted,
      candidates: wanted === undefined ? fixed([]) : withId(state, wanted),
    };
  };
}

function someActivity(counts: (activity: HistoricActivityInstanceRecord) => boolean): Filter<Instance> {
  return (criterion, { state }) => {
    const wanted = new Set(readTexts(criterion));
    return {
      test: ({ id }) => activitiesOf(id, state).some((activity) => wanted.has(activity.activityId) && counts(activity)),
    };
  };
}

function executingNow(): Filter<Instance> {
  return (criterion, { state }) => {
    const wanted = new Set(readTexts(criterion));
    return {
      test: ({ id }) =>
        state.tables.executionsByInstance
          .get(id)
          .some(({ activityId, isEventScope }) => !isEventScope && activityId !== undefined && wanted.has(activityId)),
    };
  };
}

function activityAt(holds: (time: number, limit: number) => boolean): Filter<Instance> {
  return (criterion, { state }) => {
    const limit = readDate(criterion);
    return {
      test: ({ id }) =>
        activitiesOf(id, state).some(
          ({ startedAtMs, endedAtMs }) =>
            holds(startedAtMs, limit) || (endedAtMs !== undefined && holds(endedAtMs, limit)),
        ),
    };
  };
}

function jobAt(holds: (time: number, limit: number) => boolean): Filter<Instance> {
  return (criterion, { state }) => {
    const limit = readDate(criterion);
    return { test: ({ id }) => state.tables.jobLogByInstance.get(id).some(({ atMs }) => holds(atMs, limit)) };
  };
}

function activitiesOf(processInstanceId: string, { tables }: EngineState): readonly HistoricActivityInstanceRecord[] {
  return tables.historicActivitiesByInstance.get(processInstanceId);
}

/** All conditions on one name have to hold for the same variable. */
function variablesFilter(): Filter<Instance> {
  return (criterion, question) => {
    const conditions = readVariableConditions(criterion, caseRules(question));
    const byName = Map.groupBy(conditions, ({ name }) => name);
    return {
      test: ({ id }) => {
        const variables = question.state.tables.historicVariablesByInstance.get(id);
        return [...byName.values()].every((together) =>
          variables.some((variable) => together.every((condition) => condition.test(variable))),
        );
      },
    };
  };
}

function refuseCombinations(question: Question): void {
  if (question.isTrue('rootProcessInstances') && question.criteria.has('superProcessInstanceId')) {
    throw badUserRequest('Invalid query usage: cannot set both rootProcessInstances and superProcessInstanceId');
  }
  const wanted = Object.entries(STATES).flatMap(([name, state]) => (question.isTrue(name) ? [state] : []));
  if (wanted.length > 1) {
    throw badUserRequest(
      `Already querying for historic process instance with another state: ${wanted[0]} is not empty`,
    );
  }
}

function badUserRequest(message: string): EngineError {
  return new EngineError(400, 'BadUserRequestException', message);
}

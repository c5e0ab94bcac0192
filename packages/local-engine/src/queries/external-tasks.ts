import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { KeyIndex } from '../store/key-index.ts';
import { definitionKeyOf, definitionOf, inIndex, inTable, ofDefinition, ofDefinitionKey } from './definition-finds.ts';
import { after, atLeast, atMost, before, equals, like, oneOf, tenantFilters, whenTrue } from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';
import { PROCESS_VARIABLES } from './variable-condition.ts';
import { caseFilters, instanceVariables, withVariables } from './variable-filter.ts';

const byInstance = ({ tables }: EngineState): KeyIndex<ExternalTaskRecord> => tables.externalTasksByInstance;
const inInstance = inIndex(byInstance);
const withId = inTable<ExternalTaskRecord>(({ tables }) => tables.externalTasks);

/** External tasks, locked and free. */
export const externalTasks: QueryDefinition<ExternalTaskRecord> = {
  name: 'external-task',
  all: ({ tables }) => tables.externalTasks.values(),
  filters: {
    externalTaskId: equals(({ id }) => id, withId),
    externalTaskIdIn: oneOf(({ id }) => id, withId),
    activityId: equals(({ activityId }) => activityId),
    activityIdIn: oneOf(({ activityId }) => activityId),
    topicName: equals(({ topic }) => topic),
    workerId: equals(({ workerId }) => workerId),
    executionId: equals(
      ({ executionId }) => executionId,
      inIndex(({ tables }) => tables.externalTasksByExecution),
    ),
    processInstanceId: equals(({ processInstanceId }) => processInstanceId, inInstance),
    processInstanceIdIn: oneOf(({ processInstanceId }) => processInstanceId, inInstance),
    processDefinitionId: equals(({ definitionId }) => definitionId, ofDefinition(byInstance)),
    processDefinitionKey: equals(definitionKeyOf, ofDefinitionKey(byInstance)),
    processDefinitionKeyIn: oneOf(definitionKeyOf, ofDefinitionKey(byInstance)),
    processDefinitionName: equals((record, state) => definitionOf(record, state)?.name),
    processDefinitionNameLike: like((record, state) => definitionOf(record, state)?.name),
    lockExpirationBefore: before(({ lockExpiresAtMs }) => lockExpiresAtMs),
    lockExpirationAfter: after(({ lockExpiresAtMs }) => lockExpiresAtMs),
    locked: whenTrue(({ lockExpiresAtMs }, { nowMs }) => lockExpiresAtMs !== undefined && lockExpiresAtMs > nowMs),
    notLocked: whenTrue(({ lockExpiresAtMs }, { nowMs }) => lockExpiresAtMs === undefined || lockExpiresAtMs < nowMs),
    active: whenTrue(({ suspended }) => !suspended),
    suspended: whenTrue(({ suspended }) => suspended),
    // With both, the engine looks for those without retries.
    withRetriesLeft: whenTrue(
      ({ retries }, question) => question.isTrue('noRetriesLeft') || retries === undefined || retries > 0,
    ),
    noRetriesLeft: whenTrue(({ retries }) => retries === 0),
    priorityHigherThanOrEquals: atLeast(({ priority }) => priority),
    priorityLowerThanOrEquals: atMost(({ priority }) => priority),
    processVariables: withVariables(
      ({ processInstanceId }, state) => instanceVariables(state, processInstanceId),
      PROCESS_VARIABLES,
    ),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    id: ({ id }) => id,
    lockExpirationTime: ({ lockExpiresAtMs }) => lockExpiresAtMs,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processDefinitionKey: definitionKeyOf,
    taskPriority: ({ priority }) => priority,
    createTime: ({ createdAtMs }) => createdAtMs,
    tenantId: () => undefined,
  },
  unsupported: [],
};

/** Which topics to name. */
export interface TopicQuestion {
  readonly withLockedTasks: boolean;
  readonly withUnlockedTasks: boolean;
  readonly withRetriesLeft: boolean;
}

/** The topics that have tasks, by name. */
export function topicNames(state: EngineState, question: TopicQuestion): readonly string[] {
  const nowMs = state.clock.now();
  const topics = new Set<string>();
  for (const { topic, lockExpiresAtMs, retries } of state.tables.externalTasks.values()) {
    const isLocked = lockExpiresAtMs !== undefined && lockExpiresAtMs > nowMs;
    if (question.withLockedTasks && !isLocked) continue;
    if (question.withUnlockedTasks && isLocked) continue;
    if (question.withRetriesLeft && retries === 0) continue;
    topics.add(topic);
  }
  return [...topics].sort();
}

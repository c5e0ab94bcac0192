import type { ExecutionRecord, UserTaskRecord } from '../records/runtime-records.ts';
import { invalidRequest, processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { KeyIndex } from '../store/key-index.ts';
import { readText } from './criterion.ts';
import {
  byBusinessKey,
  definitionKeyOf,
  definitionOf,
  inIndex,
  inTable,
  ofDefinition,
  ofDefinitionKey,
} from './definition-finds.ts';
import {
  after,
  at,
  atLeast,
  atMost,
  before,
  differsIgnoringCase,
  equals,
  equalsIgnoringCase,
  exactly,
  like,
  likeIgnoringCase,
  noneOf,
  oneOf,
  tenantFilters,
  whenTrue,
} from './filters.ts';
import { orQueries } from './or-queries.ts';
import type { Filter, QueryDefinition, Question } from './query-definition.ts';
import { candidateFilters, hasCandidateCriterion } from './task-candidates.ts';
import { TASK_SORTS } from './task-sorts.ts';
import { PROCESS_VARIABLES_OF_TASK, TASK_VARIABLES } from './variable-condition.ts';
import { caseFilters, instanceVariables, withVariables } from './variable-filter.ts';

const withId = inTable<UserTaskRecord>(({ tables }) => tables.userTasks);
const byInstance = ({ tables }: EngineState): KeyIndex<UserTaskRecord> => tables.userTasksByInstance;
const inInstance = inIndex(byInstance);
const withBusinessKey = byBusinessKey(byInstance);
const definitionName = (task: UserTaskRecord, state: EngineState): string | undefined =>
  definitionOf(task, state)?.name;

/** What looks at nothing but its own criterion. */
const ownFilters: Readonly<Record<string, Filter<UserTaskRecord>>> = {
  taskId: equals(({ id }) => id, withId),
  taskIdIn: oneOf(({ id }) => id, withId),
  processInstanceId: equals(({ processInstanceId }) => processInstanceId, inInstance),
  processInstanceIdIn: oneOf(({ processInstanceId }) => processInstanceId, inInstance),
  processInstanceBusinessKey: equals(businessKeyOf, withBusinessKey),
  processInstanceBusinessKeyIn: oneOf(businessKeyOf, withBusinessKey),
  processInstanceBusinessKeyLike: like(businessKeyOf),
  processDefinitionId: equals(({ definitionId }) => definitionId, ofDefinition(byInstance)),
  processDefinitionKey: equals(definitionKeyOf, ofDefinitionKey(byInstance)),
  processDefinitionKeyIn: oneOf(definitionKeyOf, ofDefinitionKey(byInstance)),
  processDefinitionName: equals(definitionName),
  processDefinitionNameLike: like(definitionName),
  executionId: equals(
    ({ executionId }) => executionId,
    inIndex(({ tables }) => tables.userTasksByExecution),
  ),
  activityInstanceIdIn: oneOf((task, { tables }) => tables.executions.get(task.executionId)?.activityInstanceId),
  taskDefinitionKey: equals(({ taskDefinitionKey }) => taskDefinitionKey),
  taskDefinitionKeyIn: oneOf(({ taskDefinitionKey }) => taskDefinitionKey),
  taskDefinitionKeyNotIn: noneOf(({ taskDefinitionKey }) => taskDefinitionKey),
  taskDefinitionKeyLike: like(({ taskDefinitionKey }) => taskDefinitionKey),
  name: equalsIgnoringCase(({ name }) => name),
  nameNotEqual: differsIgnoringCase(({ name }) => name),
  nameLike: likeIgnoringCase(({ name }) => name),
  nameNotLike: likeIgnoringCase(({ name }) => name, false),
  description: equalsIgnoringCase(({ description }) => description),
  descriptionLike: likeIgnoringCase(({ description }) => description),
  assignee: equals(({ assignee }) => assignee),
  assigneeLike: like(({ assignee }) => assignee),
  assigneeIn: oneOf(({ assignee }) => assignee),
  assigneeNotIn: noneOf(({ assignee }) => assignee),
  assigned: whenTrue(({ assignee }) => assignee !== undefined),
  unassigned: whenTrue(({ assignee }) => assignee === undefined),
  owner: equals(({ owner }) => owner),
  delegationState: delegationFilter(),
  priority: exactly(({ priority }) => priority),
  minPriority: atLeast(({ priority }) => priority),
  maxPriority: atMost(({ priority }) => priority),
  ...dateFilters(),
  active: whenTrue(({ suspended }) => !suspended),
  suspended: whenTrue(({ suspended }) => suspended),
};

/** Open user tasks. */
export const tasks: QueryDefinition<UserTaskRecord> = {
  name: 'task',
  all: ({ tables }) => tables.userTasks.values(),
  check: refuseCombinations,
  filters: {
    ...ownFilters,
    ...candidateFilters,
    orQueries: orQueries('task', ownFilters),
    parentTaskId: () => ({ test: () => false }),
    taskVariables: withVariables(({ id }, { tables }) => tables.variablesByTask.get(id), TASK_VARIABLES),
    processVariables: withVariables(
      ({ processInstanceId }, state) => instanceVariables(state, processInstanceId),
      PROCESS_VARIABLES_OF_TASK,
    ),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: TASK_SORTS,
  unsupported: [
    'caseDefinitionId',
    'caseDefinitionKey',
    'caseDefinitionName',
    'caseDefinitionNameLike',
    'caseExecutionId',
    'caseInstanceBusinessKey',
    'caseInstanceBusinessKeyLike',
    'caseInstanceId',
    'caseInstanceVariables',
    'withCommentAttachmentInfo',
    'withTaskVariablesInReturn',
    'withTaskLocalVariablesInReturn',
    ...[
      'processInstanceBusinessKey',
      'processInstanceBusinessKeyLike',
      'assignee',
      'assigneeLike',
      'candidateGroup',
      'candidateGroups',
      'candidateUser',
      'involvedUser',
      'owner',
      'dueAfter',
      'dueBefore',
      'dueDate',
      'followUpAfter',
      'followUpBefore',
      'followUpBeforeOrNotExistent',
      'followUpDate',
      'createdAfter',
      'createdBefore',
      'createdOn',
      'updatedAfter',
    ].map((name) => `${name}Expression`),
  ],
};

function businessKeyOf(task: UserTaskRecord, state: EngineState): string | undefined {
  return rootOf(task, state)?.businessKey;
}

function rootOf(task: UserTaskRecord, { tables }: EngineState): ExecutionRecord | undefined {
  return tables.executions.get(task.processInstanceId);
}

function delegationFilter(): Filter<UserTaskRecord> {
  return (criterion) => {
    const text = readText(criterion);
    const wanted = text.toUpperCase();
    if (wanted !== 'PENDING' && wanted !== 'RESOLVED') {
      throw invalidRequest(
        `Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was '${text}'`,
      );
    }
    return { test: ({ delegationState }) => delegationState === wanted };
  };
}

function dateFilters(): Readonly<Record<string, Filter<UserTaskRecord>>> {
  const due = at<UserTaskRecord>(({ dueAtMs }) => dueAtMs);
  const followUp = at<UserTaskRecord>(({ followUpAtMs }) => followUpAtMs);
  const created = at<UserTaskRecord>(({ createdAtMs }) => createdAtMs);
  const followUpBefore = before<UserTaskRecord>(({ followUpAtMs }) => followUpAtMs);
  return {
    due,
    dueDate: due,
    dueBefore: before(({ dueAtMs }) => dueAtMs),
    dueAfter: after(({ dueAtMs }) => dueAtMs),
    withoutDueDate: whenTrue(({ dueAtMs }) => dueAtMs === undefined),
    followUp,
    followUpDate: followUp,
    followUpBefore,
    followUpAfter: after(({ followUpAtMs }) => followUpAtMs),
    followUpBeforeOrNotExistent: (criterion, question) => {
      const isBefore = followUpBefore(criterion, question);
      return { test: (task) => task.followUpAtMs === undefined || isBefore?.test(task) === true };
    },
    created,
    createdOn: created,
    createdBefore: before(({ createdAtMs }) => createdAtMs),
    createdAfter: after(({ createdAtMs }) => createdAtMs),
    updatedAfter: after(({ lastUpdatedAtMs, createdAtMs }) => lastUpdatedAtMs ?? createdAtMs),
  };
}

/** Combinations that the engine refuses. */
function refuseCombinations(question: Question): void {
  const { criteria } = question;
  if (criteria.has('candidateUser')) {
    if (criteria.has('candidateGroup')) throw badUsage('cannot set both candidateUser and candidateGroup');
    if (criteria.has('candidateGroups')) throw badUsage('cannot set both candidateGroupIn and candidateUser');
  }
  if (question.isTrue('includeAssignedTasks') && !hasCandidateCriterion(question)) {
    throw badUsage(
      "candidateUser, candidateGroup, candidateGroupLike, candidateGroupIn, withCandidateGroups, withoutCandidateGroups, withCandidateUsers, withoutCandidateUsers has to be called before 'includeAssignedTasks'.",
    );
  }
  if (
    question.isTrue('withoutDueDate') &&
    ['due', 'dueDate', 'dueBefore', 'dueAfter'].some((name) => criteria.has(name))
  ) {
    throw badUsage('cannot set both due date (equal to, before, or after) and withoutDueDate filters.');
  }
}

function badUsage(what: string): Error {
  return processEngineException(`Invalid query usage: ${what}`);
}

import { type ConformanceCase, defineCases } from '../case.ts';
import { end, path, process, start, userTask } from '../models/index.ts';
import { ask, call, completeTask, query, quietly, startInstance, userTaskAction } from '../steps.ts';

const begin = quietly(startInstance('p'));
const one = process('p', start('s'), userTask('a', { name: 'Do it' }), end('e'), path('s', 'a', 'e'));
const filled = process(
  'p',
  start('s'),
  userTask('a', {
    name: 'Check ${what}',
    'camunda:assignee': '${who}',
    'camunda:candidateUsers': 'ann, bob',
    'camunda:candidateGroups': '${team}',
    'camunda:dueDate': '${due}',
    'camunda:followUpDate': '2030-01-02T00:00:00',
    'camunda:priority': '${7}',
    'camunda:formKey': 'form',
  }),
  path('s', 'a'),
);
const values = { what: 'order', who: 'ann', team: 'sales', due: '2030-01-03T00:00:00' };

/** User tasks and what people do with them. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'user-task-is-completed-with-variables',
    feature: 'user task',
    models: [one],
    steps: [startInstance('p', { v: 1 }), completeTask('a', { v: 2, w: 'x' })],
  },
  {
    id: 'user-task-attributes-are-expressions',
    feature: 'user task',
    models: [filled],
    steps: [startInstance('p', values), query('/task'), query('/task/{{task:a}}/identity-links')],
  },
  {
    id: 'user-task-with-a-failing-attribute-rolls-back',
    feature: 'user task',
    models: [filled],
    steps: [
      startInstance('p', { ...values, due: 'nonsense' }),
      startInstance('p', { what: 'x', who: null, team: 't', due: null }),
      startInstance('p'),
    ],
  },
  {
    id: 'user-task-completed-twice-is-an-error',
    feature: 'task API',
    rule: 'Completing a finished user task is 500.',
    models: [one],
    steps: [begin, completeTask('a'), completeTask('a'), query('/task/{{task:a}}')],
  },
  {
    id: 'user-task-claim-and-unclaim',
    feature: 'task API',
    models: [one],
    steps: [
      begin,
      userTaskAction('claim', 'a', { userId: 'ann' }),
      userTaskAction('claim', 'a', { userId: 'ann' }),
      userTaskAction('claim', 'a', { userId: 'bob' }),
      userTaskAction('unclaim', 'a'),
      userTaskAction('claim', 'a', { userId: 'bob' }),
      userTaskAction('assignee', 'a', { userId: 'cyd' }),
      userTaskAction('assignee', 'a', { userId: null }),
    ],
  },
  {
    id: 'user-task-delegate-and-resolve',
    feature: 'task API',
    models: [one],
    steps: [
      begin,
      userTaskAction('claim', 'a', { userId: 'ann' }),
      userTaskAction('delegate', 'a', { userId: 'bob' }),
      userTaskAction('resolve', 'a', { variables: { v: { value: 1, type: 'Integer' } } }),
      userTaskAction('delegate', 'a', { userId: 'cyd' }),
      userTaskAction('resolve', 'a'),
      completeTask('a'),
    ],
  },
  {
    id: 'user-task-that-is-delegated-can-be-completed',
    feature: 'task API',
    rule: 'Completing a PENDING delegated task works.',
    models: [one],
    steps: [
      begin,
      userTaskAction('claim', 'a', { userId: 'ann' }),
      userTaskAction('delegate', 'a', { userId: 'bob' }),
      completeTask('a'),
    ],
  },
  {
    id: 'user-task-identity-links',
    feature: 'identity links',
    models: [one],
    steps: [
      begin,
      userTaskAction('identity-links', 'a', { userId: 'ann', type: 'candidate' }),
      userTaskAction('identity-links', 'a', { groupId: 'sales', type: 'candidate' }),
      query('/task/{{task:a}}/identity-links'),
      query('/task/{{task:a}}/identity-links?type=candidate'),
      userTaskAction('identity-links/delete', 'a', { userId: 'ann', type: 'candidate' }),
      query('/task/{{task:a}}/identity-links'),
      userTaskAction('identity-links', 'a', { type: 'candidate' }),
    ],
  },
  {
    id: 'user-task-completion-with-variables-in-return',
    feature: 'task API',
    models: [one],
    steps: [
      begin,
      { ...completeTask('a', { v: 2 }, { withVariablesInReturn: true }), answer: 'whole' },
      completeTask('a', {}, { withVariablesInReturn: true }),
    ],
  },
  {
    id: 'user-task-variables-of-its-own',
    feature: 'variable API',
    models: [one],
    steps: [
      startInstance('p', { outer: 1 }),
      call('PUT', '/task/{{task:a}}/localVariables/mine', { value: 'x', type: 'String' }),
      call('PUT', '/task/{{task:a}}/variables/outer', { value: 2, type: 'Integer' }),
      query('/task/{{task:a}}/variables'),
      query('/task/{{task:a}}/localVariables'),
      query('/task/{{task:a}}/variables/none'),
      call('DELETE', '/task/{{task:a}}/localVariables/mine'),
      completeTask('a'),
    ],
  },
  {
    id: 'user-task-changed-by-the-api',
    feature: 'task API',
    models: [one],
    steps: [
      begin,
      call('PUT', '/task/{{task:a}}', {
        name: 'Other',
        description: 'why',
        priority: 3,
        assignee: 'ann',
        owner: 'bob',
        due: '2030-01-09T00:00:00.000+0000',
        followUp: '2030-01-08T00:00:00.000+0000',
      }),
      call('PUT', '/task/{{task:a}}', { name: 'Only a name' }),
    ],
  },
  {
    id: 'user-task-of-a-process-cannot-be-deleted',
    feature: 'task API',
    models: [one],
    steps: [begin, call('DELETE', '/task/{{task:a}}')],
  },
  {
    id: 'user-task-queries',
    feature: 'task API',
    models: [filled],
    steps: [
      quietly(startInstance('p', values, { businessKey: 'k' })),
      quietly(startInstance('p', { ...values, who: null, team: 'other' })),
      query('/task/count?assignee=ann'),
      query('/task/count?unassigned=true'),
      query('/task/count?candidateGroup=other'),
      query('/task/count?candidateUser=bob'),
      query('/task/count?candidateUser=bob&includeAssignedTasks=true'),
      query('/task/count?taskDefinitionKey=a'),
      query('/task/count?processInstanceBusinessKey=k'),
      query('/task/count?processVariables=team_eq_sales'),
      query('/task/count?nameLike=Check%25'),
      query('/task/count?dueBefore=2030-01-04T00:00:00.000%2B0000'),
      ask('/task', { unassigned: true }, { answer: 'short' }),
      ask('/task/count', { orQueries: [{ assignee: 'ann', unassigned: true }] }),
      query('/task?sortBy=assignee&sortOrder=asc&assigned=true', { ordered: true, answer: 'short' }),
    ],
  },
  {
    id: 'user-task-that-is-not-there',
    feature: 'task API',
    models: [one],
    steps: [
      call('GET', '/task/none'),
      call('POST', '/task/none/complete', {}),
      call('POST', '/task/none/claim', { userId: 'ann' }),
      call('POST', '/task/none/bpmnError', { errorCode: 'E' }),
    ],
  },
  {
    id: 'user-task-history',
    feature: 'task history',
    models: [one],
    steps: [
      begin,
      userTaskAction('claim', 'a', { userId: 'ann' }),
      completeTask('a'),
      query('/history/task', { answer: 'short' }),
      query('/history/task/count?taskAssignee=ann'),
      query('/history/task/count?finished=true'),
    ],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { end, extension, externalTask, inputOutput, parallel, path, process, start, taskOf } from '../models/index.ts';
import {
  advance,
  ask,
  awaitAnswer,
  call,
  clockRuns,
  fail,
  fetchAndLock,
  lock,
  query,
  quietly,
  startInstance,
  suspendInstance,
} from '../steps.ts';

const HOUR_MS = 3_600_000;
const one = process('p', start('s'), externalTask('a'), end('e'), path('s', 'a', 'e'));
const two = process(
  'q',
  start('s'),
  parallel('f'),
  externalTask('a', { 'camunda:taskPriority': '${high}' }),
  externalTask('b', { 'camunda:topic': '${topic}', 'camunda:taskPriority': '7' }),
  path('s', 'f', 'a'),
  path('f', 'b'),
);
const mapped = process(
  'm',
  start('s'),
  externalTask(
    'a',
    inputOutput({ inner: '${outer + 1}' }),
    extension('properties', extensionProperty('colour', 'red'), extensionProperty('size', 'xl')),
  ),
  path('s', 'a'),
);

function extensionProperty(name: string, value: string) {
  return { slot: 'content', xml: `<camunda:property name="${name}" value="${value}"/>` } as const;
}

const topic = (fields: object) => ({ topicName: 'a', lockDuration: HOUR_MS, ...fields });
const begin = (key: string, variables = {}, fields = {}) => quietly(startInstance(key, variables, fields));
const whole = { answer: 'whole' } as const;

/** How external tasks are fetched, found and prioritised. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'fetch-gives-all-variables-and-locks',
    feature: 'fetch and lock',
    models: [one],
    steps: [
      begin('p', { x: 5, y: 'text', z: true }, { businessKey: 'k' }),
      fetchAndLock(['a'], {}, whole),
      fetchAndLock(['a']),
    ],
  },
  {
    id: 'fetch-gives-the-wanted-variables',
    feature: 'fetch and lock',
    models: [mapped],
    steps: [begin('m', { outer: 5, other: 1 }), fetchAndLock([topic({ variables: ['outer', 'inner', 'missing'] })])],
  },
  {
    id: 'fetch-with-an-empty-list-of-variables-gives-none',
    feature: 'fetch and lock',
    rule: '`variables: []` fetches none, like `localVariables` without local ones.',
    models: [mapped],
    steps: [
      begin('m', { outer: 5 }),
      fetchAndLock([topic({ variables: [], lockDuration: 1000 })]),
      advance(2),
      fetchAndLock([topic({ localVariables: true, lockDuration: 1000 })]),
      advance(2),
      fetchAndLock([topic({ localVariables: true, variables: [], lockDuration: 1000 })]),
      advance(2),
      fetchAndLock([topic({ includeExtensionProperties: true })]),
    ],
  },
  {
    id: 'fetch-filters-by-instance-and-variables',
    feature: 'fetch and lock',
    models: [one, mapped],
    steps: [
      begin('p', { x: 1 }, { businessKey: 'k1' }),
      begin('p', { x: 2 }, { businessKey: 'k2' }),
      begin('m', { outer: 1 }),
      fetchAndLock([topic({ businessKey: 'k2' })]),
      fetchAndLock([topic({ processVariables: { x: 1 } })]),
      fetchAndLock([topic({ processDefinitionKey: 'p' })]),
      fetchAndLock([topic({ processDefinitionKeyIn: ['x', 'm'] })]),
    ],
  },
  {
    id: 'fetch-filters-by-definition-and-tenant',
    feature: 'fetch and lock',
    models: [one],
    steps: [
      begin('p'),
      fetchAndLock([topic({ processDefinitionId: 'p:9:none' })]),
      fetchAndLock([topic({ tenantIdIn: ['t'] })]),
      fetchAndLock([topic({ processDefinitionIdIn: ['{{definition:p}}'], withoutTenantId: true })]),
    ],
  },
  {
    id: 'fetch-leaves-locked-suspended-and-failed-tasks',
    feature: 'fetch and lock',
    models: [one],
    steps: [
      begin('p', { n: 1 }),
      lock('a'),
      begin('p', { n: 2 }),
      suspendInstance(true, '{{instance:1}}'),
      fetchAndLock(['a']),
      suspendInstance(false, '{{instance:1}}'),
      advance(3_600),
      fetchAndLock(['a'], { maxTasks: 1, workerId: 'w2' }, { answer: 'status' }),
      fetchAndLock(['a'], { maxTasks: 5 }, { answer: 'status' }),
    ],
  },
  {
    id: 'fetch-leaves-tasks-without-retries',
    feature: 'fetch and lock',
    models: [one],
    steps: [begin('p'), fail('a'), fetchAndLock(['a'])],
  },
  {
    id: 'fetch-waits-for-the-retry-timeout',
    feature: 'fetch and lock',
    models: [one],
    steps: [
      begin('p'),
      fail('a', { retries: 1, retryTimeout: 10_000 }),
      fetchAndLock(['a']),
      advance(10),
      fetchAndLock(['a']),
    ],
  },
  {
    id: 'fetch-at-the-end-of-a-lock',
    feature: 'fetch and lock',
    rule: 'A lock that ends exactly now is over for a fetch.',
    models: [one],
    steps: [begin('p'), lock('a', 'first', 10_000), advance(10), fetchAndLock(['a'])],
  },
  {
    id: 'fetch-of-the-same-worker-does-not-renew-its-lock',
    feature: 'fetch and lock',
    models: [one],
    steps: [begin('p'), fetchAndLock(['a'], {}, { answer: 'status' }), fetchAndLock(['a'])],
  },
  {
    id: 'fetch-by-priority',
    feature: 'external task priority',
    models: [two],
    steps: [
      begin('q', { high: 10, topic: 'a' }),
      begin('q', { high: 3, topic: 'other' }),
      fetchAndLock(['a', 'other'], { usePriority: true }, { ordered: true }),
    ],
  },
  {
    id: 'fetch-by-priority-takes-the-highest-first',
    feature: 'external task priority',
    models: [two],
    steps: [
      begin('q', { high: 10, topic: 'a' }),
      fetchAndLock(['a'], { usePriority: true, maxTasks: 1 }),
      fetchAndLock(['a']),
    ],
  },
  {
    id: 'external-task-priority-that-fails-lets-nothing-start',
    feature: 'external task priority',
    models: [two],
    steps: [
      startInstance('q', { topic: 'a' }),
      startInstance('q', { topic: 'a', high: 'text' }),
      startInstance('q', { topic: 'a', high: 2.5 }),
    ],
  },
  {
    id: 'external-task-priority-of-the-process',
    feature: 'external task priority',
    models: [process('p', { 'camunda:taskPriority': '5' }, start('s'), externalTask('a'), path('s', 'a'))],
    steps: [
      startInstance('p'),
      call('PUT', '/external-task/{{external:a}}/priority', { priority: 9 }),
      call('PUT', '/external-task/{{external:a}}/priority', { priority: -3 }),
    ],
  },
  {
    id: 'external-task-topic-that-fails-lets-nothing-start',
    feature: 'external task',
    models: [two],
    steps: [startInstance('q', { high: 1 })],
  },
  {
    id: 'fetch-with-wrong-bodies-is-refused',
    feature: 'fetch and lock',
    models: [one],
    steps: [
      begin('p'),
      fetchAndLock(['a'], { workerId: null }),
      fetchAndLock(['a'], { maxTasks: -1 }),
      fetchAndLock(['a'], { maxTasks: null }),
      fetchAndLock([{ topicName: 'a' }]),
      fetchAndLock([{ topicName: 'a', lockDuration: 0 }]),
      fetchAndLock([{ topicName: 'a', lockDuration: -1 }]),
      fetchAndLock([{ lockDuration: 1000 }]),
      fetchAndLock([], {}),
      fetchAndLock(['a'], { maxTasks: 0 }),
    ],
  },
  {
    id: 'external-send-task-and-events-are-external-tasks',
    feature: 'external send task',
    models: [
      process(
        'p',
        start('s'),
        taskOf('sendTask', 'send', { 'camunda:type': 'external', 'camunda:topic': 'post' }),
        taskOf('businessRuleTask', 'rule', { 'camunda:type': 'external', 'camunda:topic': 'rules' }),
        path('s', 'send', 'rule'),
      ),
    ],
    steps: [
      startInstance('p'),
      fetchAndLock(['post'], {}, { answer: 'status' }),
      quietly(lock('send')),
      call('POST', '/external-task/{{external:send}}/complete', { workerId: 'worker' }),
    ],
  },
  {
    id: 'long-poll-answers-when-a-task-comes',
    feature: 'long poll',
    rule: 'A long poll wakes when a task comes.',
    models: [one],
    steps: [
      clockRuns(),
      fetchAndLock(['a'], { asyncResponseTimeout: 20_000 }, { background: 'poll' }),
      begin('p', { v: 1 }),
      awaitAnswer('poll'),
    ],
  },
  {
    id: 'long-poll-answers-at-once-when-there-is-a-task',
    feature: 'long poll',
    models: [one],
    steps: [begin('p'), fetchAndLock(['a'], { asyncResponseTimeout: 20_000 })],
  },
  {
    id: 'long-poll-ends-empty-at-its-timeout',
    feature: 'long poll',
    models: [one],
    steps: [clockRuns(), fetchAndLock(['a'], { asyncResponseTimeout: 200 })],
  },
  {
    id: 'long-poll-must-not-be-too-long',
    feature: 'long poll',
    models: [one],
    steps: [
      fetchAndLock(['a'], { asyncResponseTimeout: 1_800_001 }),
      fetchAndLock(['a'], { asyncResponseTimeout: -1 }, { answer: 'whole' }),
    ],
  },
  {
    id: 'external-task-queries-find-by-state',
    feature: 'external task queries',
    models: [one, two],
    steps: [
      begin('p'),
      begin('q', { high: 10, topic: 'other' }),
      lock('a', 'w1'),
      query('/external-task?locked=true', { answer: 'short' }),
      query('/external-task?notLocked=true', { answer: 'short' }),
      query('/external-task/count?workerId=w1'),
      query('/external-task/count?noRetriesLeft=true'),
      query('/external-task/count?withRetriesLeft=true'),
      query('/external-task?topicName=other', { answer: 'short' }),
      query('/external-task?activityId=b', { answer: 'short' }),
      query('/external-task/count?activityIdIn=a,b'),
      query('/external-task/count?lockExpirationBefore=2031-01-01T00:00:00.000%2B0000'),
      query('/external-task/count?lockExpirationAfter=2031-01-01T00:00:00.000%2B0000'),
      query('/external-task/count?active=true'),
      query('/external-task/count?suspended=true'),
    ],
  },
  {
    id: 'external-task-queries-sort-and-page',
    feature: 'external task queries',
    models: [two],
    steps: [
      begin('q', { high: 10, topic: 'x' }),
      begin('q', { high: 3, topic: 'x' }),
      query('/external-task?sortBy=taskPriority&sortOrder=desc&priorityHigherThanOrEquals=7&maxResults=1', {
        ordered: true,
        answer: 'short',
      }),
      query('/external-task/count?priorityLowerThanOrEquals=7'),
      ask(
        '/external-task',
        { topicName: 'a', sorting: [{ sortBy: 'taskPriority', sortOrder: 'asc' }] },
        { ordered: true, answer: 'short' },
      ),
      ask('/external-task/count', { processInstanceIdIn: ['{{instance}}'] }),
      query('/external-task?sortBy=nonsense&sortOrder=asc'),
      query('/external-task?sortBy=taskPriority'),
      query('/external-task/topic-names'),
      query('/external-task/count?processDefinitionKey=q'),
    ],
  },
]);

import { type ConformanceCase, defineCases, type RestStep } from '../case.ts';
import { listValue } from '../list-value.ts';
import {
  asyncBefore,
  callActivity,
  compensate,
  end,
  expressionTask,
  extension,
  externalTask,
  type Fragment,
  inputOutput,
  multiInstance,
  parallel,
  path,
  process,
  start,
  subProcess,
  throwEvent,
  userTask,
} from '../models/index.ts';
import {
  advance,
  ask,
  call,
  complete,
  completeTask,
  lock,
  modify,
  query,
  quietly,
  runDueJobs,
  setVariables,
  startInstance,
} from '../steps.ts';

const one = process(
  'p',
  start('s'),
  userTask('u', inputOutput({ local: 'x' }, { out: '${local}' })),
  userTask('v'),
  end('e'),
  path('s', 'u', 'v', 'e'),
);
const mapped = process(
  'p',
  start('s'),
  userTask('u', inputOutput({ list: ['1'] }, { out: '${list}' })),
  userTask('v'),
  end('e'),
  path('s', 'u', 'v', 'e'),
);
const wholeDetails = query('/history/detail?deserializeValues=false');
const details: RestStep = { ...wholeDetails, answer: 'short' };
const countOf = (criteria: string): RestStep => query(`/history/detail/count?${criteria}`);
const put = (path: string, value: unknown, type: string): RestStep =>
  quietly(call('PUT', path, { value, type }, { answer: 'status' }));
const remove = (path: string): RestStep => quietly(call('DELETE', path, undefined, { answer: 'status' }));
const startAt = (startInstructions: readonly object[]): RestStep =>
  quietly(startInstance('p', { v: 1 }, { startInstructions }));
const before = (activityId: string, variables: object = {}): object => ({
  type: 'startBeforeActivity',
  activityId,
  variables,
});
const repeated = (...loop: readonly Fragment[]) =>
  process('p', start('s'), userTask('a', loop), end('e'), path('s', 'a', 'e'));
const each = { 'camunda:collection': 'items', 'camunda:elementVariable': 'item' };
const items = listValue(['x', 'y']);
const json = {
  value: '{"a":1}',
  type: 'Object',
  valueInfo: {
    objectTypeName: 'java.util.LinkedHashMap<java.lang.String,java.lang.Integer>',
    serializationDataFormat: 'application/json',
  },
};
const ofEveryType = {
  text: 'x',
  flag: true,
  whole: 1,
  long: { value: 2, type: 'Long' },
  fraction: 1.5,
  date: { value: '2030-01-02T03:04:05.678+0000', type: 'Date' },
  nothing: null,
  bytes: { value: 'YWJj', type: 'Bytes' },
  file: { value: 'YWJj', type: 'File', valueInfo: { filename: 'a.txt', mimeType: 'text/plain', encoding: 'UTF-8' } },
  document: { value: '{"a":1}', type: 'Json' },
  json,
  java: {
    value: null,
    type: 'Object',
    valueInfo: {
      objectTypeName: 'java.util.ArrayList',
      serializationDataFormat: 'application/json',
    },
  },
};

/** What history keeps of every change of a variable. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'history-details-of-the-life-of-a-variable',
    feature: 'variable updates',
    rule: 'A creation, a change and a removal by somebody are updates; the end of the scope is none.',
    models: [one],
    steps: [
      quietly(startInstance('p', { a: 'one', n: 1 })),
      advance(1),
      put('/process-instance/{{instance}}/variables/a', 'two', 'String'),
      advance(1),
      put('/process-instance/{{instance}}/variables/a', 2, 'Long'),
      remove('/process-instance/{{instance}}/variables/n'),
      advance(1),
      quietly(setVariables({ n: 5 })),
      wholeDetails,
      query('/history/detail?variableInstanceId={{variable:a}}&sortBy=occurrence&sortOrder=asc', { ordered: true }),
      quietly(completeTask('u', { a: null, b: 'by the task' })),
      advance(1),
      quietly(completeTask('v')),
      wholeDetails,
    ],
  },
  {
    id: 'history-details-of-local-variables',
    feature: 'variable updates',
    models: [mapped],
    steps: [
      quietly(startInstance('p', { a: 1 })),
      put('/task/{{task:u}}/localVariables/mine', 1, 'Integer'),
      put('/task/{{task:u}}/localVariables/mine', 2, 'Integer'),
      put('/task/{{task:u}}/localVariables/gone', 1, 'Integer'),
      remove('/task/{{task:u}}/localVariables/gone'),
      put('/task/{{task:u}}/variables/a', 2, 'Integer'),
      put('/execution/{{execution:u}}/localVariables/near', 1, 'Integer'),
      remove('/execution/{{execution:u}}/localVariables/list'),
      details,
      query('/history/detail?variableTypeIn=serializable'),
      countOf('taskId={{task:u}}'),
      countOf('excludeTaskDetails=true'),
      countOf('excludeTaskDetails=false'),
      countOf('excludeTaskDetails=true&taskId={{task:u}}'),
      countOf('executionId={{execution:u}}'),
      countOf('activityInstanceId={{activityInstance:u}}'),
      quietly(put('/execution/{{execution:u}}/localVariables/list', 5, 'Integer')),
      quietly(completeTask('u')),
      put('/task/{{task:v}}/localVariables/mine', 1, 'Integer'),
      put('/process-instance/{{instance}}/variables/a', 3, 'Integer'),
      details,
    ],
  },
  {
    id: 'history-details-of-a-parallel-multi-instance',
    feature: 'variable updates',
    models: [repeated(multiInstance(each))],
    steps: [
      quietly(startInstance('p', { items })),
      details,
      quietly(completeTask('a', { r: 1 })),
      quietly(completeTask('a', { r: 2 })),
      details,
    ],
  },
  {
    id: 'history-details-of-a-sequential-multi-instance',
    feature: 'variable updates',
    models: [repeated(multiInstance({ isSequential: true, ...each }))],
    steps: [
      quietly(startInstance('p', { items })),
      quietly(completeTask('a', { r: 1 })),
      quietly(completeTask('a', { r: 2 })),
      details,
    ],
  },
  {
    id: 'history-details-count-revisions-by-transaction',
    feature: 'variable updates',
    rule: 'The revision of an update counts the transactions before it in which its variable changed or moved to another execution.',
    models: [
      process(
        'p',
        start('s'),
        expressionTask('x1', '${1}', { 'camunda:resultVariable': 'r' }),
        expressionTask('x2', '${2}', { 'camunda:resultVariable': 'r' }),
        userTask('u'),
        expressionTask('x3', '${3}', { 'camunda:resultVariable': 'r' }),
        expressionTask('x4', '${4}', { 'camunda:resultVariable': 'r' }),
        parallel('f'),
        userTask('a'),
        userTask('b'),
        end('e'),
        path('s', 'x1', 'x2', 'u', 'x3', 'x4', 'f', 'a', 'e'),
        path('f', 'b', 'e'),
      ),
    ],
    steps: [
      quietly(startInstance('p')),
      quietly(completeTask('u')),
      put('/execution/{{execution:a}}/localVariables/mine', 1, 'Integer'),
      quietly(completeTask('b')),
      put('/execution/{{execution:a}}/localVariables/mine', 2, 'Integer'),
      quietly(modify([before('b')])),
      put('/execution/{{execution:a}}/localVariables/mine', 3, 'Integer'),
      details,
    ],
  },
  {
    id: 'history-details-of-one-start-instruction-are-initial',
    feature: 'variable updates',
    models: [one],
    steps: [
      startAt([before('u', { w: { value: 1, type: 'Integer', local: true }, x: { value: 1, type: 'Integer' } })]),
      details,
      countOf('initial=true'),
      countOf('initial=false'),
    ],
  },
  {
    id: 'history-details-of-two-start-instructions-are-not-initial',
    feature: 'variable updates',
    models: [one],
    steps: [startAt([before('u', { w: { value: 1, type: 'Integer', local: true } }), before('v')]), details],
  },
  {
    id: 'history-details-of-a-start-instruction-on-a-flow',
    feature: 'variable updates',
    models: [one],
    steps: [startAt([{ type: 'startTransition', transitionId: 's-u' }]), details],
  },
  {
    id: 'history-details-of-a-called-instance',
    feature: 'variable updates',
    models: [
      process(
        'p',
        start('s', asyncBefore),
        callActivity(
          'c',
          'called',
          extension('in', { variables: 'all' }),
          extension('out', { variables: 'all' }),
          inputOutput({ own: '1' }),
        ),
        userTask('u'),
        end('e'),
        path('s', 'c', 'u', 'e'),
      ),
      process(
        'called',
        start('s'),
        expressionTask('x', '${2}', { 'camunda:resultVariable': 'r' }),
        end('e'),
        path('s', 'x', 'e'),
      ),
    ],
    steps: [quietly(startInstance('p', { v: 1 })), details, runDueJobs(), details],
  },
  {
    id: 'history-details-of-an-external-task-and-a-compensation',
    feature: 'variable updates',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('t'), externalTask('a', inputOutput({ own: '1' })), end('u'), path('t', 'a', 'u')),
        userTask('v'),
        throwEvent('undo', compensate()),
        end('e'),
        path('s', 'sub', 'v', 'undo', 'e'),
      ),
    ],
    steps: [
      quietly(startInstance('p')),
      quietly(lock('a')),
      quietly(complete('a', { v: 1 }, { localVariables: { w: { value: 2, type: 'Integer' } } })),
      details,
      quietly(completeTask('v')),
      details,
    ],
  },
  {
    id: 'history-details-of-values-of-every-type',
    feature: 'variable updates',
    rule: 'A removal has the type of the variable and no value.',
    operaton: 'differs: without Spin there is neither the type Json nor an object kept as JSON',
    models: [one],
    steps: [
      quietly(startInstance('p', ofEveryType)),
      details,
      quietly(call('POST', '/process-instance/{{instance}}/variables', { deletions: Object.keys(ofEveryType) })),
      details,
      query('/history/detail?variableNameLike=J%25'),
      query('/history/variable-instance?includeDeleted=true&variableNameLike=j%25'),
      countOf('variableTypeIn=integer,LONG'),
      countOf('variableTypeIn=file'),
    ],
  },
  {
    id: 'history-details-queries',
    feature: 'variable updates',
    models: [one],
    steps: [
      quietly(startInstance('p', { a: 1, B: 2 })),
      advance(10),
      quietly(setVariables({ a: 3 })),
      countOf('formFields=true'),
      countOf('formFields=false'),
      countOf('formFields=true&variableUpdates=false'),
      countOf('variableUpdates=true'),
      countOf('processInstanceId={{instance}}'),
      countOf('processInstanceId=nope'),
      countOf('processInstanceIdIn=nope,{{instance}}'),
      countOf('variableNameLike=b'),
      countOf('occurredBefore=2030-01-01T00:00:00.000%2B0000'),
      countOf('occurredAfter=2030-01-01T00:00:10.000%2B0000'),
      countOf('withoutTenantId=true'),
      countOf('tenantIdIn=t'),
      ask(
        '/history/detail?maxResults=2',
        {
          variableTypeIn: ['integer'],
          sorting: [
            { sortBy: 'variableName', sortOrder: 'desc' },
            { sortBy: 'variableRevision', sortOrder: 'desc' },
          ],
        },
        { ordered: true },
      ),
      ask(
        '/history/detail',
        {
          variableUpdates: true,
          sorting: [
            { sortBy: 'variableType', sortOrder: 'asc' },
            { sortBy: 'time', sortOrder: 'desc' },
            { sortBy: 'formPropertyId', sortOrder: 'asc' },
          ],
        },
        { ordered: true },
      ),
      query('/history/detail?sortBy=nope&sortOrder=asc'),
      query('/history/detail?sortBy=time'),
      ask('/history/detail', { sorting: [{ sortBy: 'nope', sortOrder: 'asc' }] }),
      ask('/history/detail', { sorting: [{ sortBy: 'time' }] }),
      query('/history/detail/nope'),
      query('/history/detail/nope/data'),
    ],
  },
]);

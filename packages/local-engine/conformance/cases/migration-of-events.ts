import { type ConformanceCase, defineCases, type Model } from '../case.ts';
import {
  asyncAfter,
  asyncBefore,
  boundary,
  catchEvent,
  condition,
  duration,
  end,
  eventBased,
  eventSubProcess,
  externalTask,
  message,
  parallel,
  path,
  process,
  receiveTask,
  signal,
  start,
  subProcess,
  userTask,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import {
  advanceAndRun,
  call,
  completeTask,
  deploy,
  executeJob,
  external,
  fail,
  lock,
  query,
  quietly,
  runDueJobs,
  sendMessage,
  startInstance,
  work,
} from '../steps.ts';

const FROM_TO = { sourceProcessDefinitionId: '{{definition:p:v1}}', targetProcessDefinitionId: '{{definition:p:v2}}' };
const same = (id: string, updateEventTrigger = false) => to(id, id, updateEventTrigger);
const to = (from: string, into: string, updateEventTrigger = false) => ({
  sourceActivityIds: [from],
  targetActivityIds: [into],
  updateEventTrigger,
});
const migrate = (instructions: readonly object[], plan = {}, fields = {}) => {
  const migrationPlan = { ...FROM_TO, instructions, ...plan };
  const body = { migrationPlan, processInstanceIds: ['{{instance:p}}'], ...fields };
  return call('POST', '/migration/execute', body, { title: 'migrate' });
};
const begin = (variables = {}) => quietly(startInstance('p', variables));
const next = (model: Model) => deploy([model]);
const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));
const guarded = (time: string, id = 'late') =>
  process(
    'p',
    start('s'),
    userTask('a'),
    boundary(id, 'a', duration(time)),
    userTask('z'),
    end('e'),
    path('s', 'a', 'e'),
    path(id, 'z'),
  );
const listening = (name: string) =>
  process('p', start('s'), receiveTask('a', name), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));

/** What waits for events and jobs and becomes that of another definition. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'migration-keeps-the-due-date-of-a-timer',
    feature: 'migration',
    models: [guarded('PT1H')],
    steps: [
      begin(),
      next(guarded('PT3H')),
      advanceAndRun(1800),
      migrate([same('a'), same('late')]),
      advanceAndRun(1800),
    ],
  },
  {
    id: 'migration-updates-the-due-date-of-a-timer',
    feature: 'migration',
    models: [guarded('PT1H')],
    steps: [
      begin(),
      next(guarded('PT3H', 'later')),
      advanceAndRun(1800),
      migrate([same('a'), to('late', 'later', true)]),
      advanceAndRun(1800),
      advanceAndRun(9000),
    ],
  },
  {
    id: 'migration-makes-an-unmapped-timer-anew',
    feature: 'migration',
    rule: 'An unmapped boundary timer is removed and that of the target starts from zero.',
    models: [guarded('PT1H')],
    steps: [begin(), next(guarded('PT3H')), advanceAndRun(1800), migrate([same('a')]), advanceAndRun(1800)],
  },
  {
    id: 'migration-adds-and-removes-boundary-events',
    feature: 'migration',
    models: [two],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          userTask('a'),
          boundary('m', 'a', message('go'), { cancelActivity: false }),
          boundary('t', 'a', duration('PT1H')),
          userTask('z'),
          path('s', 'a'),
          path('m', 'z'),
          path('t', 'z'),
        ),
      ),
      migrate([same('a')]),
      sendMessage('go'),
      next(two),
      call(
        'POST',
        '/migration/execute',
        {
          migrationPlan: {
            sourceProcessDefinitionId: '{{definition:p:v2}}',
            targetProcessDefinitionId: '{{definition:p:v3}}',
            instructions: [same('a'), to('z', 'b')],
          },
          processInstanceIds: ['{{instance:p}}'],
        },
        { title: 'migrate back' },
      ),
      completeTask('a'),
    ],
  },
  {
    id: 'migration-keeps-the-old-message-name',
    feature: 'migration',
    rule: 'A receive task keeps its message name unless its event trigger is updated.',
    models: [listening('old')],
    steps: [begin(), next(listening('new')), migrate([same('a')]), sendMessage('new'), sendMessage('old')],
  },
  {
    id: 'migration-updates-the-message-name',
    feature: 'migration',
    models: [listening('old')],
    steps: [begin(), next(listening('new')), migrate([same('a', true)]), sendMessage('old'), sendMessage('new')],
  },
  {
    id: 'migration-of-catching-events-and-an-event-gateway',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        catchEvent('m', message('go')),
        catchEvent('t', duration('PT1H')),
        eventBased('g'),
        catchEvent('gm', message('other')),
        catchEvent('gt', duration('PT2H')),
        path('s', 'f', 'm'),
        path('f', 't'),
        path('f', 'g', 'gm'),
        path('g', 'gt'),
      ),
    ],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          parallel('f'),
          catchEvent('m', message('gone')),
          catchEvent('t', duration('PT5H')),
          eventBased('g'),
          catchEvent('gm', message('another')),
          catchEvent('gs', signal('sig')),
          path('s', 'f', 'm'),
          path('f', 't'),
          path('f', 'g', 'gm'),
          path('g', 'gs'),
        ),
      ),
      migrate([same('m', true), same('t', true), same('g'), same('gm')]),
      sendMessage('gone'),
      sendMessage('other'),
      advanceAndRun(18_000),
    ],
  },
  {
    id: 'migration-of-external-tasks-keeps-lock-and-incident',
    feature: 'migration',
    models: [process('p', start('s'), externalTask('a'), userTask('b'), path('s', 'a', 'b'))],
    steps: [
      begin(),
      fail('a', { retries: 0 }),
      next(
        process('p', start('s'), externalTask('x', { 'camunda:topic': 'other' }), userTask('b'), path('s', 'x', 'b')),
      ),
      migrate([to('a', 'x')]),
      query('/external-task'),
      query('/incident'),
      query('/history/incident'),
      external('complete', 'x', { workerId: 'worker' }),
    ],
  },
  {
    id: 'migration-of-an-external-task-that-is-locked',
    feature: 'migration',
    models: [process('p', start('s'), externalTask('a'), userTask('b'), path('s', 'a', 'b'))],
    steps: [
      begin(),
      lock('a'),
      next(process('p', start('s'), externalTask('a'), userTask('c'), path('s', 'a', 'c'))),
      migrate([same('a')]),
      external('complete', 'a', { workerId: 'worker' }),
    ],
  },
  {
    id: 'migration-of-asynchronous-continuations',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        userTask('a', asyncBefore),
        externalTask('b', asyncAfter),
        userTask('c'),
        path('s', 'f', 'a'),
        path('f', 'b', 'c'),
      ),
    ],
    steps: [
      begin(),
      work('b'),
      next(
        process(
          'p',
          start('s'),
          parallel('f'),
          userTask('x', asyncBefore),
          externalTask('y', asyncAfter),
          userTask('z'),
          path('s', 'f', 'x'),
          path('f', 'y', 'z'),
        ),
      ),
      migrate([to('a', 'x'), to('b', 'y')]),
      query('/job'),
      runDueJobs(),
    ],
  },
  {
    id: 'migration-of-asynchronous-continuations-that-do-not-fit',
    feature: 'migration',
    models: [process('p', start('s'), userTask('a', asyncBefore), path('s', 'a'))],
    steps: [
      begin(),
      next(process('p', start('s'), userTask('a', asyncAfter), userTask('b'), path('s', 'a', 'b'))),
      migrate([same('a')]),
      migrate([]),
    ],
  },
  {
    id: 'migration-of-an-asynchronous-continuation-into-a-subprocess',
    feature: 'migration',
    models: [process('p', start('s'), userTask('a', asyncBefore), path('s', 'a'))],
    steps: [
      begin({ v: 1 }),
      next(
        process(
          'p',
          start('s'),
          subProcess('sub', start('si'), userTask('a', asyncBefore), path('si', 'a')),
          path('s', 'sub'),
        ),
      ),
      migrate([same('a')]),
      executeJob('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'migration-of-a-failed-job-keeps-its-incident',
    feature: 'migration',
    models: [process('p', start('s'), userTask('a', asyncBefore, { 'camunda:assignee': '${nobody}' }), path('s', 'a'))],
    steps: [
      begin(),
      executeJob('a'),
      executeJob('a'),
      executeJob('a'),
      next(process('p', start('s'), userTask('b', asyncBefore), path('s', 'b'))),
      migrate([to('a', 'b')]),
      query('/incident'),
      executeJob('b'),
    ],
  },
  {
    id: 'migration-of-event-subprocesses',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess('es', start('es-s', { isInterrupting: false }, message('m')), userTask('h'), path('es-s', 'h')),
        eventSubProcess('et', start('et-s', duration('PT1H')), userTask('t'), path('et-s', 't')),
      ),
    ],
    steps: [
      begin(),
      sendMessage('m'),
      next(
        process(
          'p',
          start('s'),
          userTask('a'),
          path('s', 'a'),
          eventSubProcess(
            'es',
            start('es-s', { isInterrupting: false }, message('n')),
            userTask('h'),
            path('es-s', 'h'),
          ),
          eventSubProcess('ec', start('ec-s', condition('${v > 1}')), userTask('c'), path('ec-s', 'c')),
        ),
      ),
      migrate([same('a'), same('es'), same('es-s', true), same('h')]),
      sendMessage('n'),
    ],
  },
  {
    id: 'migration-of-compensation',
    feature: 'migration',
    models: [process('p', start('s'), externalTask('a'), undo('a'), userTask('b'), path('s', 'a', 'b'))],
    steps: [
      begin(),
      work('a'),
      next(process('p', start('s'), externalTask('x'), undo('x'), userTask('b'), path('s', 'x', 'b'))),
      migrate([same('b')]),
      migrate([same('b'), to('cb-a', 'cb-x')]),
    ],
  },
  {
    id: 'migration-of-a-kept-scope',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('si'), externalTask('a'), undo('a'), path('si', 'a')),
        userTask('b'),
        path('s', 'sub', 'b'),
      ),
    ],
    steps: [
      begin({ v: 1 }),
      work('a'),
      next(
        process(
          'p',
          start('s'),
          subProcess('sup', start('si'), externalTask('a'), undo('a'), path('si', 'a')),
          userTask('b'),
          path('s', 'sup', 'b'),
        ),
      ),
      migrate([same('b'), to('sub', 'sup')]),
      migrate([same('b'), to('sub', 'sup'), same('cb-a')]),
    ],
  },
]);

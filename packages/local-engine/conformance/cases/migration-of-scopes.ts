import { type ConformanceCase, defineCases, type Model } from '../case.ts';
import {
  boundary,
  callActivity,
  cardinality,
  compensate,
  duration,
  end,
  eventSubProcess,
  externalTask,
  inputOutput,
  message,
  multiInstance,
  parallel,
  path,
  process,
  start,
  subProcess,
  throwEvent,
  transaction,
  userTask,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import {
  advanceAndRun,
  call,
  completeTask,
  deleteInstance,
  deploy,
  modify,
  query,
  quietly,
  sendMessage,
  startInstance,
  work,
} from '../steps.ts';

const FROM_TO = { sourceProcessDefinitionId: '{{definition:p:v1}}', targetProcessDefinitionId: '{{definition:p:v2}}' };
const to = (from: string, into: string, updateEventTrigger = false) => ({
  sourceActivityIds: [from],
  targetActivityIds: [into],
  updateEventTrigger,
});
const same = (id: string, updateEventTrigger = false) => to(id, id, updateEventTrigger);
const migrate = (...instructions: object[]) => {
  const body = { migrationPlan: { ...FROM_TO, instructions }, processInstanceIds: ['{{instance:p}}'] };
  return call('POST', '/migration/execute', body, { title: 'migrate' });
};
const begin = (variables = {}) => quietly(startInstance('p', variables));
const next = (model: Model) => deploy([model]);
const running = query('/history/activity-instance?unfinished=true');

const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));
const undone = (scope?: string) => {
  const around = [throwEvent('t', compensate()), userTask('z')];
  const inside = [start('as'), externalTask('a'), undo('a'), userTask('b')];
  if (scope === undefined) return process('p', inside, around, path('as', 'a', 'b', 't', 'z'));
  return process('p', start('s'), subProcess(scope, inside, path('as', 'a', 'b')), around, path('s', scope, 't', 'z'));
};
const kept = (id: string, ...more: Parameters<typeof subProcess>[1][]) =>
  process(
    'p',
    start('s'),
    subProcess(id, inputOutput({ i: '7' }), start('si'), externalTask('a'), undo('a'), path('si', 'a'), ...more),
    userTask('b'),
    throwEvent('t', compensate()),
    userTask('z'),
    path('s', id, 'b', 't', 'z'),
  );
const deep = process(
  'p',
  start('s'),
  subProcess(
    'one',
    start('s1'),
    parallel('f'),
    userTask('x'),
    subProcess('two', start('s2'), parallel('g'), userTask('a'), userTask('b'), path('s2', 'g', 'a'), path('g', 'b')),
    path('s1', 'f', 'x'),
    path('f', 'two'),
  ),
  boundary('late', 'one', duration('PT1H')),
  userTask('z'),
  path('s', 'one'),
  path('late', 'z'),
);
const flat = process(
  'p',
  start('s'),
  parallel('f'),
  userTask('x'),
  userTask('a'),
  userTask('b'),
  path('s', 'f', 'x'),
  path('f', 'a'),
  path('f', 'b'),
);
const bodies = (...inner: Parameters<typeof subProcess>[1][]) =>
  process(
    'p',
    start('s'),
    subProcess('sub', multiInstance(cardinality('2')), start('si'), ...inner),
    userTask('z'),
    path('s', 'sub', 'z'),
  );

/** Scopes that come, go and change around what migrates, and what goes on afterwards. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'migration-then-compensation-of-a-migrated-activity',
    feature: 'migration',
    models: [undone()],
    steps: [
      begin({ v: 1 }),
      work('a'),
      next(undone()),
      migrate(same('b'), same('cb-a')),
      completeTask('b'),
      work('undo-a'),
    ],
  },
  {
    id: 'migration-adds-a-scope-around-what-can-be-compensated',
    feature: 'migration',
    models: [undone()],
    steps: [
      begin({ v: 1 }),
      work('a'),
      next(undone('sub')),
      migrate(same('b'), same('cb-a')),
      completeTask('b'),
      work('undo-a'),
    ],
  },
  {
    id: 'migration-removes-the-scope-around-what-can-be-compensated',
    feature: 'migration',
    models: [undone('sub')],
    steps: [
      begin({ v: 1 }),
      work('a'),
      next(undone()),
      migrate(same('b'), same('cb-a')),
      completeTask('b'),
      work('undo-a'),
    ],
  },
  {
    id: 'migration-of-a-kept-scope-and-its-compensation',
    feature: 'migration',
    models: [kept('sub')],
    steps: [
      begin({ v: 1 }),
      work('a'),
      next(kept('sup')),
      migrate(same('b'), to('sub', 'sup'), same('cb-a')),
      completeTask('b'),
      work('undo-a'),
    ],
  },
  {
    id: 'migration-removes-a-kept-scope',
    feature: 'migration',
    models: [kept('sub')],
    steps: [
      begin({ v: 1 }),
      work('a'),
      next(undone()),
      migrate(same('b'), same('cb-a')),
      completeTask('b'),
      work('undo-a'),
    ],
  },
  {
    id: 'migration-removes-scopes-in-scopes-with-several-branches',
    feature: 'migration',
    models: [deep],
    steps: [
      begin({ v: 1 }),
      next(flat),
      migrate(same('a'), same('b'), same('x')),
      running,
      completeTask('a'),
      completeTask('x'),
      completeTask('b'),
    ],
  },
  {
    id: 'migration-removes-the-inner-of-two-scopes',
    feature: 'migration',
    models: [deep],
    steps: [
      begin({ v: 1 }),
      next(
        process(
          'p',
          start('s'),
          subProcess(
            'one',
            start('s1'),
            parallel('f'),
            userTask('x'),
            userTask('a'),
            userTask('b'),
            path('s1', 'f', 'x'),
            path('f', 'a'),
            path('f', 'b'),
          ),
          boundary('late', 'one', duration('PT1H')),
          userTask('z'),
          path('s', 'one'),
          path('late', 'z'),
        ),
      ),
      migrate(same('one'), same('late'), same('a'), same('b'), same('x')),
      running,
      completeTask('x'),
      advanceAndRun(3600),
    ],
  },
  {
    id: 'migration-adds-scopes-in-scopes-for-several-branches',
    feature: 'migration',
    models: [flat],
    steps: [
      begin({ v: 1 }),
      next(deep),
      migrate(same('a'), same('b'), same('x')),
      running,
      completeTask('a'),
      modify([{ type: 'startBeforeActivity', activityId: 'a' }]),
      advanceAndRun(3600),
    ],
  },
  {
    id: 'migration-into-a-scope-and-deletion',
    feature: 'migration',
    models: [flat],
    steps: [begin({ v: 1 }), next(deep), migrate(same('a'), same('b'), same('x')), deleteInstance('{{instance:p}}')],
  },
  {
    id: 'migration-inside-the-instances-of-a-body',
    feature: 'migration',
    models: [bodies(userTask('a'), path('si', 'a'))],
    steps: [
      begin(),
      next(
        bodies(
          subProcess('deeper', start('sj'), userTask('a'), boundary('n', 'a', message('m')), path('sj', 'a')),
          path('si', 'deeper'),
        ),
      ),
      migrate(same('sub#multiInstanceBody'), same('sub'), same('a')),
      running,
      completeTask('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'migration-replaces-a-body-by-another',
    feature: 'migration',
    models: [bodies(userTask('a'), path('si', 'a'))],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          subProcess('deeper', start('sj'), userTask('a'), path('sj', 'a')),
          userTask('z'),
          path('s', 'deeper', 'z'),
        ),
      ),
      migrate(same('a')),
      running,
      completeTask('a'),
    ],
  },
  {
    id: 'migration-makes-an-event-subprocess-of-a-subprocess',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('si'), userTask('a'), path('si', 'a')),
        userTask('z'),
        path('s', 'sub', 'z'),
      ),
    ],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          userTask('z'),
          path('s', 'z'),
          eventSubProcess('es', start('es-s', message('m')), userTask('h'), path('es-s', 'h')),
        ),
      ),
      migrate(to('sub', 'es'), to('a', 'h')),
      running,
      sendMessage('m'),
      completeTask('h'),
    ],
  },
  {
    id: 'migration-makes-a-transaction-of-a-subprocess',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('si'), userTask('a'), path('si', 'a')),
        userTask('z'),
        path('s', 'sub', 'z'),
      ),
    ],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          transaction('tx', start('si'), userTask('a'), path('si', 'a')),
          userTask('z'),
          path('s', 'tx', 'z'),
        ),
      ),
      migrate(to('sub', 'tx'), same('a')),
      running,
      completeTask('a'),
    ],
  },
  {
    id: 'migration-that-would-lose-a-variable-is-refused',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        userTask('a', inputOutput({ i: '1' })),
        userTask('b'),
        path('s', 'f', 'a'),
        path('f', 'b'),
      ),
    ],
    steps: [
      begin(),
      modify([
        { type: 'startBeforeActivity', activityId: 'a', variables: { i: { value: 2, type: 'Integer', local: true } } },
      ]),
      next(process('p', start('s'), parallel('f'), userTask('a'), userTask('b'), path('s', 'f', 'a'), path('f', 'b'))),
      migrate(same('a'), same('b')),
    ],
  },
  {
    id: 'migration-of-an-interrupted-process',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess('es', start('es-s', message('m')), userTask('h'), path('es-s', 'h')),
      ),
    ],
    steps: [begin(), sendMessage('m'), next(two), migrate(to('h', 'b')), completeTask('b')],
  },
  {
    id: 'migration-of-a-call-activity-with-boundary-events',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        callActivity('call', 'child'),
        boundary('t', 'call', duration('PT1H')),
        userTask('z'),
        path('s', 'call'),
        path('t', 'z'),
      ),
      process('child', start('cs'), userTask('c'), end('ce'), path('cs', 'c', 'ce')),
    ],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          subProcess('sub', start('si'), callActivity('call', 'child'), path('si', 'call')),
          userTask('y'),
          path('s', 'sub', 'y'),
        ),
      ),
      migrate(same('call')),
      query('/process-instance'),
      completeTask('c'),
    ],
  },
]);

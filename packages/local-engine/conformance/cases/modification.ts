import { type ConformanceCase, defineCases } from '../case.ts';
import {
  asyncAfter,
  asyncBefore,
  boundary,
  callActivity,
  cardinality,
  catchEvent,
  duration,
  end,
  eventBased,
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
  terminate,
  userTask,
} from '../models/index.ts';
import { completeTask, deleteInstance, executeJob, modify, quietly, startInstance, work } from '../steps.ts';

const before = (activityId: string, more = {}) => ({ type: 'startBeforeActivity', activityId, ...more });
const after = (activityId: string, more = {}) => ({ type: 'startAfterActivity', activityId, ...more });
const onFlow = (transitionId: string, more = {}) => ({ type: 'startTransition', transitionId, ...more });
const cancelAll = (activityId: string) => ({ type: 'cancel', activityId });
const cancelOne = (instance: string) => ({ type: 'cancel', activityInstanceId: `{{activityInstance:${instance}}}` });
const cancelTransition = (transition: string) => ({
  type: 'cancel',
  transitionInstanceId: `{{transition:${transition}}}`,
});
const int = (value: number, local = false) => ({ value, type: 'Integer', local });
const begin = (variables = {}) => quietly(startInstance('p', variables));

const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));
const fork = process(
  'p',
  start('s'),
  parallel('f'),
  userTask('a'),
  userTask('b'),
  parallel('j'),
  userTask('c'),
  end('e'),
  path('s', 'f', 'a', 'j'),
  path('f', 'b', 'j', 'c', 'e'),
);
const nested = process(
  'p',
  start('s'),
  userTask('x'),
  subProcess(
    'outer',
    start('so'),
    userTask('y'),
    subProcess('inner', start('si'), userTask('a'), userTask('b'), end('ei'), path('si', 'a', 'b', 'ei')),
    end('eo'),
    path('so', 'y', 'inner', 'eo'),
  ),
  boundary('late', 'outer', duration('PT1H')),
  userTask('z'),
  end('e'),
  path('s', 'x', 'outer', 'e'),
  path('late', 'z'),
);
const many = (isSequential: boolean) =>
  process(
    'p',
    start('s'),
    userTask('a', multiInstance({ isSequential }, cardinality('3'))),
    userTask('b'),
    end('e'),
    path('s', 'a', 'b', 'e'),
  );
const manyScopes = process(
  'p',
  start('s'),
  userTask('x'),
  subProcess(
    'sub',
    multiInstance({ isSequential: false }, cardinality('2')),
    start('si'),
    userTask('a'),
    userTask('b'),
    end('ei'),
    path('si', 'a', 'b', 'ei'),
  ),
  end('e'),
  path('s', 'x', 'sub', 'e'),
);

/** Instances modified from outside: what is started, what is cancelled, what stays. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'modification-start-before-an-activity-adds-a-branch',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([before('b')]), completeTask('b'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'modification-moves-a-token',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([cancelAll('a'), before('b')]), completeTask('b')],
  },
  {
    id: 'modification-moves-a-token-the-other-way-round',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([before('b'), cancelAll('a')]), completeTask('b')],
  },
  {
    id: 'modification-that-cancels-everything-ends-the-instance',
    feature: 'modification',
    rule: 'An instance in which a modification leaves nothing is EXTERNALLY_TERMINATED.',
    models: [two],
    steps: [begin({ v: 1 }), modify([cancelOne('a')])],
  },
  {
    id: 'modification-start-after-an-activity-takes-its-flow',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([after('a')]), modify([after('b')]), modify([after('s')])],
  },
  {
    id: 'modification-that-reaches-the-end-ends-only-its-branch',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([before('e'), cancelAll('a'), before('b')]), modify([cancelAll('b'), before('e')])],
  },
  {
    id: 'modification-start-transition-takes-the-flow',
    feature: 'modification',
    models: [fork],
    steps: [begin(), modify([onFlow('a-j')]), modify([onFlow('b-j')]), completeTask('a'), completeTask('c')],
  },
  {
    id: 'modification-cancels-one-branch-of-a-fork',
    feature: 'modification',
    models: [fork],
    steps: [begin(), modify([cancelOne('a')]), modify([before('j')]), completeTask('b'), completeTask('c')],
  },
  {
    id: 'modification-brings-variables-and-local-ones',
    feature: 'modification',
    models: [two],
    steps: [
      begin({ v: 1 }),
      modify([before('b', { variables: { v: int(2), w: int(3, true) } })]),
      modify([cancelAll('a')]),
      modify([cancelAll('b'), before('a', { variables: { l: int(4, true) } })]),
      completeTask('a'),
    ],
  },
  {
    id: 'modification-opens-the-scopes-around-a-target',
    feature: 'modification',
    models: [nested],
    steps: [
      begin(),
      modify([before('b', { variables: { v: int(1), l: int(2, true) } })]),
      completeTask('b'),
      completeTask('x'),
    ],
  },
  {
    id: 'modification-starts-in-the-open-scope',
    feature: 'modification',
    models: [nested],
    steps: [
      begin(),
      completeTask('x'),
      completeTask('y'),
      modify([before('b')]),
      modify([before('y')]),
      modify([cancelOne('inner')]),
      modify([before('x')]),
      modify([cancelAll('outer')]),
    ],
  },
  {
    id: 'modification-with-an-ancestor-chooses-the-scope',
    feature: 'modification',
    rule: 'With several instances of a scope a start needs an ancestor activity instance.',
    models: [nested],
    steps: [
      begin(),
      completeTask('x'),
      modify([before('outer')]),
      modify([before('b')]),
      modify([before('b', { ancestorActivityInstanceId: '{{activityInstance:outer}}' })]),
      modify([before('b', { ancestorActivityInstanceId: '{{instance}}' })]),
      modify([before('x', { ancestorActivityInstanceId: '{{activityInstance:outer}}' })]),
      modify([before('b', { ancestorActivityInstanceId: 'unknown' })]),
    ],
  },
  {
    id: 'modification-cancels-the-last-in-a-scope-and-so-the-scope',
    feature: 'modification',
    models: [nested],
    steps: [begin(), completeTask('x'), completeTask('y'), modify([before('x')]), modify([cancelOne('a')])],
  },
  {
    id: 'modification-keeps-the-root-between-instructions',
    feature: 'modification',
    models: [nested],
    steps: [begin({ v: 1 }), completeTask('x'), modify([cancelAll('y'), before('a'), cancelAll('inner'), before('z')])],
  },
  {
    id: 'modification-adds-an-instance-to-a-parallel-body',
    feature: 'modification',
    models: [many(false)],
    steps: [
      begin(),
      modify([before('a')]),
      modify([cancelOne('a')]),
      modify([cancelOne('a'), cancelOne('a:1')]),
      completeTask('a'),
    ],
  },
  {
    id: 'modification-adds-no-instance-to-a-sequential-body',
    feature: 'modification',
    models: [many(true)],
    steps: [
      begin(),
      modify([before('a')]),
      completeTask('a'),
      modify([before('a#multiInstanceBody')]),
      completeTask('a'),
    ],
  },
  {
    id: 'modification-opens-a-body-with-one-instance',
    feature: 'modification',
    models: [many(false)],
    steps: [
      begin(),
      modify([cancelAll('a#multiInstanceBody'), before('a')]),
      modify([before('a#multiInstanceBody'), cancelAll('a')]),
    ],
  },
  {
    id: 'modification-opens-a-sequential-body-with-one-instance',
    feature: 'modification',
    models: [many(true)],
    steps: [begin(), modify([cancelAll('a'), before('a')]), completeTask('a'), completeTask('b')],
  },
  {
    id: 'modification-in-a-multi-instance-subprocess',
    feature: 'modification',
    models: [manyScopes],
    steps: [
      begin(),
      modify([before('b')]),
      modify([before('b')]),
      modify([before('sub')]),
      modify([before('b', { ancestorActivityInstanceId: '{{activityInstance:sub#multiInstanceBody}}' })]),
      modify([cancelOne('sub')]),
      modify([cancelAll('x')]),
      completeTask('b'),
    ],
  },
  {
    id: 'modification-of-transition-instances',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a', asyncBefore),
        userTask('b', asyncAfter),
        end('e'),
        path('s', 'a', 'b', 'e'),
      ),
    ],
    steps: [
      begin(),
      modify([before('a')]),
      modify([cancelTransition('a')]),
      modify([before('b'), cancelAll('a')]),
      completeTask('b'),
      modify([after('b'), before('a')]),
      modify([cancelAll('a'), cancelTransition('b')]),
    ],
  },
  {
    id: 'modification-finds-a-transition-instance-that-was-replaced',
    feature: 'modification',
    models: [process('p', start('s'), userTask('a', asyncBefore), userTask('b'), end('e'), path('s', 'a', 'b', 'e'))],
    steps: [begin(), modify([before('b'), cancelTransition('a')]), completeTask('b')],
  },
  {
    id: 'modification-start-before-an-asynchronous-activity-makes-a-job',
    feature: 'modification',
    models: [
      process('p', start('s'), userTask('x'), externalTask('a', asyncBefore), end('e'), path('s', 'x', 'a', 'e')),
    ],
    steps: [begin(), modify([cancelAll('x'), before('a')]), executeJob('a'), work('a')],
  },
  {
    id: 'modification-start-of-an-interrupting-boundary-event',
    feature: 'modification',
    models: [nested],
    steps: [begin(), modify([before('late')]), modify([cancelAll('z')]), completeTask('x'), modify([before('late')])],
  },
  {
    id: 'modification-start-of-a-boundary-event-that-does-not-interrupt',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        boundary('note', 'a', message('m'), { cancelActivity: false }),
        userTask('n'),
        end('e'),
        path('s', 'a', 'e'),
        path('note', 'n'),
      ),
    ],
    steps: [begin(), modify([before('note')]), completeTask('n'), modify([cancelAll('a'), before('note')])],
  },
  {
    id: 'modification-start-of-an-interrupting-event-subprocess',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        end('e'),
        path('s', 'a', 'e'),
        eventSubProcess('es', start('es-s', message('m')), userTask('h'), userTask('h2'), path('es-s', 'h', 'h2')),
      ),
    ],
    steps: [begin(), modify([before('h2')]), modify([before('es-s')]), modify([before('a')]), modify([before('es')])],
  },
  {
    id: 'modification-start-of-an-event-subprocess-beside-its-scope',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        end('e'),
        path('s', 'a', 'e'),
        eventSubProcess('es', start('es-s', { isInterrupting: false }, message('m')), userTask('h'), path('es-s', 'h')),
      ),
    ],
    steps: [
      begin(),
      modify([before('es-s')]),
      modify([before('h')]),
      modify([before('es')]),
      modify([cancelAll('es')]),
    ],
  },
  {
    id: 'modification-start-of-a-terminate-end',
    feature: 'modification',
    models: [
      process('p', start('s'), userTask('a'), userTask('b'), end('stop', terminate()), path('s', 'a', 'b', 'stop')),
    ],
    steps: [begin(), modify([before('b')]), modify([before('stop'), before('a')]), modify([before('stop')])],
  },
  {
    id: 'modification-of-an-event-based-gateway',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        eventBased('g'),
        catchEvent('m', message('m')),
        catchEvent('t', duration('PT1H')),
        userTask('a'),
        userTask('b'),
        path('s', 'g', 'm', 'a'),
        path('g', 't', 'b'),
      ),
    ],
    steps: [begin(), modify([before('m')]), modify([before('t')]), modify([before('g')]), modify([cancelAll('g')])],
  },
  {
    id: 'modification-runs-output-mappings-unless-told-not-to',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a', inputOutput({ i: '${v}' }, { o: '${i}' })),
        userTask('b', inputOutput({ k: '1' }, { r: '2' })),
        path('s', 'a', 'b'),
      ),
    ],
    steps: [
      begin({ v: 5 }),
      modify([before('b'), cancelAll('a')]),
      modify([before('a'), cancelAll('b')], { skipIoMappings: true }),
      modify([before('b'), cancelAll('a')], { skipIoMappings: true }),
    ],
  },
  {
    id: 'modification-of-a-calling-instance-ends-the-called-one',
    feature: 'modification',
    rule: 'A called instance cancelled by a modification is EXTERNALLY_TERMINATED.',
    models: [
      process('p', start('s'), callActivity('call', 'child'), userTask('b'), path('s', 'call', 'b')),
      process('child', start('cs'), userTask('c'), end('ce'), path('cs', 'c', 'ce')),
    ],
    steps: [begin(), modify([cancelAll('call'), before('b')])],
  },
  {
    id: 'modification-that-empties-a-called-instance-takes-its-caller-along',
    feature: 'modification',
    models: [
      process('p', start('s'), callActivity('call', 'child'), userTask('b'), path('s', 'call', 'b')),
      process('child', start('cs'), userTask('c'), end('ce'), path('cs', 'c', 'ce')),
    ],
    steps: [
      begin(),
      modify([cancelAll('c'), before('ce')], {}, '{{instance:child}}'),
      startInstance('p'),
      modify([cancelAll('c')], {}, '{{instance:child}}'),
    ],
  },
  {
    id: 'modification-that-empties-a-called-instance-of-one-branch',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        callActivity('call', 'child'),
        userTask('b'),
        userTask('b2'),
        path('s', 'f', 'call'),
        path('f', 'b'),
        path('f', 'b2'),
      ),
      process('child', start('cs'), userTask('c'), end('ce'), path('cs', 'c', 'ce')),
    ],
    steps: [begin(), modify([cancelAll('c')], {}, '{{instance:child}}')],
  },
  {
    id: 'modification-deletion-of-a-called-grandchild-takes-its-callers-along',
    feature: 'instance deletion',
    models: [
      process('p', start('s'), callActivity('call', 'child'), end('e'), path('s', 'call', 'e')),
      process('child', start('cs'), callActivity('call2', 'grandchild'), end('ce'), path('cs', 'call2', 'ce')),
      process('grandchild', start('gs'), userTask('g'), end('ge'), path('gs', 'g', 'ge')),
    ],
    steps: [begin(), deleteInstance('{{instance:grandchild}}')],
  },
]);

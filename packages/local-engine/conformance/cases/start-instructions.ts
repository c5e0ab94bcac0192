import { type ConformanceCase, defineCases } from '../case.ts';
import {
  asyncAfter,
  asyncBefore,
  boundary,
  cardinality,
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
  userTask,
} from '../models/index.ts';
import { completeTask, executeJob, sendMessage, startInstance, work } from '../steps.ts';

const before = (activityId: string, more = {}) => ({ type: 'startBeforeActivity', activityId, ...more });
const after = (activityId: string, more = {}) => ({ type: 'startAfterActivity', activityId, ...more });
const onFlow = (transitionId: string, more = {}) => ({ type: 'startTransition', transitionId, ...more });
const int = (value: number, local = false) => ({ value, type: 'Integer', local });
const startAt = (startInstructions: readonly object[], variables = {}, more = {}) =>
  startInstance('p', variables, { startInstructions, ...more });

const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));
const nested = process(
  'p',
  start('s'),
  subProcess('sub', start('si'), userTask('a'), userTask('b'), end('ei'), path('si', 'a', 'b', 'ei')),
  boundary('late', 'sub', duration('PT1H')),
  userTask('z'),
  end('e'),
  path('s', 'sub', 'e'),
  path('late', 'z'),
);

/** Instances that start elsewhere than at their start event. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'start-instructions-before-an-activity',
    feature: 'start instructions',
    models: [two],
    steps: [startAt([before('b')], { v: 1 }, { businessKey: 'k' }), completeTask('b')],
  },
  {
    id: 'start-instructions-after-an-activity-and-on-a-flow',
    feature: 'start instructions',
    models: [two],
    steps: [startAt([after('a')]), startAt([onFlow('s-a')])],
  },
  {
    id: 'start-instructions-that-reach-the-end-at-once',
    feature: 'start instructions',
    models: [two],
    steps: [startAt([after('b')], { v: 1 }), startAt([before('e'), before('e')])],
  },
  {
    id: 'start-instructions-at-several-activities',
    feature: 'start instructions',
    models: [two],
    steps: [startAt([before('a'), before('b'), before('a')]), completeTask('a'), completeTask('b')],
  },
  {
    id: 'start-instructions-that-end-and-go-on',
    feature: 'start instructions',
    models: [two],
    steps: [startAt([before('e'), before('a')])],
  },
  {
    id: 'start-instructions-bring-variables',
    feature: 'start instructions',
    models: [two],
    steps: [
      startAt([before('a', { variables: { v: int(2), l: int(3, true) } })], { v: 1 }),
      startAt([before('a', { variables: { l: int(4, true) } }), before('b', { variables: { l: int(5, true) } })]),
    ],
  },
  {
    id: 'start-instructions-inside-a-subprocess',
    feature: 'start instructions',
    models: [nested],
    steps: [startAt([before('b')]), completeTask('b')],
  },
  {
    id: 'start-instructions-twice-inside-a-subprocess-share-it',
    feature: 'start instructions',
    models: [nested],
    steps: [startAt([before('a'), before('b'), before('late')])],
  },
  {
    id: 'start-instructions-at-a-boundary-event',
    feature: 'start instructions',
    models: [nested],
    steps: [startAt([before('late')])],
  },
  {
    id: 'start-instructions-in-a-multi-instance-body',
    feature: 'start instructions',
    models: [
      process('p', start('s'), userTask('a', multiInstance(cardinality('3'))), userTask('b'), path('s', 'a', 'b')),
    ],
    steps: [startAt([before('a')]), startAt([before('a#multiInstanceBody')]), startAt([before('a'), before('a')])],
  },
  {
    id: 'start-instructions-at-asynchronous-activities',
    feature: 'start instructions',
    models: [process('p', start('s'), externalTask('a', asyncBefore, asyncAfter), userTask('b'), path('s', 'a', 'b'))],
    steps: [startAt([before('a')]), executeJob('a'), work('a'), startAt([after('a')])],
  },
  {
    id: 'start-instructions-of-a-join',
    feature: 'start instructions',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        userTask('a'),
        userTask('b'),
        parallel('j'),
        userTask('c'),
        path('s', 'f', 'a', 'j'),
        path('f', 'b', 'j', 'c'),
      ),
    ],
    steps: [startAt([before('j')]), startAt([before('j'), before('j')]), startAt([onFlow('a-j'), before('b')])],
  },
  {
    id: 'start-instructions-of-an-event-subprocess',
    feature: 'start instructions',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess('es', start('es-s', message('m')), userTask('h'), path('es-s', 'h')),
      ),
    ],
    steps: [startAt([before('es-s')]), startAt([before('a'), before('h')]), startAt([before('a'), before('es')])],
  },
  {
    id: 'start-instructions-leave-event-subprocesses-listening',
    feature: 'start instructions',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        userTask('b'),
        path('s', 'a', 'b'),
        eventSubProcess('es', start('es-s', { isInterrupting: false }, message('m')), userTask('h'), path('es-s', 'h')),
        eventSubProcess('et', start('et-s', duration('PT1H')), userTask('t'), path('et-s', 't')),
      ),
    ],
    steps: [startAt([before('b')]), sendMessage('m'), completeTask('b')],
  },
  {
    id: 'start-instructions-run-input-mappings-unless-told-not-to',
    feature: 'start instructions',
    models: [process('p', start('s'), userTask('a', inputOutput({ i: '${v}' })), path('s', 'a'))],
    steps: [startAt([before('a')], { v: 1 }), startAt([before('a')], { v: 1 }, { skipIoMappings: true })],
  },
  {
    id: 'start-instructions-of-a-process-without-a-plain-start',
    feature: 'start instructions',
    models: [process('p', start('s', message('m')), userTask('a'), path('s', 'a'))],
    steps: [startAt([before('a')]), startAt([before('s')]), startAt([after('s')])],
  },
  {
    id: 'start-instructions-of-unknown-elements-are-refused',
    feature: 'start instructions',
    models: [two],
    steps: [
      startAt([before('nowhere')]),
      startAt([after('nowhere')]),
      startAt([onFlow('nowhere')]),
      startAt([before('a'), before('nowhere')]),
      startAt([after('e')]),
      startAt([{ type: 'startBeforeActivity' }]),
    ],
  },
  {
    id: 'start-instructions-that-cancel-are-ignored',
    feature: 'start instructions',
    models: [two],
    steps: [
      startAt([{ type: 'cancel', activityId: 'a' }]),
      startAt([before('b'), { type: 'cancel', activityId: 'b' }]),
    ],
  },
  {
    id: 'start-instructions-answer-with-variables',
    feature: 'start instructions',
    models: [two],
    steps: [
      startAt([before('b', { variables: { w: int(2), l: int(1, true) } })], { v: 1 }, { withVariablesInReturn: true }),
      { ...startAt([before('e')], { v: 1 }, { withVariablesInReturn: true }), answer: 'short' },
    ],
  },
]);

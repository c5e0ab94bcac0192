import { type ConformanceCase, defineCases } from '../case.ts';
import { listValue } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  asyncBefore,
  boundary,
  compensate,
  end,
  exclusive,
  expressionTask,
  externalTask,
  type Fragment,
  flow,
  inputOutput,
  multiInstance,
  type Part,
  parallel,
  process,
  start,
  throwEvent,
  userTask,
  when,
} from '../models/index.ts';
import { forCompensation, undo } from '../models/undo.ts';
import { completeTask, modify, runDueJobs, startInstance, work } from '../steps.ts';

const thrown = (activityRef?: string, ...parts: readonly Part[]) =>
  throwEvent('throw', compensate(activityRef, ...parts));
const two = (...after: readonly Fragment[]) =>
  process('p', chain(start('s'), userTask('a'), userTask('b'), ...after), undo('a'), undo('b'));

/** Compensation: what is undone, in which scope, with which variables. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'compensation-throw-waits-for-all-handlers',
    feature: 'compensation throw',
    models: [two(thrown(), userTask('after'), end('e'))],
    steps: [
      startInstance('p'),
      completeTask('a', { v: 1 }),
      completeTask('b'),
      work('undo-b', { u: 1 }),
      work('undo-a'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-end-waits-for-all-handlers',
    feature: 'compensation end',
    models: [two(end('e', compensate()))],
    steps: [startInstance('p'), completeTask('a'), completeTask('b'), work('undo-a'), work('undo-b')],
  },
  {
    id: 'compensation-of-one-activity',
    feature: 'compensation throw',
    models: [two(thrown('a'), userTask('after'), end('e', compensate()))],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('b'),
      work('undo-a'),
      completeTask('after'),
      work('undo-b'),
    ],
  },
  {
    id: 'compensation-of-an-activity-that-was-never-reached',
    feature: 'compensation throw',
    models: [
      process(
        'p',
        chain(start('s'), exclusive('g', { default: 'g-throw' })),
        flow('g', 'a', when('${x}')),
        flow('g', 'throw'),
        chain(userTask('a'), 'throw'),
        chain(thrown('a'), userTask('after'), end('e', compensate())),
        undo('a'),
      ),
    ],
    steps: [startInstance('p', { x: false }), completeTask('after')],
  },
  {
    id: 'compensation-without-waiting-waits-all-the-same',
    rule: 'waitForCompletion="false" is ignored: the event waits for the handlers.',
    feature: 'compensation throw',
    models: [two(thrown(undefined, { waitForCompletion: false }), userTask('after'), end('e'))],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'compensation-of-something-unknown-is-refused',
    feature: 'deployment refusal',
    models: [two(thrown('nothing'), end('e'))],
    steps: [],
  },
  {
    id: 'compensation-boundary-without-association-is-accepted-and-useless',
    feature: 'compensation boundary',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e', compensate())),
        boundary('cb', 'a', compensate()),
        externalTask('u', forCompensation),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'compensation-does-not-reach-what-is-still-running',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), userTask('a'), userTask('c'), thrown(), userTask('after'), end('e')),
        chain('f', userTask('b'), end('h')),
        undo('a'),
        undo('b'),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('c'), work('undo-a'), completeTask('b')],
  },
  {
    id: 'compensation-once-for-each-time-in-a-loop',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(start('s'), exclusive('j'), userTask('a'), exclusive('g', { default: 'g-j' })),
        flow('g', 'throw', when('${enough}')),
        flow('g', 'j'),
        chain(thrown(), userTask('after'), end('e')),
        undo('a', userTask('undo-a', forCompensation)),
      ),
    ],
    steps: [
      startInstance('p', { enough: false }),
      completeTask('a'),
      completeTask('a', { enough: true }),
      completeTask('undo-a'),
      completeTask('undo-a'),
    ],
  },
  {
    id: 'compensation-handler-with-mappings',
    feature: 'compensation boundary',
    rule: 'The input mappings of a compensation handler are done, its output mappings are not.',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), thrown(), userTask('after'), end('e')),
        undo('a', externalTask('undo-a', forCompensation, inputOutput({ given: '${x}' }, { undone: '${result}' }))),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), completeTask('a', { x: 2 }), work('undo-a', { result: 'yes' })],
  },
  {
    id: 'compensation-handler-that-is-done-at-once',
    feature: 'compensation boundary',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), thrown(), userTask('after'), end('e')),
        undo('a', expressionTask('undo-a', '${x + 1}', forCompensation, { 'camunda:resultVariable': 'x' })),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), completeTask('a')],
  },
  {
    id: 'compensation-of-repeated-tasks',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(
          start('s'),
          userTask('a', multiInstance({ 'camunda:collection': 'items', 'camunda:elementVariable': 'item' })),
          userTask('c'),
          thrown(),
          userTask('after'),
          end('e'),
        ),
        undo('a'),
      ),
    ],
    steps: [
      startInstance('p', { items: listValue(['x', 'y']) }),
      completeTask('a'),
      completeTask('a'),
      completeTask('c'),
      work('undo-a'),
      work('undo-a'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-with-a-continuation-before-the-throw',
    feature: 'asynchronous continuation',
    rule: 'A compensation handler begins at once: asyncBefore on it is ignored.',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), throwEvent('throw', asyncBefore, compensate()), end('e')),
        undo('a', userTask('undo-a', forCompensation, asyncBefore)),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), runDueJobs(), runDueJobs(), completeTask('undo-a')],
  },
  {
    id: 'compensation-after-a-modification-over-the-activity',
    feature: 'modification',
    models: [two(thrown(), userTask('after'), end('e'))],
    steps: [
      startInstance('p'),
      completeTask('a'),
      modify([
        { type: 'cancel', activityId: 'b' },
        { type: 'startBeforeActivity', activityId: 'throw' },
      ]),
      modify([{ type: 'startBeforeActivity', activityId: 'undo-b' }]),
      work('undo-a'),
    ],
  },
]);

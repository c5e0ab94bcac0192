import { type ConformanceCase, defineCases } from '../case.ts';
import {
  asyncBefore,
  end,
  exclusive,
  externalTask,
  flow,
  parallel,
  path,
  process,
  start,
  userTask,
  when,
} from '../models/index.ts';
import { completeTask, executeJob, startInstance, work } from '../steps.ts';

const choice = process(
  'p',
  start('s'),
  exclusive('g', { default: 'g-c' }),
  externalTask('a'),
  externalTask('b'),
  externalTask('c'),
  path('s', 'g'),
  flow('g', 'a', when('${x == 1}')),
  flow('g', 'b', when('${x < 3}')),
  flow('g', 'c'),
);

/** A gateway with one condition and nothing else to take. */
const gate = (condition: string) =>
  process(
    'p',
    start('s'),
    exclusive('g'),
    userTask('a'),
    userTask('b'),
    path('s', 'g'),
    flow('g', 'a', when(condition)),
    flow('g', 'b', when('${false}')),
  );

/** Exclusive gateways. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'exclusive-takes-the-first-true-flow',
    feature: 'exclusive gateway',
    models: [choice],
    steps: [startInstance('p', { x: 1 }), work('a')],
  },
  {
    id: 'exclusive-takes-the-default-flow',
    feature: 'exclusive gateway',
    models: [choice],
    steps: [startInstance('p', { x: 3 })],
  },
  {
    id: 'exclusive-condition-with-unknown-variable-rolls-the-start-back',
    feature: 'transaction rollback',
    rule: 'A failing expression rolls the whole command back.',
    models: [choice],
    steps: [startInstance('p')],
  },
  {
    id: 'exclusive-without-a-true-flow-and-default-fails',
    feature: 'exclusive gateway',
    models: [gate('${x}')],
    steps: [startInstance('p', { x: false })],
  },
  {
    id: 'exclusive-condition-must-be-a-boolean-not-text',
    feature: 'exclusive gateway',
    rule: 'Conditions must be real Booleans: text that says true is an error.',
    models: [gate('${x}')],
    steps: [startInstance('p', { x: 'true' })],
  },
  {
    id: 'exclusive-condition-must-not-be-null',
    feature: 'exclusive gateway',
    rule: 'A condition that is null is an error.',
    models: [gate('${x}')],
    steps: [startInstance('p', { x: null })],
  },
  {
    id: 'exclusive-condition-must-not-be-a-number',
    feature: 'exclusive gateway',
    models: [gate('${x}')],
    steps: [startInstance('p', { x: 1 })],
  },
  {
    id: 'exclusive-condition-of-plain-text-fails',
    feature: 'exclusive gateway',
    rule: 'A condition of the plain text true is an error.',
    models: [gate('true')],
    steps: [startInstance('p')],
  },
  {
    id: 'exclusive-flow-without-condition-is-taken-when-it-comes-first',
    feature: 'exclusive gateway',
    rule: 'A flow without condition that is not the default is taken when it comes first in the model.',
    models: [
      process(
        'p',
        start('s'),
        exclusive('g'),
        userTask('a'),
        userTask('b'),
        path('s', 'g'),
        flow('g', 'a'),
        flow('g', 'b', when('${true}')),
      ),
    ],
    steps: [startInstance('p')],
  },
  {
    id: 'exclusive-flow-without-condition-beside-a-default-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        start('s'),
        exclusive('g', { default: 'g-c' }),
        userTask('a'),
        userTask('c'),
        path('s', 'g'),
        flow('g', 'a'),
        flow('g', 'c'),
      ),
    ],
    steps: [],
  },
  {
    id: 'exclusive-flow-without-condition-after-a-true-one',
    feature: 'exclusive gateway',
    models: [
      process(
        'p',
        start('s'),
        exclusive('g'),
        userTask('a'),
        userTask('b'),
        path('s', 'g'),
        flow('g', 'b', when('${x}')),
        flow('g', 'a'),
      ),
    ],
    steps: [startInstance('p', { x: true }), startInstance('p', { x: false })],
  },
  {
    id: 'exclusive-default-flow-with-a-condition-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        start('s'),
        exclusive('g', { default: 'g-a' }),
        userTask('a'),
        userTask('b'),
        path('s', 'g'),
        flow('g', 'a', when('${true}')),
        flow('g', 'b', when('${false}')),
      ),
    ],
    steps: [],
  },
  {
    id: 'exclusive-single-flow-with-a-condition-is-refused',
    feature: 'deployment refusal',
    models: [process('p', start('s'), exclusive('g'), userTask('a'), path('s', 'g'), flow('g', 'a', when('${x}')))],
    steps: [],
  },
  {
    id: 'exclusive-without-outgoing-flow-is-refused',
    feature: 'deployment refusal',
    models: [process('p', start('s'), exclusive('g'), path('s', 'g'))],
    steps: [],
  },
  {
    id: 'exclusive-merge-lets-every-token-through',
    feature: 'exclusive gateway',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        exclusive('m'),
        externalTask('a'),
        end('e'),
        path('s', 'f', 'm', 'a', 'e'),
        flow('f', 'm', { id: 'second' }),
      ),
    ],
    steps: [startInstance('p'), work('a'), work('a')],
  },
  {
    id: 'exclusive-gateway-behind-a-job',
    feature: 'asynchronous continuation',
    models: [
      process(
        'p',
        start('s'),
        exclusive('g', { default: 'g-b' }, asyncBefore),
        userTask('a'),
        userTask('b'),
        path('s', 'g'),
        flow('g', 'a', when('${x}')),
        flow('g', 'b'),
      ),
    ],
    steps: [startInstance('p', { x: true }), executeJob('g'), completeTask('a')],
  },
  {
    id: 'exclusive-loop-runs-until-its-condition-ends-it',
    feature: 'exclusive gateway',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        exclusive('g', { default: 'g-a' }),
        end('e'),
        path('s', 'a', 'g'),
        flow('g', 'e', when('${n > 1}')),
        flow('g', 'a'),
      ),
    ],
    steps: [startInstance('p', { n: 0 }), work('a', { n: 1 }), work('a', { n: 2 })],
  },
  {
    id: 'exclusive-failing-condition-leaves-the-task-where-it-was',
    feature: 'transaction rollback',
    rule: 'A failing expression after a completion rolls the command back and leaves the task where it was.',
    models: [
      process(
        'p',
        start('s'),
        userTask('t'),
        exclusive('g', { default: 'g-b' }),
        userTask('a'),
        userTask('b'),
        path('s', 't', 'g'),
        flow('g', 'a', when('${x.y}')),
        flow('g', 'b'),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('t', { other: 1 }),
      completeTask('t', { x: null }),
      completeTask('t', { x: 'text' }),
    ],
  },
]);

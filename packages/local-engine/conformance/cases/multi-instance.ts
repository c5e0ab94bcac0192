import { type ConformanceCase, defineCases } from '../case.ts';
import { correlate, workOne } from '../event-steps.ts';
import { listValue } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  asyncAfter,
  asyncBefore,
  boundary,
  callActivity,
  cardinality,
  completionCondition,
  condition,
  duration,
  end,
  error,
  eventSubProcess,
  exclusive,
  extension,
  externalTask,
  type Fragment,
  flow,
  inputOutput,
  message,
  multiInstance,
  type Part,
  process,
  receiveTask,
  start,
  subProcess,
  userTask,
  when,
} from '../models/index.ts';
import {
  advanceAndRun,
  completeTask,
  deleteInstance,
  fetchAndLock,
  modify,
  runDueJobs,
  setVariables,
  startInstance,
  throwError,
  work,
} from '../steps.ts';

const each = { 'camunda:collection': 'items', 'camunda:elementVariable': 'item' };
const inParallel = (...parts: readonly Part[]) => multiInstance(parts);
const inSequence = (...parts: readonly Part[]) => multiInstance({ isSequential: true }, parts);
const around = (repeated: Fragment, ...parts: readonly Part[]) =>
  process('p', chain(start('s'), repeated, userTask('after'), end('e')), parts);
const inside = (...parts: readonly Part[]) => chain(start('t'), externalTask('a', ...parts), userTask('b'), end('u'));
const own = inputOutput({ own: '${item}' });
const items = listValue(['x', 'y', 'z']);
const counters = '${nrOfInstances}:${nrOfActiveInstances}:${nrOfCompletedInstances}:${loopCounter}';

/** Multi-instance activities: how many, with which variables, and what ends them. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'multi-parallel-external-tasks-over-a-collection',
    feature: 'parallel multi-instance',
    models: [around(externalTask('a', own, inParallel(each)))],
    steps: [
      startInstance('p', { items, item: 'outer' }),
      fetchAndLock([{ topicName: 'a', lockDuration: 3_600_000, variables: ['item', 'loopCounter', 'own'] }]),
      work('a', { r: 1 }),
      work('a', { item: 'changed', loopCounter: 9 }),
      work('a', {}, { localVariables: { l: { value: 1, type: 'Integer' } } }),
      completeTask('after'),
    ],
  },
  {
    id: 'multi-sequential-external-tasks-over-a-collection',
    feature: 'sequential multi-instance',
    models: [around(externalTask('a', inSequence(each)))],
    steps: [
      startInstance('p', { items }),
      work('a', { r: 1 }),
      work('a', { item: 'changed' }),
      work('a', { r: 3 }),
      completeTask('after'),
    ],
  },
  {
    id: 'multi-parallel-user-tasks-with-a-completion-condition',
    feature: 'parallel multi-instance',
    models: [
      around(userTask('a', inParallel(cardinality('3'), completionCondition('${nrOfCompletedInstances >= 2}')))),
    ],
    steps: [startInstance('p'), completeTask('a:1'), completeTask('a'), completeTask('after')],
  },
  {
    id: 'multi-sequential-user-tasks-with-a-completion-condition',
    feature: 'sequential multi-instance',
    models: [around(userTask('a', inSequence(cardinality('${3}'), completionCondition('${done}'))))],
    steps: [startInstance('p', { done: false }), completeTask('a'), completeTask('a', { done: true })],
  },
  {
    id: 'multi-completion-condition-that-fails-rolls-back',
    feature: 'transaction rollback',
    models: [around(userTask('a', inParallel(cardinality('2'), completionCondition('${done}'))))],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('a', { done: 'text' }),
      completeTask('a', { done: true }),
    ],
  },
  {
    id: 'multi-completion-condition-sees-local-variables',
    feature: 'parallel multi-instance',
    models: [around(externalTask('a', own, inParallel(each, completionCondition('${item == "y" && verdict}'))))],
    steps: [startInstance('p', { items, verdict: false }), workOne('a:2', { verdict: true }), workOne('a:1')],
  },
  {
    id: 'multi-cardinality-as-text-and-expression',
    feature: 'parallel multi-instance',
    models: [around(userTask('a', inParallel(cardinality('${n}'))))],
    steps: [
      startInstance('p', { n: '2' }),
      startInstance('p', { n: { value: 2, type: 'Long' } }),
      startInstance('p', { n: 2.5 }),
      startInstance('p', { n: 'two' }),
    ],
  },
  {
    id: 'multi-cardinality-zero-and-negative',
    feature: 'parallel multi-instance',
    models: [around(userTask('a', inParallel(cardinality('${n}'))))],
    steps: [
      startInstance('p', { n: 0 }),
      startInstance('p', { n: -1 }),
      startInstance('p', { n: null }),
      startInstance('p'),
    ],
  },
  {
    id: 'multi-sequential-cardinality-zero-and-negative',
    feature: 'sequential multi-instance',
    models: [around(userTask('a', inSequence(cardinality('${n}'))))],
    steps: [startInstance('p', { n: 0 }), startInstance('p', { n: -1 }), startInstance('p', { n: '1' })],
  },
  {
    id: 'multi-collection-that-is-empty-or-none',
    feature: 'parallel multi-instance',
    models: [around(userTask('a', inParallel(each)))],
    steps: [
      startInstance('p', { items: listValue([]) }),
      startInstance('p', { items: 'text' }),
      startInstance('p', { items: { value: { a: 1 } } }),
      startInstance('p', { items: null }),
      startInstance('p'),
    ],
  },
  {
    id: 'multi-collection-as-an-expression',
    feature: 'sequential multi-instance',
    models: [
      around(
        userTask('a', inSequence({ 'camunda:collection': '${list}', 'camunda:elementVariable': 'item' }), {
          name: 'for ${item}',
        }),
      ),
    ],
    steps: [startInstance('p', { list: listValue([1, 2]) }), completeTask('a'), completeTask('a')],
  },
  {
    id: 'multi-counters-in-input-mappings',
    feature: 'parallel multi-instance',
    models: [around(externalTask('a', inputOutput({ seen: `${counters}:\${item}` }), inParallel(each)))],
    steps: [startInstance('p', { items }), work('a')],
  },
  {
    id: 'multi-counters-in-input-mappings-in-sequence',
    feature: 'sequential multi-instance',
    models: [around(externalTask('a', inputOutput({ seen: `${counters}:\${item}` }), inSequence(each)))],
    steps: [startInstance('p', { items }), work('a'), work('a')],
  },
  {
    id: 'multi-output-mapping-is-refused',
    feature: 'deployment refusal',
    models: [around(externalTask('a', inputOutput({}, { r: '${1}' }), inParallel(cardinality('2'))))],
    steps: [],
  },
  {
    id: 'multi-without-cardinality-or-collection-is-refused',
    feature: 'deployment refusal',
    models: [around(externalTask('a', inParallel()))],
    steps: [],
  },
  {
    id: 'multi-parallel-subprocesses',
    feature: 'parallel multi-instance',
    models: [around(subProcess('sub', inParallel(each), inside()))],
    steps: [
      startInstance('p', { items }),
      work('a:1', { r: 1 }),
      work('a'),
      completeTask('b'),
      work('a'),
      completeTask('b'),
      completeTask('b'),
      completeTask('after'),
    ],
  },
  {
    id: 'multi-sequential-subprocesses',
    feature: 'sequential multi-instance',
    models: [around(subProcess('sub', inSequence(each), inside(inputOutput({ own: '${item}' }))))],
    steps: [startInstance('p', { items }), work('a'), completeTask('b'), work('a', { r: 2 }), completeTask('b')],
  },
  {
    id: 'multi-nested-repetitions',
    feature: 'parallel multi-instance',
    models: [
      around(
        subProcess(
          'sub',
          inParallel(each),
          chain(
            start('t'),
            userTask('a', inSequence(cardinality('2')), inputOutput({ both: '${item}${loopCounter}' })),
            end('u'),
          ),
        ),
      ),
    ],
    steps: [
      startInstance('p', { items: listValue(['x', 'y']) }),
      completeTask('a'),
      completeTask('a'),
      completeTask('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'multi-parallel-call-activities',
    feature: 'parallel multi-instance',
    models: [
      around(
        callActivity(
          'call',
          'child',
          inParallel(each),
          extension('in', { source: 'item', target: 'given' }),
          extension('in', { businessKey: 'k${loopCounter}' }),
          extension('out', { source: 'r', target: 'result' }),
        ),
      ),
      process('child', chain(start('s'), externalTask('a'), end('e'))),
    ],
    steps: [startInstance('p', { items }), work('a:1', { r: 1 }), work('a', { r: 2 }), work('a', { r: 3 })],
  },
  {
    id: 'multi-receive-tasks',
    feature: 'sequential multi-instance',
    models: [around(receiveTask('r', 'go', inSequence(cardinality('2'))))],
    steps: [startInstance('p'), correlate('go', { processVariablesLocal: { l: 1 } }), correlate('go')],
  },
  {
    id: 'multi-boundary-timer-on-the-body',
    feature: 'timer boundary',
    models: [
      around(
        userTask('a', inParallel(cardinality('2'))),
        chain(boundary('late', 'a', duration('PT1H')), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), ...advanceAndRun(3600)],
  },
  {
    id: 'multi-boundary-error-from-one-ends-all',
    feature: 'error boundary',
    models: [
      around(
        subProcess('sub', inParallel(each), inside()),
        chain(boundary('caught', 'sub', error('E1', { 'camunda:errorCodeVariable': 'code' })), userTask('c')),
      ),
    ],
    steps: [startInstance('p', { items }), work('a:1'), throwError('a', 'E1', { r: 1 })],
  },
  {
    id: 'multi-error-caught-inside-one-repetition',
    feature: 'error event subprocess',
    models: [
      around(
        subProcess(
          'sub',
          inSequence(each),
          inside(),
          eventSubProcess('on', chain(start('g', error('E1')), userTask('c'), end('h'))),
        ),
      ),
    ],
    steps: [
      startInstance('p', { items: listValue(['x', 'y']) }),
      throwError('a', 'E1', { r: 1 }),
      completeTask('c'),
      work('a'),
      completeTask('b'),
    ],
  },
  {
    id: 'multi-boundary-message-beside',
    feature: 'message boundary',
    models: [
      around(
        userTask('a', inSequence(cardinality('2'))),
        chain(boundary('m', 'a', message('go'), { cancelActivity: false }), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), correlate('go'), completeTask('a'), correlate('go'), completeTask('a')],
  },
  {
    id: 'multi-boundary-condition-on-the-body',
    feature: 'conditional boundary',
    models: [
      around(
        userTask('a', inParallel(cardinality('2'))),
        chain(boundary('cb', 'a', condition('${nrOfCompletedInstances == 1}')), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'multi-continuation-before-and-after-the-body',
    feature: 'asynchronous continuation',
    models: [
      around(
        externalTask(
          'a',
          asyncBefore,
          asyncAfter,
          inParallel(cardinality('2')),
          inputOutput({ own: '${loopCounter}' }),
        ),
      ),
    ],
    steps: [startInstance('p'), runDueJobs(), work('a'), work('a'), runDueJobs()],
  },
  {
    id: 'multi-continuation-before-and-after-each-in-parallel',
    feature: 'asynchronous continuation',
    models: [
      around(externalTask('a', own, inParallel({ 'camunda:asyncBefore': true, 'camunda:asyncAfter': true }, each))),
    ],
    steps: [
      startInstance('p', { items: listValue(['x', 'y']) }),
      runDueJobs(1),
      runDueJobs(),
      work('a'),
      work('a'),
      runDueJobs(1),
      runDueJobs(),
    ],
  },
  {
    id: 'multi-continuation-before-and-after-each-in-sequence',
    feature: 'asynchronous continuation',
    models: [
      around(
        externalTask(
          'a',
          asyncBefore,
          inSequence({ 'camunda:asyncBefore': true, 'camunda:asyncAfter': true }, cardinality('2')),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      runDueJobs(1),
      runDueJobs(1),
      work('a'),
      runDueJobs(1),
      runDueJobs(1),
      work('a'),
      runDueJobs(1),
    ],
  },
  {
    id: 'multi-deleted-in-the-middle',
    feature: 'instance deletion',
    models: [around(subProcess('sub', inParallel(each), inside()))],
    steps: [startInstance('p', { items }), work('a'), deleteInstance()],
  },
  {
    id: 'multi-modified-by-adding-and-cancelling-one',
    feature: 'modification',
    models: [around(userTask('a', inParallel(cardinality('2'))))],
    steps: [
      startInstance('p'),
      modify([{ type: 'startBeforeActivity', activityId: 'a' }]),
      modify([{ type: 'cancel', activityInstanceId: '{{activityInstance:a}}' }]),
      completeTask('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'multi-modified-by-another-body',
    feature: 'modification',
    models: [around(userTask('a', inSequence(cardinality('2'))))],
    steps: [
      startInstance('p'),
      modify([{ type: 'startBeforeActivity', activityId: 'a#multiInstanceBody' }]),
      modify([{ type: 'startBeforeActivity', activityId: 'a' }]),
      modify([
        { type: 'cancel', activityId: 'a#multiInstanceBody' },
        { type: 'startBeforeActivity', activityId: 'after' },
      ]),
    ],
  },
  {
    id: 'multi-repeated-by-a-loop',
    feature: 'parallel multi-instance',
    models: [
      process(
        'p',
        chain(
          start('s'),
          exclusive('j'),
          userTask('a', inParallel(cardinality('2'))),
          exclusive('g', { default: 'g-j' }),
        ),
        flow('g', 'e', when('${enough}')),
        flow('g', 'j'),
        end('e'),
      ),
    ],
    steps: [
      startInstance('p', { enough: false }),
      completeTask('a'),
      completeTask('a'),
      completeTask('a'),
      completeTask('a', { enough: true }),
    ],
  },
  {
    id: 'multi-collection-changed-on-the-way',
    feature: 'sequential multi-instance',
    models: [around(userTask('a', inSequence(each)))],
    steps: [
      startInstance('p', { items: listValue(['x', 'y']) }),
      setVariables({ items: listValue(['x', 'changed', 'more']) }),
      completeTask('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'multi-input-mapping-of-user-tasks-is-done-for-the-body',
    feature: 'sequential multi-instance',
    rule: 'Input mappings of a repeated user task are done once, before there is an element variable; those of a repeated external task each time.',
    models: [around(userTask('a', inSequence(each), inputOutput({ own: '${item}' })))],
    steps: [startInstance('p', { items }), startInstance('p', { items, item: 'outer' }), completeTask('a')],
  },
  {
    id: 'multi-input-mapping-of-parallel-user-tasks',
    feature: 'parallel multi-instance',
    models: [around(userTask('a', inParallel(each), inputOutput({ own: '${item}' })))],
    steps: [startInstance('p', { items, item: 'outer' }), completeTask('a')],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { correlate } from '../event-steps.ts';
import { chain } from '../models/chain.ts';
import {
  asyncAfter,
  boundary,
  callActivity,
  cardinality,
  catchEvent,
  compensate,
  duration,
  end,
  error,
  expressionTask,
  extension,
  externalTask,
  message,
  multiInstance,
  type Part,
  parallel,
  process,
  start,
  terminate,
  userTask,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import {
  advanceAndRun,
  call,
  completeTask,
  deleteInstance,
  external,
  fail,
  modify,
  query,
  runDueJobs,
  setVariables,
  startInstance,
  suspendInstance,
  throwError,
  work,
} from '../steps.ts';

const given = (attributes: Record<string, string | boolean>) => extension('in', attributes);
const taken = (attributes: Record<string, string | boolean>) => extension('out', attributes);
const all = [given({ variables: 'all' }), taken({ variables: 'all' })];
/** A parent that calls `child`; the parts belong to the call activity. */
const parent = (...parts: readonly Part[]) =>
  process('p', chain(start('s'), callActivity('call', 'child', ...parts), userTask('after'), end('e')));
const child = process('child', chain(start('cs'), externalTask('a'), end('ce')));
const guarded = (caught: Part, ...parts: readonly Part[]) =>
  process(
    'p',
    chain(start('s'), callActivity('call', 'child', ...parts), userTask('after'), end('e')),
    chain(boundary('b', 'call', caught), userTask('caught'), end('f')),
  );

/** What calls go through: levels, ends, deletion, suspension, incidents, modification. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'call-three-levels-end-one-after-the-other',
    feature: 'call activity',
    models: [
      parent(...all),
      process('child', chain(start('cs'), callActivity('deeper', 'grandchild', ...all), end('ce'))),
      process('grandchild', chain(start('gs'), externalTask('a'), end('ge'))),
    ],
    steps: [
      startInstance('p', { x: 1 }),
      query('/process-instance?superProcessInstance={{instance:p}}'),
      work('a', { x: 2 }),
      completeTask('after'),
    ],
  },
  {
    id: 'call-of-a-child-that-ends-at-once',
    feature: 'call activity',
    models: [
      parent(asyncAfter, ...all),
      process(
        'child',
        chain(start('cs'), expressionTask('set', '${x + 1}', { 'camunda:resultVariable': 'x' }), end('ce')),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), runDueJobs()],
  },
  {
    id: 'call-is-cut-by-a-timer',
    feature: 'timer boundary',
    rule: 'A child cancelled by a boundary event is INTERNALLY_TERMINATED.',
    models: [guarded(duration('PT1H'), taken({ source: 'r', target: 'pr' })), child],
    steps: [startInstance('p'), setVariables({ r: 1 }, '{{instance:child}}'), ...advanceAndRun(3600)],
  },
  {
    id: 'call-parent-is-deleted',
    feature: 'instance deletion',
    models: [parent(), child],
    steps: [startInstance('p'), deleteInstance('{{instance:p}}')],
  },
  {
    id: 'call-parent-is-deleted-without-its-child',
    feature: 'instance deletion',
    models: [parent(), child],
    steps: [startInstance('p'), deleteInstance('{{instance:p}}', '?skipSubprocesses=true'), work('a')],
  },
  {
    id: 'call-child-is-deleted',
    feature: 'instance deletion',
    rule: 'Deleting a called child also terminates its parent.',
    models: [guarded(error()), child],
    steps: [startInstance('p'), deleteInstance('{{instance:child}}')],
  },
  {
    id: 'call-parent-is-suspended',
    feature: 'suspension',
    rule: 'Suspending a parent does not suspend its children, but a child cannot end into a suspended parent.',
    models: [parent(), child],
    steps: [
      startInstance('p'),
      suspendInstance(true, '{{instance:p}}'),
      work('a'),
      suspendInstance(true, '{{instance:child}}'),
      suspendInstance(false, '{{instance:p}}'),
      external('complete', 'a', { workerId: 'worker' }),
    ],
  },
  {
    id: 'call-incident-of-the-child-shows-at-the-parent',
    feature: 'incidents',
    models: [
      parent(),
      process('child', chain(start('cs'), callActivity('deeper', 'grandchild'), end('ce'))),
      process('grandchild', chain(start('gs'), externalTask('a'), end('ge'))),
    ],
    steps: [
      startInstance('p'),
      fail('a'),
      query('/process-instance?withIncident=true'),
      call('PUT', '/external-task/{{external:a}}/retries', { retries: 1 }, { title: 'set retries' }),
      fail('a'),
      deleteInstance('{{instance:p}}'),
    ],
  },
  {
    id: 'call-repeated-in-sequence',
    feature: 'sequential multi-instance',
    models: [
      parent(
        multiInstance({ isSequential: true }, cardinality('2')),
        given({ source: 'loopCounter', target: 'n' }),
        taken({ source: 'r', target: 'pr' }),
      ),
      child,
    ],
    steps: [startInstance('p'), work('a', { r: 1 }), work('a', { r: 2 })],
  },
  {
    id: 'call-repeated-with-an-error-of-one',
    feature: 'parallel multi-instance',
    models: [
      guarded(
        error('E1'),
        multiInstance(cardinality('2')),
        given({ source: 'loopCounter', target: 'n' }),
        taken({ source: 'r', target: 'pr' }),
      ),
      child,
    ],
    steps: [startInstance('p'), throwError('a', 'E1', { r: 1 })],
  },
  {
    id: 'call-in-a-concurrent-branch-gives-the-local-variable',
    feature: 'call activity mapping',
    models: [
      process(
        'p',
        chain(
          start('s'),
          parallel('f'),
          userTask('a'),
          callActivity('call', 'child', given({ source: 'v', target: 'v' }), taken({ source: 'v', target: 'v' })),
          parallel('j'),
          userTask('after'),
        ),
        chain('f', userTask('b'), 'j'),
      ),
      process('child', chain(start('cs'), userTask('c'), end('ce'))),
    ],
    steps: [
      startInstance('p', { v: 'outer' }),
      call(
        'PUT',
        '/execution/{{execution:a}}/localVariables/v',
        { value: 'local', type: 'String' },
        { title: 'set v locally' },
      ),
      completeTask('a'),
      completeTask('c', { v: 'of the child' }),
      completeTask('b'),
    ],
  },
  {
    id: 'call-terminate-in-the-child-and-in-the-parent',
    feature: 'terminate end',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), callActivity('call', 'child'), userTask('after')),
        chain('f', callActivity('call2', 'child2'), end('t', terminate())),
      ),
      process('child', chain(start('cs'), userTask('x'), end('ce'))),
      process(
        'child2',
        chain(start('cs'), parallel('cf'), userTask('a'), end('ct', terminate())),
        chain('cf', userTask('b')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'call-is-cancelled-and-begun-by-modification',
    feature: 'modification',
    models: [parent(), child],
    steps: [
      startInstance('p'),
      modify([{ type: 'startBeforeActivity', activityId: 'call' }], {}, '{{instance:p}}'),
      modify(
        [
          { type: 'cancel', activityId: 'call' },
          { type: 'startAfterActivity', activityId: 'call' },
        ],
        {},
        '{{instance:p}}',
      ),
    ],
  },
  {
    id: 'call-is-compensated-by-its-handler',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(start('s'), callActivity('call', 'child'), userTask('after'), end('e', compensate())),
        undo('call'),
      ),
      process('child', chain(start('cs'), userTask('a'), end('ce')), undo('a')),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('after'), work('undo-call')],
  },
  {
    id: 'call-child-catches-a-message-by-its-business-key',
    feature: 'message correlation',
    models: [
      parent(given({ businessKey: '#{execution.processBusinessKey}' })),
      process('child', chain(start('cs'), catchEvent('c', message('go')), end('ce'))),
    ],
    steps: [startInstance('p', {}, { businessKey: 'k' }), correlate('go', { businessKey: 'k' })],
  },
]);

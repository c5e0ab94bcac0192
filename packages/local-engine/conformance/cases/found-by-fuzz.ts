import { type CaseDraft, type ConformanceCase, defineCases } from '../case.ts';
import saved from '../fuzz/saved-cases.json' with { type: 'json' };
import { chain } from '../models/chain.ts';
import {
  asyncAfter,
  asyncBefore,
  boundary,
  callActivity,
  cancel,
  cardinality,
  compensate,
  condition,
  definitions,
  duration,
  end,
  escalation,
  eventSubProcess,
  expressionTask,
  externalTask,
  flow,
  inclusive,
  inputOutput,
  message,
  multiInstance,
  type Part,
  parallel,
  path,
  process,
  processElement,
  receiveTask,
  signal,
  start,
  subProcess,
  terminate,
  throwEvent,
  transaction,
  userTask,
  when,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import {
  advanceAndRun,
  call,
  completeTask,
  deleteInstance,
  executeJob,
  modify,
  runDueJobs,
  sendMessage,
  startInstance,
  suspendInstance,
  work,
} from '../steps.ts';

/** A subprocess that can be compensated once it has ended. */
const undoable = (...parts: readonly Part[]) =>
  subProcess('sub', chain(start('t'), userTask('a'), end('u')), undo('a'), ...parts);

/** What random models showed first; the shrunk models of `run-fuzz.ts --save` follow. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'fuzz-a-finished-scope-begins-its-timers-again',
    feature: 'compensation',
    rule: 'What is kept of a finished subprocess for compensation enters it once more: the timers at its boundary begin again.',
    models: [
      process(
        'p',
        chain(start('s'), undoable(), userTask('after'), end('e')),
        chain(boundary('late', 'sub', duration('PT1H')), userTask('x')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'fuzz-a-finished-scope-maps-its-inputs-again',
    feature: 'compensation',
    rule: 'What is kept of a finished parallel subprocess cannot read its loop counter, so an input of it fails.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          undoable(inputOutput({ nr: '${loopCounter}' }), multiInstance(cardinality('2'))),
          userTask('after'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  ...['x', '${c}'].map(
    (output): CaseDraft => ({
      id: `fuzz-outputs-of-a-finished-scope-fail-at-the-end-${output === 'x' ? 'when-set' : 'when-read'}`,
      feature: 'compensation',
      rule: 'Outputs of a finished subprocess that is kept for compensation are mapped again when its instance ends, which fails.',
      models: [process('p', chain(start('s'), undoable(inputOutput({}, { o: output })), userTask('b'), end('e')))],
      steps: [startInstance('p', { c: 1 }), completeTask('a'), completeTask('b')],
    }),
  ),
  {
    id: 'fuzz-outputs-of-a-deeper-finished-scope-are-mapped-again',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess('outer', chain(start('os'), undoable(inputOutput({}, { o: 'x' })), userTask('b'), end('oe'))),
          userTask('c'),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b'), completeTask('c')],
  },
  {
    id: 'fuzz-a-repeated-activity-has-no-default-flow',
    feature: 'conditional flows',
    rule: 'The flows of a repeated activity belong to its body, the default flow to the activity itself, which does not find it.',
    models: [
      process(
        'p',
        chain(start('s'), externalTask('a', { default: 'a-c' }, multiInstance(cardinality('1'))), userTask('b')),
        flow('a', 'c', when('${n > 1}')),
        chain(userTask('c')),
      ),
    ],
    steps: [startInstance('p', { n: 1 }), work('a')],
  },
  {
    id: 'fuzz-a-start-timer-forgets-where-its-instance-failed',
    feature: 'timer start',
    models: [process('p', chain(start('s', duration('PT5M')), expressionTask('a', '${missing}'), end('e')))],
    steps: [advanceAndRun(301)],
  },
  {
    id: 'fuzz-a-suspended-instance-hears-no-triggered-message',
    feature: 'suspension',
    rule: 'A suspended execution leaves no activity.',
    models: [process('p', chain(start('s'), receiveTask('a', 'm', asyncAfter), end('e')))],
    steps: [
      startInstance('p'),
      suspendInstance(true),
      call('POST', '/execution/{{subscriber:m}}/messageSubscriptions/m/trigger', {}),
    ],
  },
  {
    id: 'fuzz-a-timer-of-a-suspended-instance-fails-nowhere',
    feature: 'suspension',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e')),
        chain(boundary('late', 'a', duration('PT1H')), end('f')),
      ),
    ],
    steps: [startInstance('p'), suspendInstance(true), executeJob('late')],
  },
  {
    id: 'fuzz-a-child-cannot-end-below-a-suspended-caller',
    feature: 'suspension',
    rule: 'A called instance that ends below a suspended caller fails at its own end.',
    models: [
      definitions(
        'both',
        processElement('p', chain(start('s'), callActivity('a', 'q'), userTask('b'), end('e'))),
        processElement('q', chain(start('t'), userTask('c', asyncAfter), end('u'))),
      ),
    ],
    steps: [startInstance('p'), completeTask('c'), suspendInstance(true, '{{instance:p}}'), runDueJobs()],
  },
  {
    id: 'fuzz-deletion-behind-a-body-leaves-history-open',
    feature: 'process instance history',
    rule: 'An instance that is deleted behind an asynchronous multi-instance body in an event subprocess stays active in history.',
    models: [
      process(
        'p',
        chain(start('s'), userTask('u'), end('e')),
        eventSubProcess(
          'h',
          chain(
            start('t', { isInterrupting: false }, message('m')),
            externalTask('a', asyncAfter, multiInstance({ isSequential: true }, cardinality('1'))),
            end('f'),
          ),
        ),
      ),
    ],
    steps: [startInstance('p'), sendMessage('m'), work('a'), deleteInstance()],
  },
  {
    id: 'fuzz-a-cancelled-body-names-the-called-instance',
    feature: 'activity history',
    models: [
      definitions(
        'both',
        processElement(
          'p',
          chain(
            start('s'),
            callActivity('a', 'q', multiInstance({ isSequential: true }, asyncBefore, cardinality('2'))),
            end('e'),
          ),
        ),
        processElement('q', chain(start('t'), userTask('c'), end('u'))),
      ),
    ],
    steps: [
      startInstance('p'),
      runDueJobs(),
      modify([{ type: 'cancel', activityId: 'a#multiInstanceBody' }], {}, '{{instance:p}}'),
    ],
  },
  {
    id: 'fuzz-a-thrown-signal-begins-something-beside-its-thrower',
    feature: 'signal event subprocess',
    rule: 'An event that throws a signal goes on although the signal began an event subprocess beside it.',
    models: [
      process(
        'p',
        chain(start('s'), throwEvent('t', signal('go')), userTask('a'), end('e')),
        eventSubProcess('h', chain(start('i', { isInterrupting: false }, signal('go')), userTask('b'), end('f'))),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'fuzz-a-flow-leads-into-an-activity-of-a-suspended-instance',
    feature: 'suspension',
    rule: 'Where a flow led to an activity with asyncBefore, its job maps the inputs before it is refused; where none did, it is refused first.',
    models: [process('p', chain(start('s'), userTask('a', asyncBefore, inputOutput({ x: '${missing}' })), end('e')))],
    steps: [
      startInstance('p'),
      suspendInstance(true),
      executeJob('a'),
      suspendInstance(false),
      modify([
        { type: 'startBeforeActivity', activityId: 'a' },
        { type: 'cancel', transitionInstanceId: '{{transition:a}}' },
      ]),
      suspendInstance(true),
      executeJob('a'),
    ],
  },
  {
    id: 'fuzz-a-modification-starts-a-compensation-handler-anew',
    feature: 'modification',
    rule: 'An event subprocess that compensates interrupts its scope when a modification starts it.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), userTask('a'), end('u')),
            eventSubProcess('h', chain(start('i', compensate()), externalTask('x'), end('f'))),
          ),
          throwEvent('c', compensate()),
          end('e'),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      modify([{ type: 'startBeforeActivity', activityId: 'h' }]),
      work('x'),
    ],
  },
  {
    id: 'fuzz-an-asynchronous-cancel-end-beside-an-event-subprocess',
    feature: 'cancel end',
    rule: 'A cancel end event with asyncBefore that ends everything beside it waits in the execution of its transaction.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          transaction(
            'tx',
            chain(start('t'), userTask('a'), end('x', asyncBefore, cancel())),
            eventSubProcess('h', chain(start('i', { isInterrupting: false }, message('m')), userTask('b'), end('f'))),
          ),
          end('e'),
        ),
        chain(boundary('c', 'tx', cancel()), userTask('after'), end('g')),
      ),
    ],
    steps: [startInstance('p'), sendMessage('m'), completeTask('a'), runDueJobs(), completeTask('after')],
  },
  {
    id: 'fuzz-compensation-in-one-instant-is-in-the-order-of-completion',
    feature: 'compensation',
    rule: 'Of what was completed in the same instant, the first is compensated first.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'outer',
            chain(
              start('t'),
              userTask('a'),
              subProcess(
                'inner',
                start('v'),
                eventSubProcess('h', chain(start('i', compensate()), externalTask('x'), end('f'))),
              ),
            ),
            undo('a'),
          ),
          throwEvent('c', compensate()),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'fuzz-a-kept-scope-begins-an-event-subprocess',
    feature: 'compensation',
    rule: 'What a timer begins in a scope that is only kept for compensation holds the instance up: nothing behind it can be completed.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          undoable(asyncAfter, eventSubProcess('h', chain(start('i', duration('PT1H')), externalTask('x')))),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), executeJob('i'), executeJob('sub'), work('x'), deleteInstance()],
  },
  {
    id: 'fuzz-a-modification-ends-an-instance-behind-an-asynchronous-end',
    feature: 'process instance history',
    rule: 'A modification after which an instance is at its end does not wait for the job of an end event with asyncAfter, and history does not hear of the end.',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), userTask('a'), inclusive('j'), end('e', asyncAfter)),
        path('f', 'b', 'j'),
        userTask('b'),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      modify([{ type: 'cancel', activityId: 'b' }]),
      modify([{ type: 'startBeforeActivity', activityId: 'j' }]),
    ],
  },
  {
    id: 'fuzz-a-suspended-instance-is-not-terminated-behind-a-job',
    feature: 'suspension',
    rule: 'Where a job of a suspended instance leads to a terminate end event, it fails at the activity that it left.',
    models: [process('p', chain(start('s'), userTask('a', asyncAfter), end('e', terminate())))],
    steps: [startInstance('p'), completeTask('a'), suspendInstance(true), executeJob('a')],
  },
  {
    id: 'fuzz-a-thrown-signal-interrupts-its-own-scope',
    feature: 'signal throw',
    rule: 'An event that throws a signal goes on although the signal interrupted its scope: what it leaves is the event subprocess, and with it the scope.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), userTask('a'), throwEvent('throws', signal('go')), end('u')),
            undo('a'),
            eventSubProcess('h', chain(start('i', signal('go')), userTask('b'), end('f'))),
          ),
          userTask('after'),
          throwEvent('c', compensate()),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('after'), deleteInstance()],
  },
  {
    id: 'fuzz-a-last-job-resolves-its-incident',
    feature: 'incidents',
    rule: 'The incident of a job whose success ends the instance is resolved; that of the call activity above is deleted.',
    models: [
      definitions(
        'both',
        processElement('p', chain(start('s'), callActivity('a', 'q'), end('e'))),
        processElement('q', chain(start('t'), userTask('c'), end('u', asyncBefore))),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('c'),
      call('PUT', '/job/{{job:u}}/retries', { retries: 0 }),
      executeJob('u'),
    ],
  },
  {
    id: 'fuzz-a-subprocess-with-outputs-cannot-be-the-last-of-an-instance',
    feature: 'output mapping',
    rule: 'Where no flow leaves a subprocess, the end of the instance runs its output mappings again, finds nowhere to write and fails.',
    models: [
      process('p', chain(start('s'), subProcess('sub', inputOutput({}, { x: '1' }), chain(start('t'), end('u'))))),
    ],
    steps: [startInstance('p')],
  },
  {
    id: 'fuzz-a-kept-escalation-code-does-not-hold-its-thrower',
    feature: 'escalation end',
    rule: 'An escalation end event goes on beside its handler, also when the code that the handler keeps is shown to conditional events.',
    models: [
      process(
        'p',
        chain(start('s'), end('e', escalation('X'))),
        eventSubProcess(
          'h',
          chain(
            start('i', { isInterrupting: false }, escalation(undefined, { 'camunda:escalationCodeVariable': 'code' })),
            userTask('u'),
            end('f'),
          ),
          chain(boundary('b', 'u', condition('${w > 2}', { 'camunda:variableName': 'w' })), end('g')),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('u')],
  },
  ...(saved as unknown as readonly CaseDraft[]),
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import {
  boundary,
  callActivity,
  cardinality,
  duration,
  end,
  error,
  escalation,
  eventSubProcess,
  expressionTask,
  externalTask,
  inputOutput,
  multiInstance,
  type Part,
  parallel,
  process,
  start,
  subProcess,
  throwEvent,
  userTask,
} from '../models/index.ts';
import { advanceAndRun, completeTask, startInstance, throwError, userTaskAction, work } from '../steps.ts';

const beside = { cancelActivity: false };
/** A subprocess of the tasks a and b with more inside. */
const sub = (...parts: readonly Part[]) =>
  subProcess('sub', chain(start('t'), externalTask('a'), userTask('b'), end('u')), parts);
const around = (inner: ReturnType<typeof sub>, ...more: readonly Part[]) =>
  process('p', chain(start('s'), inner, userTask('after'), end('e')), more);
const on = (id: string, event: Part, task: string, attributes: object = {}) =>
  eventSubProcess(id, chain(start(`${id}-start`, event, { ...attributes }), userTask(task), end(`${id}-end`)));

/** Errors and escalations where scopes, catchers and other events meet. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'depth-error-variables-at-the-boundary',
    feature: 'error boundary',
    models: [
      around(
        sub(inputOutput({ code: 'local' })),
        chain(
          boundary(
            'x',
            'sub',
            error('E1', { 'camunda:errorCodeVariable': 'code', 'camunda:errorMessageVariable': 'text' }),
          ),
          userTask('c'),
        ),
      ),
    ],
    steps: [
      startInstance('p', { text: 'before' }),
      throwError('a', 'E1', { extra: 1 }, { errorMessage: 'it was wrong' }),
    ],
  },
  {
    id: 'depth-error-variables-in-an-event-subprocess',
    feature: 'error event subprocess',
    models: [
      around(
        sub(
          on(
            'on',
            error(undefined, { 'camunda:errorCodeVariable': 'code', 'camunda:errorMessageVariable': 'text' }),
            'c',
          ),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      throwError('a', 'E9', { extra: 1 }, { errorMessage: 'it was wrong' }),
      completeTask('c'),
    ],
  },
  {
    id: 'depth-error-end-with-a-declared-message',
    feature: 'error end',
    models: [
      process(
        'p',
        chain(start('s'), subProcess('sub', chain(start('t'), end('u', error('E1')))), end('e')),
        chain(
          boundary(
            'x',
            'sub',
            error('E1', { 'camunda:errorCodeVariable': 'code', 'camunda:errorMessageVariable': 'text' }),
          ),
          userTask('c'),
        ),
        {
          slot: 'root',
          xml: '<error id="error-E1" name="Named" errorCode="E1" camunda:errorMessage="said by the model"/>',
        },
      ),
    ],
    steps: [startInstance('p')],
  },
  {
    id: 'depth-error-thrown-again-by-its-event-subprocess-goes-outwards',
    feature: 'error event subprocess',
    rule: 'An error thrown in an error event subprocess is caught outside of its scope, not by itself.',
    models: [
      around(
        sub(eventSubProcess('on', chain(start('g', error('E1')), userTask('c'), end('again', error('E1'))))),
        chain(boundary('x', 'sub', error('E1')), userTask('d')),
      ),
    ],
    steps: [startInstance('p'), throwError('a', 'E1'), completeTask('c')],
  },
  {
    id: 'depth-error-in-an-event-subprocess-is-caught-by-another-one-outside',
    feature: 'error event subprocess',
    models: [
      around(
        sub(eventSubProcess('on', chain(start('g', error('E1')), externalTask('c'), end('h')))),
        on('outer', error(), 'd'),
      ),
    ],
    steps: [startInstance('p'), throwError('a', 'E1'), throwError('c', 'E2'), completeTask('d')],
  },
  {
    id: 'depth-error-ends-event-subprocesses-that-run-beside',
    feature: 'error event subprocess',
    models: [
      around(
        sub(on('told', escalation('S1'), 'noted', { isInterrupting: false }), on('on', error('E1'), 'c')),
        chain(boundary('late', 'sub', duration('PT1H')), end('l')),
      ),
    ],
    steps: [
      startInstance('p'),
      work('a'),
      userTaskAction('bpmnEscalation', 'b', { escalationCode: 'S1' }),
      userTaskAction('bpmnError', 'b', { errorCode: 'E1' }),
      ...advanceAndRun(3600),
    ],
  },
  {
    id: 'depth-error-thrown-inside-an-event-subprocess-beside',
    feature: 'error boundary',
    models: [
      around(
        sub(
          eventSubProcess(
            'told',
            chain(start('g', escalation('S1'), { isInterrupting: false }), end('h', error('E1'))),
          ),
        ),
        chain(boundary('x', 'sub', error('E1')), userTask('c')),
      ),
    ],
    steps: [
      startInstance('p'),
      work('a'),
      userTaskAction('bpmnEscalation', 'b', { escalationCode: 'S1', variables: { v: { value: 1 } } }),
    ],
  },
  {
    id: 'depth-error-of-a-branch-ends-the-others-of-its-subprocess-only',
    feature: 'error end',
    models: [
      process(
        'p',
        chain(
          start('s'),
          parallel('f'),
          subProcess(
            'sub',
            chain(start('t'), parallel('g'), userTask('a'), end('x', error('E1'))),
            chain('g', userTask('b')),
          ),
          userTask('after'),
        ),
        chain('f', userTask('c')),
        chain(boundary('caught', 'sub', error('E1')), userTask('d')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('c'), completeTask('d')],
  },
  {
    id: 'depth-error-through-nested-subprocesses',
    feature: 'error end',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'one',
            chain(
              start('t'),
              subProcess(
                'two',
                chain(
                  start('i'),
                  subProcess('three', chain(start('k'), userTask('a'), end('x', error('E1')))),
                  end('m'),
                ),
              ),
              end('n'),
            ),
            chain(boundary('other', 'two', error('E2')), end('no')),
          ),
          end('e'),
        ),
        chain(boundary('caught', 'one', error('E1')), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'depth-error-uncaught-in-a-nested-subprocess-ends-it-silently',
    feature: 'unhandled errors',
    unhandledBpmnError: 'silent',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), parallel('g'), userTask('a'), end('x', error('E1'))),
            chain('g', userTask('b')),
          ),
          userTask('after'),
        ),
        chain(boundary('other', 'sub', error('E2')), end('no')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'depth-error-uncaught-as-the-last-path-silently',
    feature: 'unhandled errors',
    unhandledBpmnError: 'silent',
    models: [around(sub())],
    steps: [startInstance('p'), throwError('a', 'E1', { v: 1 })],
  },
  {
    id: 'depth-error-uncaught-by-the-task-api-silently',
    feature: 'unhandled errors',
    unhandledBpmnError: 'silent',
    models: [around(sub())],
    steps: [startInstance('p'), work('a'), userTaskAction('bpmnError', 'b', { errorCode: 'E1' })],
  },
  {
    id: 'depth-error-uncaught-in-a-nested-subprocess-is-an-exception',
    feature: 'unhandled errors',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess('sub', chain(start('t'), userTask('a'), end('x', error('E1')))),
          userTask('after'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a', { v: 1 })],
  },
  {
    id: 'depth-error-with-an-empty-or-missing-code',
    feature: 'external task BPMN error',
    models: [around(sub(), chain(boundary('x', 'sub', error()), userTask('c')))],
    steps: [startInstance('p'), throwError('a', ''), throwError('a', 'E1', {}, { errorCode: null })],
  },
  {
    id: 'depth-two-boundaries-for-one-error-the-first-catches',
    feature: 'error boundary',
    models: [
      around(
        sub(),
        chain(boundary('x', 'sub', error('E1')), end('f')),
        chain(boundary('y', 'sub', error('E1')), end('g')),
      ),
    ],
    steps: [startInstance('p'), throwError('a', 'E1')],
  },
  {
    id: 'depth-expression-error-with-a-boundary-that-catches-all',
    feature: 'error boundary',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), expressionTask('x', '${missing.thing}'), end('e')),
        chain(boundary('b', 'x', error()), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'depth-escalation-catch-all-beside-a-code-is-refused',
    feature: 'deployment refusal',
    models: [
      around(
        sub(),
        chain(boundary('x', 'sub', escalation('S1'), beside), userTask('c')),
        chain(boundary('y', 'sub', escalation(), beside), userTask('d')),
      ),
    ],
    steps: [],
  },
  {
    id: 'depth-escalation-code-variable-of-a-catch-all',
    feature: 'escalation boundary',
    models: [
      around(
        sub(inputOutput({ code: '1' })),
        chain(
          boundary('y', 'sub', escalation(undefined, { 'camunda:escalationCodeVariable': 'code' }), beside),
          userTask('d'),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      work('a'),
      userTaskAction('bpmnEscalation', 'b', { escalationCode: 'S1', variables: { v: { value: 1 } } }),
      userTaskAction('bpmnEscalation', 'b', { escalationCode: 'S2' }),
      userTaskAction('bpmnEscalation', 'b', {}),
    ],
  },
  {
    id: 'depth-escalation-code-variable-in-an-event-subprocess',
    feature: 'escalation event subprocess',
    models: [
      around(
        sub(
          on('told', escalation(undefined, { 'camunda:escalationCodeVariable': 'code' }), 'c', {
            isInterrupting: false,
          }),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      work('a'),
      userTaskAction('bpmnEscalation', 'b', { escalationCode: 'S1' }),
      completeTask('c'),
    ],
  },
  {
    id: 'depth-escalation-throw-goes-on-beside-and-not-after-an-interruption',
    feature: 'escalation throw',
    models: [
      around(
        subProcess(
          'sub',
          chain(
            start('t'),
            userTask('a'),
            throwEvent('th1', escalation('S1')),
            throwEvent('th2', escalation('S2')),
            userTask('b'),
            end('u'),
          ),
        ),
        chain(boundary('x', 'sub', escalation('S1'), beside), userTask('c')),
        chain(boundary('y', 'sub', escalation('S2')), userTask('d')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'depth-escalation-goes-to-the-nearest-catcher-only',
    feature: 'escalation event subprocess',
    models: [
      around(
        subProcess(
          'sub',
          chain(start('t'), userTask('a'), throwEvent('th', escalation('S1')), userTask('b'), end('u')),
          on('near', escalation('S1'), 'c', { isInterrupting: false }),
        ),
        chain(boundary('x', 'sub', escalation('S1'), beside), userTask('d')),
        on('far', escalation(), 'f', { isInterrupting: false }),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'depth-escalation-in-its-own-event-subprocess-goes-outwards',
    feature: 'escalation event subprocess',
    models: [
      around(
        subProcess(
          'sub',
          chain(start('t'), userTask('a'), throwEvent('th', escalation('S1')), userTask('b'), end('u')),
          eventSubProcess(
            'near',
            chain(
              start('g', escalation('S1'), { isInterrupting: false }),
              userTask('c'),
              throwEvent('again', escalation('S1')),
              end('h'),
            ),
          ),
        ),
        chain(boundary('x', 'sub', escalation('S1'), beside), userTask('d')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('c')],
  },
  {
    id: 'depth-escalation-of-every-repetition',
    feature: 'escalation boundary',
    models: [
      around(
        subProcess(
          'sub',
          multiInstance({ isSequential: true }, cardinality('2')),
          chain(start('t'), userTask('a'), end('u', escalation('S1'))),
        ),
        chain(boundary('x', 'sub', escalation('S1'), beside), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('a')],
  },
  {
    id: 'depth-escalation-and-error-of-a-called-process',
    feature: 'escalation boundary',
    models: [
      process(
        'p',
        chain(start('s'), callActivity('call', 'child'), end('e')),
        chain(boundary('x', 'call', escalation(), beside), userTask('c')),
        chain(boundary('y', 'call', error()), userTask('d')),
      ),
      process(
        'child',
        chain(start('cs'), userTask('a'), throwEvent('th', escalation('S1')), userTask('b'), end('ce', error('E1'))),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import {
  boundary,
  callActivity,
  declare,
  end,
  error,
  errorWhen,
  eventSubProcess,
  expressionTask,
  externalTask,
  parallel,
  path,
  process,
  start,
  subProcess,
  userTask,
} from '../models/index.ts';
import {
  call,
  complete,
  external,
  fail,
  lock,
  quietly,
  startInstance,
  throwError,
  userTaskAction,
  work,
} from '../steps.ts';

const begin = quietly(startInstance('p'));

/** An external task that turns its end or failure into a BPMN error. */
const defined = (...definitions: ReturnType<typeof errorWhen>[]) =>
  process(
    'p',
    declare('error', 'error-E1', { errorCode: 'E1', name: 'E1', 'camunda:errorMessage': 'from the model' }),
    start('s'),
    externalTask('a', ...definitions),
    boundary('b1', 'a', error('E1', { 'camunda:errorCodeVariable': 'code', 'camunda:errorMessageVariable': 'text' })),
    boundary('b2', 'a', error('E2')),
    end('e'),
    end('e1'),
    end('e2'),
    path('s', 'a', 'e'),
    path('b1', 'e1'),
    path('b2', 'e2'),
  );

/** A subprocess that ends with an error, and what is around it. */
const failing = (code: string, ...around: Parameters<typeof process>[1][]) =>
  process(
    'p',
    start('s'),
    subProcess('sub', start('s2'), externalTask('a'), end('thrown', error(code)), path('s2', 'a', 'thrown')),
    end('e'),
    path('s', 'sub', 'e'),
    ...around,
  );

/** BPMN errors: who catches them, in which order, and what becomes of what was running. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'error-definition-at-completion-throws',
    feature: 'external task error definition',
    rule: '`camunda:errorEventDefinition` is evaluated when an external task is completed: true throws the error.',
    models: [defined(errorWhen('E1', '${bad}'))],
    steps: [begin, work('a', { bad: true })],
  },
  {
    id: 'error-definition-that-is-false-lets-the-task-end',
    feature: 'external task error definition',
    models: [defined(errorWhen('E1', '${bad}'))],
    steps: [begin, work('a', { bad: false })],
  },
  {
    id: 'error-definition-that-fails-at-completion-rolls-back',
    feature: 'external task error definition',
    models: [defined(errorWhen('E1', '${bad}'))],
    steps: [begin, work('a'), complete('a', { bad: 'text' }), complete('a', { bad: null })],
  },
  {
    id: 'error-definition-at-failure-throws',
    feature: 'external task error definition',
    rule: '`camunda:errorEventDefinition` may turn a failure into a BPMN error.',
    models: [defined(errorWhen('E1', '${externalTask.getErrorMessage() == "it failed"}'))],
    steps: [begin, fail('a', { retries: 3 })],
  },
  {
    id: 'error-definition-that-is-false-at-failure-leaves-the-failure',
    feature: 'external task error definition',
    models: [defined(errorWhen('E1', '${externalTask.getErrorMessage() == "other"}'))],
    steps: [begin, fail('a', { retries: 3 })],
  },
  {
    id: 'error-definition-that-fails-at-failure-leaves-the-failure',
    feature: 'external task error definition',
    models: [defined(errorWhen('E1', '${missing}'))],
    steps: [begin, fail('a', { retries: 3 }), fail('a', { retries: 0 })],
  },
  {
    id: 'error-definition-that-sees-local-variables',
    feature: 'external task error definition',
    models: [defined(errorWhen('E1', '${inner == 1}'), errorWhen('E2', '${inner == 2}'))],
    steps: [begin, lock('a'), complete('a', {}, { localVariables: { inner: { value: 2, type: 'Integer' } } })],
  },
  {
    id: 'error-definition-the-first-true-one-counts',
    feature: 'external task error definition',
    models: [defined(errorWhen('E2', '${true}'), errorWhen('E1', '${true}'))],
    steps: [begin, work('a')],
  },
  {
    id: 'error-definition-that-nothing-catches',
    feature: 'external task error definition',
    models: [
      process('p', start('s'), externalTask('a', errorWhen('E3', '${true}')), userTask('u'), path('s', 'a', 'u')),
    ],
    steps: [begin, work('a')],
  },
  {
    id: 'error-end-of-a-subprocess-is-caught-at-its-boundary',
    feature: 'error end',
    rule: 'Errors match by code, not by element id.',
    models: [
      failing(
        'E1',
        declare('error', 'another', { errorCode: 'E1', name: 'same code' }),
        boundary('b', 'sub', error(undefined, { errorRef: 'another' })),
        userTask('after'),
        path('b', 'after'),
      ),
    ],
    steps: [begin, work('a', { v: 1 })],
  },
  {
    id: 'error-boundary-without-a-code-catches-everything',
    feature: 'error boundary',
    models: [
      failing(
        'E1',
        boundary('b', 'sub', error(undefined, { 'camunda:errorCodeVariable': 'code' })),
        userTask('after'),
        path('b', 'after'),
      ),
    ],
    steps: [begin, work('a')],
  },
  {
    id: 'error-event-subprocess-without-a-code-comes-before-a-boundary-outside',
    feature: 'error event subprocess',
    rule: 'What is inside of a scope catches before what is on its border, even without a code.',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          start('s2'),
          externalTask('a'),
          end('thrown', error('E1')),
          path('s2', 'a', 'thrown'),
          eventSubProcess('inside', start('s3', error()), userTask('u1'), path('s3', 'u1')),
        ),
        boundary('exact', 'sub', error('E1')),
        userTask('u2'),
        end('e'),
        path('s', 'sub', 'e'),
        path('exact', 'u2'),
      ),
    ],
    steps: [begin, work('a')],
  },
  {
    id: 'error-boundary-with-a-code-comes-before-one-without',
    feature: 'error boundary',
    models: [
      failing(
        'E1',
        boundary('any', 'sub', error()),
        boundary('exact', 'sub', error('E1')),
        userTask('u1'),
        userTask('u2'),
        path('any', 'u1'),
        path('exact', 'u2'),
      ),
    ],
    steps: [begin, work('a')],
  },
  {
    id: 'error-boundary-of-another-code-does-not-catch',
    feature: 'error boundary',
    models: [failing('E1', boundary('b', 'sub', error('E2')), userTask('after'), path('b', 'after'))],
    steps: [begin, work('a')],
  },
  {
    id: 'error-end-that-nothing-catches-is-an-exception',
    feature: 'unhandled errors',
    models: [failing('E1')],
    steps: [begin, work('a'), work('a')],
  },
  {
    id: 'error-end-that-nothing-catches-ends-its-path-silently',
    feature: 'unhandled errors',
    rule: 'An uncaught error end event ends only its path.',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        subProcess('sub', start('s2'), externalTask('a'), end('thrown', error('E1')), path('s2', 'a', 'thrown')),
        userTask('b'),
        end('e'),
        path('s', 'f', 'sub', 'e'),
        path('f', 'b', 'e'),
      ),
    ],
    steps: [begin, work('a'), userTaskAction('complete', 'b')],
    unhandledBpmnError: 'silent',
  },
  {
    id: 'error-end-of-a-process-alone',
    feature: 'error end',
    models: [process('p', start('s'), externalTask('a'), end('thrown', error('E1')), path('s', 'a', 'thrown'))],
    steps: [begin, work('a')],
    unhandledBpmnError: 'silent',
  },
  {
    id: 'error-goes-to-the-nearest-catcher',
    feature: 'error boundary',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'outer',
          start('s1'),
          subProcess('inner', start('s2'), externalTask('a'), end('e2'), path('s2', 'a', 'e2')),
          boundary('b-inner', 'inner', error('E1')),
          userTask('u-inner'),
          path('s1', 'inner'),
          path('b-inner', 'u-inner'),
        ),
        boundary('b-outer', 'outer', error()),
        userTask('u-outer'),
        path('s', 'outer'),
        path('b-outer', 'u-outer'),
      ),
    ],
    steps: [begin, throwError('a', 'E1'), startInstance('p'), throwError('a', 'E2')],
  },
  {
    id: 'error-event-subprocess-catches-before-the-boundary',
    feature: 'error event subprocess',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          start('s2'),
          parallel('f'),
          externalTask('a'),
          userTask('other'),
          path('s2', 'f', 'a'),
          path('f', 'other'),
          eventSubProcess(
            'handler',
            start('caught', error('E1', { 'camunda:errorCodeVariable': 'code' })),
            userTask('repair'),
            path('caught', 'repair'),
          ),
        ),
        boundary('b', 'sub', error('E1')),
        userTask('after'),
        end('e'),
        path('s', 'sub', 'e'),
        path('b', 'after'),
      ),
    ],
    steps: [begin, throwError('a', 'E1', { why: 1 }), userTaskAction('complete', 'repair')],
  },
  {
    id: 'error-event-subprocess-of-the-process',
    feature: 'error event subprocess',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        path('s', 'a'),
        eventSubProcess(
          'handler',
          start('caught', error()),
          externalTask('repair'),
          end('done'),
          path('caught', 'repair', 'done'),
        ),
      ),
    ],
    steps: [begin, throwError('a', 'E1'), work('repair')],
  },
  {
    id: 'error-thrown-in-its-own-handler-is-not-caught-by-it',
    feature: 'error event subprocess',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        path('s', 'a'),
        eventSubProcess('handler', start('caught', error('E1')), externalTask('repair'), path('caught', 'repair')),
      ),
    ],
    steps: [begin, throwError('a', 'E1'), throwError('repair', 'E1')],
  },
  {
    id: 'error-of-a-called-process-is-caught-at-the-call-activity',
    feature: 'call activity',
    models: [
      process(
        'p',
        start('s'),
        callActivity('call', 'child'),
        boundary('b', 'call', error('E1')),
        userTask('after'),
        path('s', 'call'),
        path('b', 'after'),
      ),
      process('child', start('s'), externalTask('a'), end('thrown', error('E1')), path('s', 'a', 'thrown')),
    ],
    steps: [begin, work('a', { v: 1 })],
  },
  {
    id: 'error-by-the-task-api',
    feature: 'task API',
    models: [
      process(
        'p',
        start('s'),
        userTask('t'),
        boundary('b', 't', error('E1', { 'camunda:errorMessageVariable': 'text' })),
        userTask('after'),
        path('s', 't'),
        path('b', 'after'),
      ),
    ],
    steps: [
      begin,
      userTaskAction('bpmnError', 't', { errorCode: 'E2' }),
      userTaskAction('bpmnError', 't', {}),
      userTaskAction('bpmnError', 't', {
        errorCode: 'E1',
        errorMessage: 'why',
        variables: { v: { value: 1, type: 'Integer' } },
      }),
    ],
  },
  {
    id: 'error-boundary-keeps-parallel-branches-alive',
    feature: 'error boundary',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        externalTask('a'),
        boundary('b', 'a', error('E1')),
        userTask('other'),
        userTask('after'),
        path('s', 'f', 'a'),
        path('f', 'other'),
        path('b', 'after'),
      ),
    ],
    steps: [begin, throwError('a', 'E1')],
  },
  {
    id: 'error-of-an-expression-is-no-bpmn-error',
    feature: 'transaction rollback',
    models: [
      process(
        'p',
        start('s'),
        userTask('t'),
        expressionTask('x', '${missing}'),
        boundary('b', 'x', error()),
        end('e'),
        end('f'),
        path('s', 't', 'x', 'e'),
        path('b', 'f'),
      ),
    ],
    steps: [begin, userTaskAction('complete', 't')],
  },
  {
    id: 'error-start-event-of-a-process-is-refused',
    feature: 'deployment refusal',
    models: [process('p', start('s', error('E1')), end('e'), path('s', 'e'))],
    steps: [],
  },
  {
    id: 'error-boundary-that-does-not-interrupt-swallows-the-error',
    feature: 'error boundary',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        boundary('b', 'a', { cancelActivity: false }, error('E1')),
        end('e'),
        path('s', 'a', 'e'),
        path('b', 'e'),
      ),
    ],
    steps: [begin, throwError('a', 'E1')],
  },
  {
    id: 'error-reference-that-names-nothing-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        boundary('b', 'a', error(undefined, { errorRef: 'nowhere' })),
        end('e'),
        path('s', 'a', 'e'),
        path('b', 'e'),
      ),
    ],
    steps: [],
  },
  {
    id: 'error-details-of-an-external-task-failure',
    feature: 'external task failure',
    models: [defined()],
    steps: [
      begin,
      call('GET', '/external-task/{{external:a}}/errorDetails'),
      quietly(lock('a')),
      external('failure', 'a', { workerId: 'worker', errorMessage: 'short', errorDetails: 'long', retries: 1 }),
      call('GET', '/external-task/{{external:a}}/errorDetails'),
    ],
  },
]);

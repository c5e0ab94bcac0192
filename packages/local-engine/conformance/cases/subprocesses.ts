import { type ConformanceCase, defineCases } from '../case.ts';
import {
  boundary,
  catchEvent,
  condition,
  duration,
  end,
  eventSubProcess,
  expressionTask,
  externalTask,
  flow,
  inputOutput,
  link,
  message,
  parallel,
  path,
  process,
  signal,
  start,
  subProcess,
  terminate,
  throwEvent,
  userTask,
  when,
} from '../models/index.ts';
import {
  advanceAndRun,
  call,
  completeTask,
  deleteInstance,
  quietly,
  sendMessage,
  sendSignal,
  setVariables,
  startInstance,
  suspendInstance,
  work,
} from '../steps.ts';

const begin = quietly(startInstance('p'));

/** A subprocess with two branches, and what follows it. */
const branching = (...around: Parameters<typeof process>[1][]) =>
  process(
    'p',
    start('s'),
    subProcess(
      'sub',
      start('s2'),
      parallel('f'),
      userTask('a'),
      externalTask('b'),
      end('e2'),
      end('e3'),
      path('s2', 'f', 'a', 'e2'),
      path('f', 'b', 'e3'),
    ),
    userTask('after'),
    end('e'),
    path('s', 'sub', 'after', 'e'),
    ...around,
  );

/** A process with an event subprocess and one task. */
const handled = (...startParts: Parameters<typeof start>[1][]) =>
  process(
    'p',
    start('s'),
    userTask('a'),
    end('e'),
    path('s', 'a', 'e'),
    eventSubProcess(
      'handler',
      start('began', ...startParts),
      userTask('inside'),
      end('e2'),
      path('began', 'inside', 'e2'),
    ),
  );

/** Subprocesses, event subprocesses, boundary events in their plain forms, link events. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'subprocess-ends-when-all-its-branches-ended',
    feature: 'embedded subprocess',
    models: [branching()],
    steps: [begin, completeTask('a'), work('b'), completeTask('after')],
  },
  {
    id: 'subprocess-variables-are-local-to-it-when-asked',
    feature: 'variable scopes',
    models: [branching()],
    steps: [
      startInstance('p', { outer: 1 }),
      call('PUT', '/execution/{{execution:sub}}/localVariables/mine', { value: 2, type: 'Integer' }),
      completeTask('a', { outer: 3, mine: 4, fresh: 5 }),
      work('b'),
    ],
  },
  {
    id: 'subprocess-with-an-input-shadows-the-outer-variable',
    feature: 'input mapping',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          inputOutput({ v: '${v + 1}' }, { result: '${v}' }),
          start('s2'),
          userTask('a'),
          path('s2', 'a'),
        ),
        userTask('after'),
        path('s', 'sub', 'after'),
      ),
    ],
    steps: [startInstance('p', { v: 1 }), completeTask('a', { v: 10, other: 1 })],
  },
  {
    id: 'subprocess-nested-three-deep',
    feature: 'embedded subprocess',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'one',
          start('s1'),
          subProcess(
            'two',
            start('s2'),
            subProcess('three', start('s3'), userTask('a'), path('s3', 'a')),
            path('s2', 'three'),
          ),
          userTask('b'),
          path('s1', 'two', 'b'),
        ),
        path('s', 'one'),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'subprocess-empty-inside-passes-on',
    feature: 'embedded subprocess',
    models: [process('p', start('s'), subProcess('sub', start('s2')), userTask('after'), path('s', 'sub', 'after'))],
    steps: [startInstance('p')],
  },
  {
    id: 'subprocess-without-start-event-is-refused',
    feature: 'deployment refusal',
    models: [process('p', start('s'), subProcess('sub', userTask('a')), path('s', 'sub'))],
    steps: [],
  },
  {
    id: 'subprocess-with-a-message-start-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('s2', message('m')), userTask('a'), path('s2', 'a')),
        path('s', 'sub'),
      ),
    ],
    steps: [],
  },
  {
    id: 'subprocess-deleted-with-its-instance',
    feature: 'instance deletion',
    models: [branching()],
    steps: [begin, deleteInstance(), deleteInstance()],
  },
  {
    id: 'subprocess-of-a-suspended-instance',
    feature: 'suspension',
    models: [branching()],
    steps: [begin, suspendInstance(true), completeTask('a'), suspendInstance(false), completeTask('a')],
  },
  {
    id: 'boundary-message-that-interrupts-a-subprocess',
    feature: 'message boundary',
    models: [branching(boundary('m', 'sub', message('stop')), userTask('stopped'), path('m', 'stopped'))],
    steps: [begin, sendMessage('stop'), sendMessage('stop')],
  },
  {
    id: 'boundary-message-that-does-not-interrupt-comes-again',
    feature: 'message boundary',
    models: [
      branching(boundary('m', 'sub', { cancelActivity: false }, message('tell')), userTask('told'), path('m', 'told')),
    ],
    steps: [begin, sendMessage('tell'), sendMessage('tell'), completeTask('a'), work('b'), sendMessage('tell')],
  },
  {
    id: 'boundary-signal-that-interrupts-a-task',
    feature: 'signal boundary',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        boundary('b', 'a', signal('stop')),
        userTask('stopped'),
        path('s', 'a'),
        path('b', 'stopped'),
      ),
    ],
    steps: [begin, quietly(startInstance('p')), sendSignal('stop')],
  },
  {
    id: 'boundary-condition-that-interrupts',
    feature: 'conditional boundary',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        boundary('b', 'a', condition('${x > 5}')),
        userTask('stopped'),
        path('s', 'a'),
        path('b', 'stopped'),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 2 }), setVariables({ x: 6 })],
  },
  {
    id: 'boundary-condition-that-does-not-interrupt',
    feature: 'conditional boundary',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        boundary('b', 'a', { cancelActivity: false }, condition('${x > 5}')),
        userTask('told'),
        path('s', 'a'),
        path('b', 'told'),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 6 }), setVariables({ x: 7 }), setVariables({ other: 1 })],
  },
  {
    id: 'boundary-events-of-several-kinds-on-one-task',
    feature: 'timer boundary',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        boundary('t', 'a', { cancelActivity: false }, duration('PT1H')),
        boundary('m', 'a', message('stop')),
        boundary('g', 'a', { cancelActivity: false }, signal('tell')),
        userTask('late'),
        userTask('stopped'),
        userTask('told'),
        end('e'),
        path('s', 'a', 'e'),
        path('t', 'late'),
        path('m', 'stopped'),
        path('g', 'told'),
      ),
    ],
    steps: [startInstance('p'), ...advanceAndRun(3_600), sendSignal('tell'), sendMessage('stop')],
  },
  {
    id: 'boundary-without-outgoing-flow-ends-its-path',
    feature: 'timer boundary',
    models: [process('p', start('s'), userTask('a'), boundary('b', 'a', duration('PT1H')), path('s', 'a'))],
    steps: [begin, ...advanceAndRun(3_600)],
  },
  {
    id: 'boundary-path-back-into-its-own-task',
    feature: 'timer boundary',
    models: [
      process('p', start('s'), userTask('a'), boundary('b', 'a', duration('PT1H')), path('s', 'a'), path('b', 'a')),
    ],
    steps: [begin, ...advanceAndRun(3_600), ...advanceAndRun(3_600), completeTask('a')],
  },
  {
    id: 'event-subprocess-by-message-interrupts-its-scope',
    feature: 'message event subprocess',
    models: [handled(message('go'))],
    steps: [
      startInstance('p', { v: 1 }),
      sendMessage('go', { processVariables: { m: { value: 2, type: 'Integer' } } }),
      completeTask('inside'),
    ],
  },
  {
    id: 'event-subprocess-by-message-beside-its-scope',
    feature: 'message event subprocess',
    models: [handled({ isInterrupting: false }, message('go'))],
    steps: [
      begin,
      sendMessage('go'),
      sendMessage('go'),
      completeTask('a'),
      completeTask('inside'),
      completeTask('inside'),
    ],
  },
  {
    id: 'event-subprocess-by-signal',
    feature: 'signal event subprocess',
    models: [handled(signal('go'))],
    steps: [begin, sendSignal('go'), completeTask('inside')],
  },
  {
    id: 'event-subprocess-by-condition',
    feature: 'conditional event subprocess',
    models: [handled({ isInterrupting: false }, condition('${x > 5}'))],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 6 }), completeTask('a')],
  },
  {
    id: 'event-subprocess-that-interrupts-at-once-by-condition',
    feature: 'conditional event subprocess',
    models: [handled(condition('${x > 5}'))],
    steps: [startInstance('p', { x: 9 })],
  },
  {
    id: 'event-subprocess-inside-a-subprocess-leaves-the-rest-alone',
    feature: 'message event subprocess',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        subProcess(
          'sub',
          start('s2'),
          userTask('a'),
          path('s2', 'a'),
          eventSubProcess('handler', start('began', message('go')), userTask('inside'), path('began', 'inside')),
        ),
        userTask('beside'),
        userTask('after'),
        path('s', 'f', 'sub', 'after'),
        path('f', 'beside'),
      ),
    ],
    steps: [begin, sendMessage('go'), completeTask('inside')],
  },
  {
    id: 'event-subprocess-with-two-start-events-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess(
          'handler',
          start('m', message('x')),
          start('n', message('y')),
          end('e'),
          path('m', 'e'),
          path('n', 'e'),
        ),
      ),
    ],
    steps: [],
  },
  {
    id: 'event-subprocess-with-a-none-start-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess('handler', start('m'), end('e'), path('m', 'e')),
      ),
    ],
    steps: [],
  },
  {
    id: 'event-subprocess-ends-an-instance-that-waits-nowhere-else',
    feature: 'signal event subprocess',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        end('e', terminate()),
        path('s', 'a', 'e'),
        eventSubProcess(
          'handler',
          start('began', { isInterrupting: false }, signal('go')),
          userTask('inside'),
          path('began', 'inside'),
        ),
      ),
    ],
    steps: [begin, sendSignal('go'), completeTask('a')],
  },
  {
    id: 'link-events-jump',
    feature: 'link events',
    models: [
      process(
        'p',
        start('s'),
        throwEvent('out', link('L')),
        catchEvent('in', link('L')),
        userTask('a'),
        path('s', 'out'),
        path('in', 'a'),
      ),
    ],
    steps: [startInstance('p')],
  },
  {
    id: 'link-events-of-two-sources',
    feature: 'link events',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        throwEvent('out1', link('L')),
        throwEvent('out2', link('L')),
        catchEvent('in', link('L')),
        userTask('a'),
        path('s', 'f', 'out1'),
        path('f', 'out2'),
        path('in', 'a'),
      ),
    ],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'link-event-without-target-is-refused',
    feature: 'deployment refusal',
    models: [process('p', start('s'), throwEvent('out', link('nowhere')), path('s', 'out'))],
    steps: [],
  },
  {
    id: 'none-throw-event-passes-on',
    feature: 'none throw',
    models: [process('p', start('s'), throwEvent('t'), userTask('a'), path('s', 't', 'a'))],
    steps: [startInstance('p')],
  },
  {
    id: 'expression-service-task-keeps-its-result',
    feature: 'expression service task',
    models: [
      process(
        'p',
        start('s'),
        expressionTask('x', '${n * 2}', { 'camunda:resultVariable': 'doubled' }),
        userTask('a'),
        userTask('b'),
        path('s', 'x'),
        flow('x', 'a', when('${doubled > 5}')),
        flow('x', 'b', when('${doubled <= 5}')),
      ),
    ],
    steps: [startInstance('p', { n: 3 }), startInstance('p', { n: 2 }), startInstance('p')],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { correlate, signalExecution, triggerMessage } from '../event-steps.ts';
import { listValue } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  boundary,
  catchEvent,
  declare,
  duration,
  end,
  eventBased,
  eventSubProcess,
  externalTask,
  inputOutput,
  message,
  multiInstance,
  parallel,
  process,
  raw,
  receiveTask,
  start,
  subProcess,
  taskOf,
  throwEvent,
  userTask,
} from '../models/index.ts';
import {
  advanceAndRun,
  completeTask,
  deleteInstance,
  deploy,
  query,
  sendMessage,
  startInstance,
  suspendInstance,
  work,
} from '../steps.ts';

const waiting = process('p', chain(start('s'), catchEvent('wait', message('go')), userTask('after'), end('e')));
const messageStart = process('q', chain(start('s', message('go')), userTask('begun'), end('e')));
const twoWaiting = [
  startInstance('p', { x: 1 }, { businessKey: 'k1' }),
  startInstance('p', { x: 2 }, { businessKey: 'k2' }),
];
const twoBranches = process(
  'p',
  chain(start('s'), parallel('f'), catchEvent('a', message('go')), parallel('j'), end('e')),
  chain('f', receiveTask('b', 'go'), 'j'),
);
const eachItem = { isSequential: false, 'camunda:collection': 'items', 'camunda:elementVariable': 'item' };
const repeatedReceive = process('p', chain(start('s'), receiveTask('r', 'go', multiInstance(eachItem)), end('e')));
const items = listValue(['red', 'blue']);
const guarded = (attributes: object) =>
  process(
    'p',
    chain(start('s'), userTask('a'), end('e')),
    chain(boundary('b', 'a', message('go'), { ...attributes }), userTask('c'), end('f')),
  );
const withEventSubProcess = (attributes: object) =>
  process(
    'p',
    chain(
      start('s'),
      subProcess(
        'sub',
        chain(start('t'), externalTask('a'), end('u')),
        eventSubProcess('on', chain(start('g', message('go'), { ...attributes }), userTask('c'), end('h'))),
      ),
      userTask('after'),
      end('e'),
    ),
    chain(boundary('late', 'sub', duration('PT1H')), end('l')),
  );

/** Messages: who gets them, with which variables, and what starts by them. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'message-by-business-key',
    feature: 'message correlation',
    models: [waiting],
    steps: [
      ...twoWaiting,
      correlate('go', { businessKey: 'k2', processVariables: { x: 3, y: 'new' }, resultEnabled: true }),
      correlate('go', { businessKey: 'k2' }),
    ],
  },
  {
    id: 'message-by-instance-id',
    feature: 'message correlation',
    models: [waiting],
    steps: [
      ...twoWaiting,
      correlate('go', { processInstanceId: '{{instance:1}}', resultEnabled: true, variablesInResultEnabled: true }),
    ],
  },
  {
    id: 'message-by-correlation-keys',
    feature: 'message correlation',
    rule: 'Correlation keys are compared with their type: Integer 2 is found neither by the text 2 nor by Double 2.',
    models: [waiting],
    steps: [
      ...twoWaiting,
      correlate('go', { correlationKeys: { x: '2' } }),
      correlate('go', { correlationKeys: { x: { value: 2, type: 'Double' } } }),
      correlate('go', { correlationKeys: { x: { value: 2, type: 'Long' } } }),
      correlate('go', { correlationKeys: { x: 2, y: 1 } }),
      correlate('go', { correlationKeys: { x: 2 }, businessKey: 'k1' }),
      correlate('go', { correlationKeys: { x: 2 }, businessKey: 'k2' }),
    ],
  },
  {
    id: 'message-is-ambiguous-between-instances',
    feature: 'message correlation',
    models: [waiting],
    steps: [...twoWaiting, correlate('go'), correlate('go', { correlationKeys: {} }), sendMessage('other')],
  },
  {
    id: 'message-is-ambiguous-inside-one-instance',
    feature: 'message correlation',
    models: [twoBranches],
    steps: [
      startInstance('p'),
      correlate('go', { processInstanceId: '{{instance}}' }),
      correlate('go', { all: true, resultEnabled: true, processVariables: { y: 1 } }),
    ],
  },
  {
    id: 'message-to-all-takes-executions-and-starts',
    feature: 'message correlation',
    models: [waiting, messageStart],
    steps: [
      ...twoWaiting,
      correlate('go', { all: true, processVariables: { n: null }, resultEnabled: true }),
      correlate('go', { all: true, businessKey: 'k9' }),
      correlate('other', { all: true, resultEnabled: true }),
    ],
  },
  {
    id: 'message-prefers-executions-to-starts',
    feature: 'message start',
    rule: 'A message that an execution waits for starts nothing; one that matches no execution starts an instance.',
    models: [waiting, messageStart],
    steps: [
      startInstance('p', {}, { businessKey: 'k1' }),
      correlate('go', { resultEnabled: true }),
      correlate('go', { businessKey: 'k2', resultEnabled: true, processVariables: { v: 1 } }),
      correlate('go', { correlationKeys: { x: 1 } }),
      correlate('go', { localCorrelationKeys: { x: 1 } }),
      correlate('go', { processInstanceId: '{{instance}}' }),
    ],
  },
  {
    id: 'message-start-with-every-kind-of-variables',
    feature: 'message start by API',
    models: [messageStart],
    steps: [
      correlate('go', {
        businessKey: 'k',
        processVariables: { both: 'p', global: 1 },
        processVariablesLocal: { both: 'l', local: 2 },
        processVariablesToTriggeredScope: { scope: 3 },
        resultEnabled: true,
        variablesInResultEnabled: true,
      }),
      completeTask('begun'),
    ],
  },
  {
    id: 'message-start-is-moved-by-a-new-version',
    feature: 'message start',
    models: [messageStart],
    steps: [
      query('/event-subscription?eventName=go'),
      deploy([process('q', chain(start('s', message('come')), userTask('begun2'), end('e')))]),
      sendMessage('go'),
      sendMessage('come'),
      deploy([process('r', chain(start('s', message('come')), end('e')))]),
    ],
  },
  {
    id: 'message-start-beside-a-none-start',
    feature: 'message start',
    models: [
      process(
        'p',
        chain(start('none'), userTask('a'), end('e')),
        chain(start('one', message('m1')), 'a'),
        chain(start('two', message('m2')), userTask('b')),
      ),
    ],
    steps: [startInstance('p'), sendMessage('m2', { resultEnabled: true }), sendMessage('m1')],
  },
  {
    id: 'message-start-only-is-started-by-key-too',
    feature: 'message start',
    rule: 'A process without a none start event can be started by its key; it begins at its message start event.',
    models: [messageStart],
    steps: [startInstance('q', { v: 1 })],
  },
  {
    id: 'message-local-correlation-keys-miss-the-element-variable',
    feature: 'message correlation',
    rule: 'The element variable of a repeated receive task is outside of the execution that waits.',
    models: [repeatedReceive],
    steps: [
      startInstance('p', { items, item: 'outer' }),
      correlate('go', { localCorrelationKeys: { item: 'blue' } }),
      correlate('go', { correlationKeys: { item: 'outer' }, localCorrelationKeys: { item: 'red' } }),
    ],
  },
  {
    id: 'message-local-correlation-keys-see-only-the-waiting-execution',
    feature: 'message correlation',
    rule: 'Local correlation keys are variables of the waiting execution itself, not of its scopes further out.',
    models: [
      process('p', chain(start('s'), receiveTask('r', 'go', inputOutput({ own: 'yes' })), userTask('after'), end('e'))),
    ],
    steps: [
      startInstance('p', { outer: 1 }),
      correlate('go', { localCorrelationKeys: { outer: 1 } }),
      correlate('go', { localCorrelationKeys: { own: 'no' } }),
      correlate('go', { localCorrelationKeys: { own: 'yes' }, correlationKeys: { outer: 1 } }),
    ],
  },
  {
    id: 'message-local-variables-vanish-with-the-catch',
    feature: 'message catch',
    models: [waiting],
    steps: [
      startInstance('p', { x: 1 }),
      correlate('go', {
        processVariables: { g: 1 },
        processVariablesLocal: { l: 2, x: 5 },
        processVariablesToTriggeredScope: { t: 3 },
      }),
      completeTask('after'),
    ],
  },
  {
    id: 'message-local-variables-of-a-concurrent-receive-task',
    feature: 'receive task',
    models: [twoBranches],
    steps: [
      startInstance('p'),
      triggerMessage('go', '{{execution:b}}', { direct: 1 }),
      correlate('go', { processVariablesLocal: { l: 2 } }),
    ],
  },
  {
    id: 'message-boundary-interrupts',
    feature: 'message boundary',
    models: [guarded({})],
    steps: [
      startInstance('p'),
      correlate('go', {
        processVariables: { g: 1 },
        processVariablesLocal: { l: 2 },
        processVariablesToTriggeredScope: { t: 3 },
      }),
      sendMessage('go'),
      completeTask('c'),
    ],
  },
  {
    id: 'message-boundary-does-not-interrupt',
    feature: 'message boundary',
    models: [guarded({ cancelActivity: false })],
    steps: [
      startInstance('p'),
      correlate('go', { processVariablesLocal: { l: 1 } }),
      correlate('go', { processVariablesToTriggeredScope: { t: 2 } }),
      completeTask('a'),
      sendMessage('go'),
      completeTask('c:1'),
      completeTask('c'),
    ],
  },
  {
    id: 'message-event-subprocess-interrupts-its-subprocess-only',
    feature: 'message event subprocess',
    models: [withEventSubProcess({})],
    steps: [
      startInstance('p'),
      correlate('go', { processVariablesLocal: { l: 1 }, processVariablesToTriggeredScope: { t: 2 } }),
      sendMessage('go'),
      completeTask('c'),
    ],
  },
  {
    id: 'message-event-subprocess-runs-beside-and-is-cut-by-the-boundary',
    feature: 'message event subprocess',
    models: [withEventSubProcess({ isInterrupting: false })],
    steps: [
      startInstance('p'),
      correlate('go', { processVariablesLocal: { l: 1 } }),
      correlate('go', { processVariablesToTriggeredScope: { t: 2 } }),
      work('a'),
      sendMessage('go'),
      ...advanceAndRun(3600),
    ],
  },
  {
    id: 'message-event-subprocess-beside-outlives-the-main-way',
    feature: 'message event subprocess',
    models: [withEventSubProcess({ isInterrupting: false })],
    steps: [startInstance('p'), sendMessage('go'), work('a'), completeTask('c'), completeTask('after')],
  },
  {
    id: 'message-event-subprocess-of-the-process-interrupts-concurrent-branches',
    feature: 'message event subprocess',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), subProcess('sub', chain(start('t'), userTask('a'), end('u'))), end('e')),
        chain('f', externalTask('b')),
        eventSubProcess('on', chain(start('g', message('go')), userTask('c'), end('h'))),
        eventSubProcess('also', chain(start('i', message('too'), { isInterrupting: false }), userTask('d'), end('k'))),
      ),
    ],
    steps: [startInstance('p'), sendMessage('too'), sendMessage('go'), sendMessage('too'), completeTask('c')],
  },
  {
    id: 'message-end-and-throw-are-external-tasks',
    feature: 'message end',
    models: [
      process(
        'p',
        chain(
          start('s'),
          throwEvent(
            't',
            message('x', { 'camunda:type': 'external', 'camunda:topic': 'send', 'camunda:taskPriority': 7 }),
          ),
          taskOf('sendTask', 'st', { 'camunda:type': 'external', 'camunda:topic': 'send' }),
          end('e', message('y', { 'camunda:type': 'external', 'camunda:topic': 'send' })),
        ),
      ),
    ],
    steps: [startInstance('p'), work('t', { sent: 1 }), work('st'), work('e', { sent: 2 })],
  },
  {
    id: 'message-throw-by-expression',
    feature: 'message throw',
    models: [
      process(
        'p',
        chain(
          start('s'),
          throwEvent('t', message('x', { 'camunda:expression': '${x + 1}' })),
          end('e', message('y', { 'camunda:expression': '${y}' })),
        ),
      ),
    ],
    steps: [startInstance('p', { x: 1, y: 'y' }), startInstance('p', { x: 1 })],
  },
  {
    id: 'message-names-are-expressions',
    feature: 'message catch',
    models: [
      process(
        'p',
        declare('message', 'message-by-x', { name: 'go-${x}' }),
        declare('message', 'message-sub', { name: 'sub-${1 + 1}' }),
        chain(start('s'), userTask('begun'), catchEvent('wait', message('by-x')), end('e')),
        eventSubProcess('on', chain(start('g', message('sub'), { isInterrupting: false }), end('h'))),
      ),
    ],
    steps: [startInstance('p', { x: 'a' }), completeTask('begun'), sendMessage('sub-2'), sendMessage('go-a')],
  },
  {
    id: 'message-in-an-event-based-gateway',
    feature: 'event-based gateway',
    models: [
      process(
        'p',
        chain(start('s'), eventBased('g'), catchEvent('m', message('go')), userTask('a'), end('e')),
        chain('g', catchEvent('n', message('stop')), end('f')),
        chain('g', catchEvent('t', duration('PT1H')), end('h')),
      ),
    ],
    steps: [
      startInstance('p'),
      correlate('go', { processVariablesLocal: { l: 1 }, processVariables: { g: 2 } }),
      sendMessage('stop'),
    ],
  },
  {
    id: 'message-does-not-reach-suspended-instances',
    feature: 'suspension',
    models: [waiting],
    steps: [
      startInstance('p'),
      suspendInstance(true),
      sendMessage('go'),
      sendMessage('go', { all: true }),
      triggerMessage('go', '{{execution:wait}}'),
      suspendInstance(false),
      triggerMessage('go', '{{execution:wait}}', { v: 1 }),
    ],
  },
  {
    id: 'message-refuses-bad-requests',
    feature: 'message correlation',
    models: [waiting],
    steps: [
      startInstance('p'),
      sendMessage('', {}),
      correlate('go', { processInstanceId: '{{instance}}', all: true, variablesInResultEnabled: true }),
      correlate('go', { correlationKeys: { x: { value: 'abc', type: 'Integer' } } }),
      triggerMessage('other', '{{execution:wait}}'),
      triggerMessage('go', 'unknown'),
    ],
  },
  {
    id: 'message-execution-is-signalled',
    feature: 'execution API',
    models: [
      process(
        'p',
        chain(start('s'), taskOf('receiveTask', 'r'), externalTask('a'), end('e')),
        chain(boundary('b', 'r', message('go')), end('f')),
      ),
    ],
    steps: [
      startInstance('p'),
      query('/execution/{{execution:r}}'),
      query('/execution/{{execution:r}}/messageSubscriptions/go'),
      signalExecution('{{execution:r}}', { v: 1 }),
      signalExecution('{{execution:a}}'),
      signalExecution('unknown'),
      query('/execution/unknown'),
    ],
  },
  {
    id: 'message-same-name-inside-and-outside-is-ambiguous',
    feature: 'message boundary',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess('sub', chain(start('t'), receiveTask('r', 'go'), userTask('a'), end('u'))),
          end('e'),
        ),
        chain(boundary('b', 'sub', message('go'), { cancelActivity: false }), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), sendMessage('go'), sendMessage('go', { all: true }), deleteInstance()],
  },
  {
    id: 'message-twice-in-one-scope-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e')),
        eventSubProcess('on', chain(start('g', message('go')), end('h'))),
        eventSubProcess('two', chain(start('i', message('go')), end('k'))),
      ),
    ],
    steps: [],
  },
  {
    id: 'message-throw-without-implementation-does-nothing',
    feature: 'message throw',
    models: [process('p', chain(start('s'), throwEvent('t', message('x')), userTask('a'), end('e', message('y'))))],
    steps: [startInstance('p'), completeTask('a')],
  },
  {
    id: 'message-without-reference-on-a-catch-is-refused',
    feature: 'deployment refusal',
    models: [process('p', chain(start('s'), catchEvent('c', raw('<messageEventDefinition/>')), end('e')))],
    steps: [],
  },
  {
    id: 'message-start-name-must-not-be-an-expression',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        declare('message', 'message-start', { name: '${"st"}art' }),
        chain(start('s', message('start')), end('e')),
      ),
    ],
    steps: [],
  },
  {
    id: 'message-correlation-keys-find-variables-of-any-scope',
    feature: 'message correlation',
    rule: 'Correlation keys are looked for in all scopes of the instance, also inside of activities that do not wait.',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), receiveTask('r', 'go')),
        chain('f', userTask('a', inputOutput({ own: 'yes' }))),
      ),
    ],
    steps: [startInstance('p', { own: 'outer' }), correlate('go', { correlationKeys: { own: 'yes' } })],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import {
  asyncBefore,
  boundary,
  cardinality,
  catchEvent,
  declare,
  duration,
  end,
  eventBased,
  eventSubProcess,
  expressionTask,
  extension,
  externalTask,
  multiInstance,
  parallel,
  process,
  receiveTask,
  signal,
  start,
  subProcess,
  throwEvent,
  userTask,
} from '../models/index.ts';
import { completeTask, query, runDueJobs, sendSignal, startInstance, suspendInstance, work } from '../steps.ts';
import { typedVariables } from '../typed-variables.ts';

const waiting = process('p', chain(start('s'), catchEvent('wait', signal('go')), userTask('after'), end('e')));
const signalStart = process('q', chain(start('s', signal('go')), userTask('begun'), end('e')));
const otherStart = process('r', chain(start('s', signal('go')), externalTask('too'), end('e')));
const throwing = (...parts: Parameters<typeof signal>[1][]) =>
  process(
    't',
    chain(
      start('s'),
      externalTask('before'),
      throwEvent('throw', signal('go', ...parts)),
      userTask('thrown'),
      end('e'),
    ),
  );
const twoWaiting = [startInstance('p', { x: 1 }), startInstance('p', { x: 2 })];

/** Signals: everybody who waits gets them. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'signal-reaches-all-instances-and-starts',
    feature: 'signal API',
    models: [waiting, signalStart, otherStart],
    steps: [
      ...twoWaiting,
      sendSignal('go', { variables: typedVariables({ x: 9, v: 'new' }) }),
      sendSignal('go'),
      sendSignal('unknown'),
    ],
  },
  {
    id: 'signal-reaches-one-execution',
    feature: 'signal API',
    models: [waiting, signalStart],
    steps: [
      ...twoWaiting,
      sendSignal('go', { executionId: '{{execution:wait:1}}', variables: typedVariables({ v: 1 }) }),
      sendSignal('go', { executionId: '{{instance}}' }),
      sendSignal('other', { executionId: '{{execution:wait}}' }),
      sendSignal('go', { executionId: 'unknown' }),
      sendSignal(''),
    ],
  },
  {
    id: 'signal-throw-reaches-others-before-it-goes-on',
    feature: 'signal throw',
    models: [waiting, signalStart, throwing()],
    steps: [...twoWaiting, startInstance('t', { own: 1 }), work('before', { w: 1 }), completeTask('thrown')],
  },
  {
    id: 'signal-throw-gives-mapped-variables',
    feature: 'signal throw',
    rule: 'A signal gives the variables of its in mappings to all who catch it, and its business key to those whom it starts.',
    models: [
      waiting,
      signalStart,
      throwing(
        extension('in', { businessKey: '${key}' }),
        extension('in', { source: 'own', target: 'given' }),
        extension('in', { sourceExpression: '${own + 1}', target: 'more' }),
      ),
    ],
    steps: [startInstance('p'), startInstance('t', { own: 1, key: 'k7' }), work('before', { w: 1 })],
  },
  {
    id: 'signal-throw-gives-all-variables',
    feature: 'signal throw',
    models: [waiting, signalStart, throwing(extension('in', { variables: 'all' }))],
    steps: [startInstance('p', { own: 'p' }), startInstance('t', { own: 1, z: null }), work('before', { w: 1 })],
  },
  {
    id: 'signal-throw-gives-only-local-variables',
    feature: 'signal throw',
    models: [signalStart, throwing(extension('in', { variables: 'all', local: true }))],
    steps: [startInstance('t', { own: 1 }), work('before', { w: 1 })],
  },
  {
    id: 'signal-end-starts-others',
    feature: 'signal end',
    models: [
      signalStart,
      process(
        't',
        chain(start('s'), parallel('f'), end('e', signal('go', extension('in', { variables: 'all' })))),
        chain('f', catchEvent('c', signal('go')), userTask('a')),
      ),
    ],
    steps: [startInstance('t', { own: 1 })],
  },
  {
    id: 'signal-end-is-caught-by-the-boundary-of-its-own-subprocess',
    feature: 'signal boundary',
    models: [
      process(
        't',
        chain(
          start('s'),
          subProcess('sub', chain(start('i'), userTask('a'), end('e', signal('go')))),
          userTask('normal'),
        ),
        chain(boundary('b', 'sub', signal('go')), userTask('caught')),
      ),
    ],
    steps: [startInstance('t'), completeTask('a')],
  },
  {
    id: 'signal-throw-is-caught-beside-its-own-subprocess',
    feature: 'signal boundary',
    models: [
      process(
        't',
        chain(
          start('s'),
          subProcess('sub', chain(start('i'), userTask('a'), throwEvent('th', signal('go')), userTask('b'), end('e'))),
          userTask('normal'),
        ),
        chain(boundary('bb', 'sub', signal('go'), { cancelActivity: false }), userTask('caught')),
      ),
    ],
    steps: [startInstance('t'), completeTask('a'), completeTask('b'), completeTask('caught')],
  },
  {
    id: 'signal-thrown-asynchronously-makes-a-job-for-each-receiver',
    feature: 'signal throw',
    models: [
      waiting,
      signalStart,
      throwing({ 'camunda:async': true }, extension('in', { source: 'own', target: 'given' })),
    ],
    steps: [...twoWaiting, startInstance('t', { own: 1 }), work('before'), runDueJobs()],
  },
  {
    id: 'signal-throw-after-a-continuation',
    feature: 'signal throw',
    models: [
      signalStart,
      process(
        't',
        chain(
          start('s'),
          throwEvent('throw', asyncBefore, signal('go')),
          userTask('thrown'),
          end('e', signal('go'), asyncBefore),
        ),
      ),
    ],
    steps: [startInstance('t'), runDueJobs(), completeTask('thrown'), runDueJobs()],
  },
  {
    id: 'signal-that-starts-its-own-definition',
    feature: 'signal start',
    models: [
      process(
        'q',
        chain(start('none'), userTask('a'), throwEvent('throw', signal('go')), end('e')),
        chain(start('s', signal('go')), 'a'),
      ),
    ],
    steps: [startInstance('q', { v: 1 }), completeTask('a'), completeTask('a')],
  },
  {
    id: 'signal-boundary-interrupts-every-repetition',
    feature: 'signal boundary',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a', multiInstance(cardinality('3'))), end('e')),
        chain(boundary('b', 'a', signal('go')), userTask('c')),
        chain(boundary('n', 'a', signal('note'), { cancelActivity: false }), userTask('d')),
      ),
    ],
    steps: [
      startInstance('p'),
      sendSignal('note', { variables: typedVariables({ v: 1 }) }),
      completeTask('a'),
      sendSignal('note'),
      sendSignal('go'),
    ],
  },
  {
    id: 'signal-event-subprocesses-interrupting-and-beside',
    feature: 'signal event subprocess',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), externalTask('a'), end('u')),
            eventSubProcess(
              'beside',
              chain(start('g', signal('note'), { isInterrupting: false }), userTask('c'), end('h')),
            ),
          ),
          userTask('after'),
          end('e'),
        ),
        eventSubProcess('instead', chain(start('i', signal('stop')), userTask('d'), end('k'))),
      ),
    ],
    steps: [
      startInstance('p'),
      sendSignal('note', { variables: typedVariables({ v: 1 }) }),
      sendSignal('note'),
      work('a'),
      sendSignal('stop'),
      sendSignal('note'),
      completeTask('d'),
    ],
  },
  {
    id: 'signal-names-are-expressions',
    feature: 'signal catch',
    models: [
      process(
        'p',
        declare('signal', 'signal-by-x', { name: 'go-${x}' }),
        chain(start('s'), catchEvent('wait', signal('by-x')), end('e')),
      ),
      process(
        't',
        declare('signal', 'signal-by-y', { name: 'go-${y}' }),
        chain(start('s'), userTask('a'), end('e', signal('by-y'))),
      ),
    ],
    steps: [
      startInstance('p', { x: 'a' }),
      startInstance('p', { x: 'b' }),
      startInstance('t', { y: 'b' }),
      completeTask('a'),
    ],
  },
  {
    id: 'signal-to-parallel-catches-of-one-instance',
    feature: 'signal catch',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), catchEvent('c1', signal('go')), parallel('j'), userTask('joined')),
        chain('f', catchEvent('c2', signal('go')), 'j'),
        chain('f', subProcess('sub', chain(start('t'), catchEvent('c3', signal('go')), end('u'))), 'j'),
      ),
    ],
    steps: [startInstance('p'), sendSignal('go', { variables: typedVariables({ v: 1 }) })],
  },
  {
    id: 'signal-in-an-event-based-gateway',
    feature: 'event-based gateway',
    models: [
      process(
        'p',
        chain(start('s'), eventBased('g'), catchEvent('c', signal('go')), userTask('a')),
        chain('g', catchEvent('t', duration('PT1H')), end('h')),
      ),
    ],
    steps: [
      startInstance('p'),
      query('/event-subscription?eventType=signal'),
      sendSignal('go', { variables: typedVariables({ v: 1 }) }),
    ],
  },
  {
    id: 'signal-to-a-suspended-instance',
    feature: 'suspension',
    models: [waiting],
    steps: [...twoWaiting, suspendInstance(true), sendSignal('go'), suspendInstance(false), sendSignal('go')],
  },
  {
    id: 'signal-whose-receiver-fails-rolls-everything-back',
    feature: 'transaction rollback',
    models: [
      throwing(),
      process(
        'p',
        chain(start('s'), catchEvent('wait', signal('go')), expressionTask('fails', '${missing}'), end('e')),
      ),
    ],
    steps: [startInstance('p'), startInstance('t'), work('before')],
  },
  {
    id: 'signal-start-follows-the-newest-version-and-goes-with-its-deployment',
    feature: 'signal start',
    models: [signalStart],
    steps: [
      { do: 'deploy', models: [process('q', chain(start('s', signal('go')), userTask('begun2'), end('e')))] },
      sendSignal('go'),
      {
        do: 'rest',
        method: 'DELETE',
        path: '/deployment/{{deployment:1}}?cascade=true',
        title: 'delete the deployment',
      },
      sendSignal('go'),
    ],
  },
  {
    id: 'signal-twice-in-one-scope-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), receiveTask('a', 'm'), end('e')),
        eventSubProcess('on', chain(start('g', signal('go')), end('h'))),
        eventSubProcess('two', chain(start('i', signal('go'), { isInterrupting: false }), end('k'))),
      ),
    ],
    steps: [],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { correlate } from '../event-steps.ts';
import { chain } from '../models/chain.ts';
import {
  asyncBefore,
  boundary,
  callActivity,
  cardinality,
  catchEvent,
  condition,
  date,
  duration,
  end,
  eventBased,
  eventSubProcess,
  exclusive,
  externalTask,
  flow,
  inputOutput,
  link,
  message,
  multiInstance,
  parallel,
  process,
  receiveTask,
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
  completeTask,
  deleteInstance,
  modify,
  runDueJobs,
  sendSignal,
  setVariables,
  startInstance,
} from '../steps.ts';

const racing = chain(start('s'), eventBased('g'), catchEvent('m', message('go')), userTask('a'), end('e'));
const race = process(
  'p',
  racing,
  chain('g', catchEvent('t', duration('PT1H')), userTask('b')),
  chain('g', catchEvent('sg', signal('now')), userTask('c')),
  chain('g', catchEvent('co', condition('${x > 5}')), userTask('d')),
);

/** Terminate end events at several levels, links, and event-based gateways. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'event-gateway-is-won-by-each-kind',
    feature: 'event-based gateway',
    models: [race],
    steps: [
      startInstance('p', { x: 1 }),
      setVariables({ x: 6 }),
      startInstance('p', { x: 1 }, { businessKey: 'k' }),
      correlate('go', { businessKey: 'k' }),
      startInstance('p', { x: 1 }),
      startInstance('p', { x: 2 }),
      sendSignal('now'),
      startInstance('p', { x: 1 }),
      ...advanceAndRun(3600),
    ],
  },
  {
    id: 'event-gateway-whose-condition-is-true-already',
    feature: 'event-based gateway',
    models: [race],
    steps: [startInstance('p', { x: 9 })],
  },
  {
    id: 'event-gateway-before-a-receive-task-is-refused',
    feature: 'deployment refusal',
    rule: 'Event-based gateways refuse receive tasks.',
    models: [process('p', racing, chain('g', receiveTask('r', 'stop'), end('f')))],
    steps: [],
  },
  {
    id: 'event-gateway-before-a-task-is-refused',
    feature: 'deployment refusal',
    models: [process('p', racing, chain('g', userTask('u'), end('f')))],
    steps: [],
  },
  {
    id: 'event-gateway-with-one-way-only',
    feature: 'event-based gateway',
    models: [process('p', racing)],
    steps: [startInstance('p'), correlate('go')],
  },
  {
    id: 'event-gateway-without-a-way-waits-for-ever',
    feature: 'event-based gateway',
    models: [process('p', chain(start('s'), eventBased('g')))],
    steps: [startInstance('p')],
  },
  {
    id: 'event-gateway-in-a-concurrent-branch',
    feature: 'event-based gateway',
    models: [
      process(
        'p',
        chain(
          start('s'),
          parallel('f'),
          eventBased('g'),
          catchEvent('m', message('go')),
          parallel('j'),
          userTask('after'),
        ),
        chain('g', catchEvent('t', date('2030-01-01T02:00:00Z')), 'j'),
        chain('f', userTask('b'), 'j'),
      ),
    ],
    steps: [
      startInstance('p'),
      ...advanceAndRun(7200),
      completeTask('b'),
      startInstance('p'),
      deleteInstance('{{instance:1}}'),
    ],
  },
  {
    id: 'event-gateway-inside-a-subprocess-that-is-interrupted',
    feature: 'event-based gateway',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('i'), eventBased('g', asyncBefore), catchEvent('m', message('go')), end('u')),
            chain('g', catchEvent('t', duration('PT2H')), end('v')),
          ),
          end('e'),
        ),
        chain(boundary('late', 'sub', duration('PT1H')), userTask('c')),
      ),
    ],
    steps: [startInstance('p'), runDueJobs(), ...advanceAndRun(3600)],
  },
  {
    id: 'event-gateway-modified-before-one-of-its-events',
    feature: 'modification',
    rule: 'Starting before an event behind a waiting event-based gateway ends the waiting and goes on after the event.',
    models: [process('p', racing, chain('g', catchEvent('t', duration('PT1H')), userTask('b')))],
    steps: [
      startInstance('p'),
      modify([{ type: 'startBeforeActivity', activityId: 'm' }]),
      modify([{ type: 'cancel', activityId: 'g' }]),
      correlate('go'),
    ],
  },
  {
    id: 'terminate-end-of-the-process-sweeps-everything',
    feature: 'terminate end',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), userTask('a'), end('x', terminate())),
        chain('f', subProcess('sub', chain(start('t'), externalTask('b'), end('u'))), userTask('after')),
        chain(boundary('late', 'sub', duration('PT1H')), end('l')),
        chain('f', callActivity('call', 'child')),
        chain('f', catchEvent('m', message('go'))),
        eventSubProcess('on', chain(start('g', message('note'), { isInterrupting: false }), userTask('c'), end('h'))),
      ),
      process('child', chain(start('cs'), userTask('d'), end('ce'))),
    ],
    steps: [startInstance('p'), correlate('note'), completeTask('a')],
  },
  {
    id: 'terminate-end-of-a-subprocess-goes-on-after-it',
    feature: 'terminate end',
    models: [
      process(
        'p',
        chain(
          start('s'),
          parallel('f'),
          subProcess(
            'sub',
            inputOutput({ own: '1' }, { x: '${own}' }),
            chain(start('t'), parallel('g'), userTask('a'), end('x', terminate())),
            chain('g', userTask('b')),
          ),
          userTask('after'),
        ),
        chain('f', userTask('c')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a', { own: 2 })],
  },
  {
    id: 'terminate-end-of-a-nested-subprocess',
    feature: 'terminate end',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'outer',
            chain(
              start('o'),
              parallel('f'),
              subProcess('inner', chain(start('t'), userTask('a'), end('x', terminate()))),
              userTask('after'),
            ),
            chain('f', userTask('b'), end('y', terminate())),
          ),
          userTask('last'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'terminate-end-of-an-event-subprocess',
    feature: 'terminate end',
    rule: 'A terminate end event in an event subprocess ends that event subprocess alone.',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e')),
        eventSubProcess(
          'on',
          chain(
            start('g', message('note'), { isInterrupting: false }),
            parallel('f'),
            userTask('b'),
            end('x', terminate()),
          ),
          chain('f', userTask('c')),
        ),
      ),
    ],
    steps: [startInstance('p'), correlate('note'), completeTask('b'), completeTask('a')],
  },
  {
    id: 'terminate-end-of-one-repetition',
    feature: 'terminate end',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            multiInstance(cardinality('2')),
            chain(start('t'), parallel('f'), userTask('a'), end('x', terminate())),
            chain('f', userTask('b')),
          ),
          userTask('after'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('a')],
  },
  {
    id: 'terminate-end-behind-a-job',
    feature: 'terminate end',
    rule: 'A terminate end event interrupts its scope before its own asynchronous continuation, not after it.',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), userTask('b'), end('x', terminate(), asyncBefore)),
        chain('f', userTask('a')),
      ),
    ],
    steps: [startInstance('p'), completeTask('b'), runDueJobs()],
  },
  {
    id: 'terminate-end-behind-a-job-right-after-the-split',
    feature: 'terminate end',
    rule: 'Ways of a split after the one that ends the scope are not begun.',
    models: [
      process('p', chain(start('s'), parallel('f'), end('x', terminate(), asyncBefore)), chain('f', userTask('a'))),
    ],
    steps: [startInstance('p'), runDueJobs()],
  },
  {
    id: 'link-goes-from-throw-to-catch',
    feature: 'link events',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), throwEvent('to', link('L'))),
        chain(catchEvent('from', link('L')), userTask('b'), end('e')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b')],
  },
  {
    id: 'link-from-two-throws-and-back-in-a-loop',
    feature: 'link events',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), throwEvent('to1', link('L'))),
        chain('f', throwEvent('to2', link('L'))),
        chain(catchEvent('from', link('L')), userTask('b'), exclusive('g', { default: 'g-e' })),
        flow('g', 'again', when('${again}')),
        flow('g', 'e'),
        throwEvent('again', link('L')),
        end('e'),
      ),
    ],
    steps: [
      startInstance('p', { again: true }),
      completeTask('b'),
      completeTask('b', { again: false }),
      completeTask('b'),
    ],
  },
  {
    id: 'link-catch-makes-a-job-but-the-throw-does-not',
    feature: 'link events',
    models: [
      process(
        'p',
        chain(start('s'), throwEvent('to', link('L'), asyncBefore)),
        chain(catchEvent('from', link('L'), asyncBefore), userTask('b')),
      ),
    ],
    steps: [startInstance('p'), runDueJobs(), runDueJobs()],
  },
  {
    id: 'link-inside-a-subprocess',
    feature: 'link events',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), throwEvent('to', link('L'))),
            chain(catchEvent('from', link('L')), userTask('b'), end('u')),
          ),
          end('e'),
        ),
        chain(boundary('late', 'sub', duration('PT1H')), end('l')),
      ),
    ],
    steps: [startInstance('p'), completeTask('b')],
  },
  {
    id: 'link-without-a-target-is-refused',
    feature: 'deployment refusal',
    models: [process('p', chain(start('s'), throwEvent('to', link('L'))))],
    steps: [],
  },
  {
    id: 'link-to-another-scope-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), subProcess('sub', chain(start('t'), throwEvent('to', link('L')))), end('e')),
        chain(catchEvent('from', link('L')), end('f')),
      ),
    ],
    steps: [],
  },
  {
    id: 'link-with-two-targets-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), throwEvent('to', link('L'))),
        chain(catchEvent('from', link('L')), end('f')),
        chain(catchEvent('from2', link('L')), end('g')),
      ),
    ],
    steps: [],
  },
]);

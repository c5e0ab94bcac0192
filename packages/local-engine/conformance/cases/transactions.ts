import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import {
  boundary,
  cancel,
  cardinality,
  compensate,
  condition,
  duration,
  end,
  error,
  eventSubProcess,
  exclusive,
  externalTask,
  type Fragment,
  flow,
  inputOutput,
  multiInstance,
  type Part,
  parallel,
  process,
  start,
  subProcess,
  throwEvent,
  transaction,
  userTask,
  when,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import { advanceAndRun, completeTask, deleteInstance, startInstance, throwError, work } from '../steps.ts';

/** Task a, then the end or, when asked for, the cancel end. */
const choice = (...parts: readonly Part[]) =>
  transaction(
    'tx',
    chain(start('t'), userTask('a'), exclusive('g', { default: 'g-u' })),
    flow('g', 'x', when('${wrong}')),
    flow('g', 'u'),
    end('u'),
    end('x', cancel()),
    undo('a'),
    parts,
  );
const around = (tx: Fragment, ...parts: readonly Part[]) =>
  process(
    'p',
    chain(start('s'), tx, userTask('after'), end('e')),
    chain(boundary('canceled', 'tx', cancel()), userTask('c'), end('f')),
    parts,
  );

/** Transaction subprocesses. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'transaction-that-is-not-cancelled',
    feature: 'transaction',
    models: [around(choice())],
    steps: [startInstance('p', { wrong: false }), completeTask('a'), completeTask('after')],
  },
  {
    id: 'transaction-is-cancelled-after-its-compensation',
    feature: 'cancel end',
    models: [around(choice(inputOutput({ own: '1' })))],
    steps: [
      startInstance('p', { wrong: true }),
      completeTask('a', { own: 2, v: 3 }),
      work('undo-a', { w: 4 }),
      completeTask('c'),
    ],
  },
  {
    id: 'transaction-is-cancelled-with-nothing-to-undo',
    feature: 'cancel boundary',
    models: [
      process(
        'p',
        chain(
          start('s'),
          transaction('tx', chain(start('t'), userTask('a'), end('x', cancel()))),
          userTask('after'),
          end('e'),
        ),
        chain(boundary('canceled', 'tx', cancel()), userTask('c'), end('f')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('c')],
  },
  {
    id: 'transaction-cancel-without-boundary-fails-when-it-is-reached',
    feature: 'cancel end',
    models: [process('p', chain(start('s'), choice(), userTask('after'), end('e')))],
    steps: [startInstance('p', { wrong: true }), completeTask('a')],
  },
  {
    id: 'transaction-cancel-ends-concurrent-branches',
    feature: 'transaction',
    models: [
      around(
        transaction(
          'tx',
          chain(start('t'), parallel('f1'), userTask('a'), userTask('b'), end('x', cancel())),
          chain('f1', externalTask('d'), end('u')),
          chain(
            'f1',
            subProcess('inner', chain(start('i'), userTask('i1'), userTask('i2'), end('k')), undo('i1')),
            end('v'),
          ),
          undo('a'),
          undo('d'),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('i1'),
      completeTask('b'),
      work('undo-a'),
      completeTask('c'),
    ],
  },
  {
    id: 'transaction-that-succeeded-is-compensated-later',
    feature: 'transaction',
    models: [
      process(
        'p',
        chain(start('s'), choice(inputOutput({ own: '1' })), userTask('after'), end('e', compensate())),
        chain(boundary('canceled', 'tx', cancel()), end('f')),
      ),
    ],
    steps: [startInstance('p', { wrong: false }), completeTask('a', { own: 2 }), completeTask('after'), work('undo-a')],
  },
  {
    id: 'transaction-left-by-an-error-is-not-compensated',
    feature: 'transaction',
    models: [
      around(
        transaction('tx', chain(start('t'), userTask('a'), externalTask('b'), end('u')), undo('a')),
        chain(boundary('caught', 'tx', error('E1')), userTask('d'), end('h', compensate())),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), throwError('b', 'E1'), completeTask('d')],
  },
  {
    id: 'transaction-timer-while-it-is-compensated',
    feature: 'timer boundary',
    rule: 'A cancel end event ends the timers on its transaction at once, also while handlers still run.',
    models: [around(choice(), chain(boundary('late', 'tx', duration('PT1H')), userTask('d'), end('h')))],
    steps: [startInstance('p', { wrong: true }), completeTask('a'), ...advanceAndRun(3600)],
  },
  {
    id: 'transaction-repeated-one-is-cancelled',
    feature: 'transaction',
    models: [around(choice(multiInstance(cardinality('2'))))],
    steps: [
      startInstance('p', { wrong: false }),
      completeTask('a'),
      completeTask('a', { wrong: true }),
      work('undo-a'),
    ],
  },
  {
    id: 'transaction-in-a-transaction',
    feature: 'transaction',
    models: [
      around(
        transaction(
          'tx',
          chain(
            start('t'),
            userTask('a'),
            transaction('in', chain(start('i'), userTask('b'), end('ix', cancel())), undo('b')),
            end('u'),
          ),
          chain(boundary('in-canceled', 'in', cancel()), userTask('d'), end('x', cancel())),
          undo('a'),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('b'),
      work('undo-b'),
      completeTask('d'),
      work('undo-a'),
      completeTask('c'),
    ],
  },
  {
    id: 'transaction-cancel-with-an-event-subprocess-beside',
    feature: 'transaction',
    models: [
      around(
        choice(
          eventSubProcess(
            'on',
            chain(start('i', condition('${note}'), { isInterrupting: false }), userTask('n'), end('k')),
          ),
        ),
      ),
    ],
    steps: [startInstance('p', { wrong: true, note: true }), completeTask('a'), work('undo-a')],
  },
  {
    id: 'transaction-is-deleted-while-it-is-compensated',
    feature: 'instance deletion',
    models: [around(choice())],
    steps: [startInstance('p', { wrong: true }), completeTask('a'), deleteInstance()],
  },
  {
    id: 'transaction-compensates-itself-by-a-throw',
    feature: 'compensation throw',
    models: [
      around(
        transaction(
          'tx',
          chain(start('t'), userTask('a'), throwEvent('th', compensate('a')), userTask('b'), end('x', cancel())),
          undo('a'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), work('undo-a'), completeTask('b')],
  },
  {
    id: 'transaction-cancel-end-elsewhere-is-refused',
    feature: 'deployment refusal',
    models: [process('p', chain(start('s'), userTask('a'), end('x', cancel())))],
    steps: [],
  },
  {
    id: 'transaction-cancel-boundary-elsewhere-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), subProcess('sub', chain(start('t'), end('u'))), end('e')),
        chain(boundary('b', 'sub', cancel()), end('f')),
      ),
    ],
    steps: [],
  },
]);

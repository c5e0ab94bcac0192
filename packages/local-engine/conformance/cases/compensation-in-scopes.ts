import { type ConformanceCase, defineCases } from '../case.ts';
import { listValue } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  boundary,
  compensate,
  duration,
  end,
  error,
  eventSubProcess,
  externalTask,
  inputOutput,
  multiInstance,
  type Part,
  process,
  start,
  subProcess,
  throwEvent,
  userTask,
} from '../models/index.ts';
import { forCompensation, undo } from '../models/undo.ts';
import {
  advanceAndRun,
  completeTask,
  deleteInstance,
  quietly,
  setVariables,
  startInstance,
  throwError,
  work,
} from '../steps.ts';

const thrown = (activityRef?: string, ...parts: readonly Part[]) =>
  throwEvent('throw', compensate(activityRef, ...parts));
const bookings = (...parts: readonly Part[]) =>
  subProcess('sub', chain(start('t'), userTask('a'), userTask('b'), end('u')), undo('a'), undo('b'), ...parts);

/** Compensation of and in subprocesses, repeated activities and interrupted scopes. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'compensation-of-a-finished-subprocess-sees-its-variables-as-they-were',
    feature: 'compensation',
    rule: 'Handlers inside a finished subprocess see its local variables as they were when it ended.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          bookings(inputOutput({ own: '${outer}' })),
          userTask('c'),
          thrown(),
          userTask('after'),
          end('e'),
        ),
      ),
    ],
    steps: [
      startInstance('p', { outer: 'first' }),
      completeTask('a', { own: 'changed', fresh: 1 }),
      completeTask('b'),
      setVariables({ outer: 'second', own: 'of the process' }),
      completeTask('c'),
      work('undo-a', { own: 'by the handler', fresh: 2 }),
      work('undo-b'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-of-a-subprocess-by-its-own-handler',
    feature: 'compensation boundary',
    models: [
      process(
        'p',
        chain(start('s'), bookings(), userTask('c'), thrown('sub'), userTask('after'), end('e')),
        undo('sub'),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('b'), completeTask('c'), work('undo-sub')],
  },
  {
    id: 'compensation-of-a-subprocess-by-name-undoes-what-is-inside',
    feature: 'compensation throw',
    models: [
      process('p', chain(start('s'), bookings(), userTask('c'), thrown('sub'), userTask('after'), end('e')), undo('c')),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('b'),
      completeTask('c'),
      work('undo-a'),
      work('undo-b'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-inside-a-subprocess-stays-inside',
    feature: 'compensation throw',
    models: [
      process(
        'p',
        chain(
          start('s'),
          userTask('c'),
          subProcess('sub', chain(start('t'), userTask('a'), thrown(), end('u')), undo('a')),
          userTask('after'),
          end('e', compensate()),
        ),
        undo('c'),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('c'),
      completeTask('a'),
      work('undo-a'),
      completeTask('after'),
      work('undo-c'),
    ],
  },
  {
    id: 'compensation-start-event-subprocess-replaces-the-default',
    feature: 'compensation event subprocess',
    models: [
      process(
        'p',
        chain(
          start('s'),
          bookings(
            inputOutput({ own: '1' }),
            eventSubProcess(
              'on',
              chain(start('g', compensate()), userTask('decide'), throwEvent('inner', compensate('b')), end('h')),
            ),
          ),
          userTask('c'),
          thrown(),
          userTask('after'),
          end('e'),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('b'),
      completeTask('c'),
      completeTask('decide', { own: 2 }),
      work('undo-b'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-start-event-subprocess-of-a-process-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e')),
        undo('a'),
        eventSubProcess('on', chain(start('g', compensate()), end('h'))),
      ),
    ],
    steps: [],
  },
  {
    id: 'compensation-nested-subprocesses',
    feature: 'compensation',
    rule: 'Handlers of nested subprocesses all begin at once; where the activity tree shows them is undefined, so nothing is read in between.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'outer',
            chain(start('o'), bookings(), userTask('d'), end('x')),
            undo('d'),
            inputOutput({ level: 'outer' }),
          ),
          userTask('c'),
          thrown(),
          userTask('after'),
          end('e'),
        ),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('b'),
      completeTask('d'),
      quietly(completeTask('c')),
      work('undo-b').map(quietly),
      work('undo-d').map(quietly),
      work('undo-a'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-handler-that-is-a-subprocess',
    feature: 'compensation boundary',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), thrown(), userTask('after'), end('e')),
        undo(
          'a',
          subProcess('undo-a', forCompensation, chain(start('t'), userTask('u1'), externalTask('u2'), end('u'))),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), completeTask('u1', { v: 1 }), work('u2'), completeTask('after')],
  },
  {
    id: 'compensation-of-a-repeated-subprocess-with-its-items',
    feature: 'compensation',
    rule: 'The element variable is gone when a finished repetition is compensated.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            multiInstance({ 'camunda:collection': 'items', 'camunda:elementVariable': 'item' }),
            chain(start('t'), userTask('a'), end('u')),
            undo('a', externalTask('undo-a', forCompensation, inputOutput({ own: '${item}' }))),
          ),
          userTask('c'),
          thrown(),
          userTask('after'),
          end('e'),
        ),
      ),
    ],
    steps: [
      startInstance('p', { items: listValue(['x', 'y']) }),
      completeTask('a'),
      completeTask('a'),
      completeTask('c'),
      setVariables({ item: 'outer' }),
      completeTask('c'),
      work('undo-a'),
      work('undo-a'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-from-an-error-boundary',
    feature: 'compensation',
    rule: 'A subprocess that was interrupted by an error is not compensated, what it had finished neither.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          userTask('c'),
          subProcess('sub', chain(start('t'), userTask('a'), externalTask('b'), end('u')), undo('a')),
          end('e'),
        ),
        chain(boundary('caught', 'sub', error('E1')), thrown(), userTask('after'), end('f')),
        undo('c'),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('c'),
      completeTask('a'),
      throwError('b', 'E1'),
      work('undo-c'),
      completeTask('after'),
    ],
  },
  {
    id: 'compensation-from-an-error-event-subprocess-reaches-its-scope',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), userTask('a'), externalTask('b'), end('u')),
            undo('a'),
            eventSubProcess('on', chain(start('g', error('E1')), thrown(), userTask('after'), end('h'))),
          ),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), throwError('b', 'E1'), work('undo-a'), completeTask('after')],
  },
  {
    id: 'compensation-handler-fails-with-an-error',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(start('s'), subProcess('sub', chain(start('t'), userTask('a'), thrown(), end('u')), undo('a')), end('e')),
        chain(boundary('caught', 'sub', error('E1')), userTask('c'), end('f')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a'), throwError('undo-a', 'E1')],
  },
  {
    id: 'compensation-interrupted-by-a-timer',
    feature: 'compensation',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess('sub', chain(start('t'), userTask('a'), userTask('b'), thrown(), end('u')), undo('a'), undo('b')),
          end('e'),
        ),
        chain(boundary('late', 'sub', duration('PT1H')), userTask('c'), end('f')),
      ),
    ],
    steps: [
      startInstance('p'),
      completeTask('a'),
      completeTask('b'),
      work('undo-a'),
      ...advanceAndRun(3600),
      completeTask('c'),
    ],
  },
  {
    id: 'compensation-in-the-middle-is-deleted',
    feature: 'instance deletion',
    models: [process('p', chain(start('s'), bookings(), thrown(), end('e')))],
    steps: [startInstance('p'), completeTask('a'), completeTask('b'), work('undo-a'), deleteInstance()],
  },
]);

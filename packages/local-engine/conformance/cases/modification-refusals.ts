import { type ConformanceCase, defineCases } from '../case.ts';
import {
  boundary,
  cardinality,
  compensate,
  condition,
  end,
  escalation,
  eventSubProcess,
  externalTask,
  message,
  multiInstance,
  parallel,
  path,
  process,
  start,
  subProcess,
  throwEvent,
  userTask,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import {
  call,
  completeTask,
  fail,
  modify,
  quietly,
  sendMessage,
  setVariables,
  startInstance,
  suspendInstance,
  work,
} from '../steps.ts';

const before = (activityId: string, more = {}) => ({ type: 'startBeforeActivity', activityId, ...more });
const after = (activityId: string, more = {}) => ({ type: 'startAfterActivity', activityId, ...more });
const onFlow = (transitionId: string, more = {}) => ({ type: 'startTransition', transitionId, ...more });
const cancelAll = (activityId: string) => ({ type: 'cancel', activityId });
const int = (value: number, local = false) => ({ value, type: 'Integer', local });
const begin = (variables = {}) => quietly(startInstance('p', variables));

const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));

/** What a modification is refused for, and modifications that meet events, compensation, incidents and failures. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'modification-of-unknown-elements-is-refused',
    feature: 'modification',
    models: [two],
    steps: [
      begin(),
      modify([before('nowhere')]),
      modify([after('nowhere')]),
      modify([onFlow('nowhere')]),
      modify([after('e')]),
      modify([cancelAll('nowhere')]),
      modify([{ type: 'cancel', activityInstanceId: 'nowhere' }]),
      modify([{ type: 'cancel', transitionInstanceId: 'nowhere' }]),
      modify([before('b')], {}, 'nowhere'),
    ],
  },
  {
    id: 'modification-with-malformed-instructions-is-refused',
    feature: 'modification',
    models: [two],
    steps: [
      begin(),
      modify([{ type: 'startBeforeActivity' }]),
      modify([{ type: 'startAfterActivity' }]),
      modify([{ type: 'startTransition' }]),
      modify([{ type: 'cancel' }]),
      modify([{ type: 'cancel', activityId: 'a', activityInstanceId: 'b' }]),
      modify([]),
      modify([before('b', { variables: { v: { value: 'x', type: 'Integer' } } })]),
    ],
  },
  {
    id: 'modification-that-fails-late-changes-nothing',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([cancelAll('a'), before('b'), before('nowhere')])],
  },
  {
    id: 'modification-cancels-what-an-earlier-instruction-cancelled',
    feature: 'modification',
    models: [two],
    steps: [
      begin(),
      modify([cancelAll('a'), { type: 'cancel', activityInstanceId: '{{activityInstance:a}}' }]),
      modify([cancelAll('a'), cancelAll('a'), before('b')]),
    ],
  },
  {
    id: 'modification-start-after-an-activity-with-two-flows-is-refused',
    feature: 'modification',
    models: [
      process('p', start('s'), parallel('g'), userTask('a'), userTask('b'), path('s', 'g', 'a'), [path('g', 'b')]),
    ],
    steps: [begin(), modify([after('g')]), modify([before('g')])],
  },
  {
    id: 'modification-of-a-suspended-instance',
    feature: 'modification',
    models: [two],
    steps: [begin(), suspendInstance(true), modify([before('b')]), modify([cancelAll('a')])],
  },
  {
    id: 'modification-cancels-a-task-of-a-suspended-instance-and-starts-nothing',
    feature: 'modification',
    models: [two],
    steps: [begin(), modify([before('b')]), suspendInstance(true), modify([cancelAll('a')]), suspendInstance(false)],
  },
  {
    id: 'modification-cancels-an-external-task-with-an-incident',
    feature: 'modification',
    models: [process('p', start('s'), externalTask('a'), userTask('b'), path('s', 'a', 'b'))],
    steps: [begin(), fail('a'), modify([before('a')]), modify([cancelAll('a'), before('b')])],
  },
  {
    id: 'modification-keeps-an-incident-when-the-tree-grows',
    feature: 'modification',
    models: [process('p', start('s'), externalTask('a'), userTask('b'), path('s', 'a', 'b'))],
    steps: [begin(), fail('a'), modify([before('b')]), modify([cancelAll('b')])],
  },
  {
    id: 'modification-start-of-a-compensation-boundary-event-is-refused',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        externalTask('a'),
        undo('a'),
        userTask('b'),
        throwEvent('t', compensate()),
        end('e'),
        path('s', 'a', 'b', 't', 'e'),
      ),
    ],
    steps: [
      begin(),
      modify([before('cb-a')]),
      work('a'),
      modify([before('undo-a')]),
      modify([before('t')]),
      modify([cancelAll('t')]),
    ],
  },
  {
    id: 'modification-cancels-everything-beside-an-event-scope',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('si'), externalTask('a'), undo('a'), path('si', 'a')),
        userTask('b'),
        throwEvent('t', compensate()),
        end('e'),
        path('s', 'sub', 'b', 't', 'e'),
      ),
    ],
    steps: [begin({ v: 1 }), work('a'), modify([cancelAll('b'), before('t')]), modify([cancelAll('t')])],
  },
  {
    id: 'modification-cancels-the-last-task-beside-an-event-scope',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('si'), externalTask('a'), undo('a'), path('si', 'a')),
        userTask('b'),
        end('e'),
        path('s', 'sub', 'b', 'e'),
      ),
    ],
    steps: [begin({ v: 1 }), work('a'), modify([cancelAll('b')])],
  },
  {
    id: 'modification-with-variables-fires-conditions',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        userTask('b'),
        end('e'),
        path('s', 'a', 'b', 'e'),
        eventSubProcess(
          'es',
          start('es-s', { isInterrupting: false }, condition('${v > 1}')),
          userTask('h'),
          path('es-s', 'h'),
        ),
      ),
    ],
    steps: [begin({ v: 1 }), modify([before('b', { variables: { v: int(2) } })]), setVariables({ v: 3 })],
  },
  {
    id: 'modification-interrupts-by-a-condition-that-its-variables-meet',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        userTask('b'),
        end('e'),
        path('s', 'a', 'b', 'e'),
        eventSubProcess('es', start('es-s', condition('${v > 1}')), userTask('h'), path('es-s', 'h')),
      ),
    ],
    steps: [begin({ v: 1 }), modify([before('b', { variables: { v: int(2) } })])],
  },
  {
    id: 'modification-start-in-a-subprocess-that-escalates',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        subProcess('sub', start('si'), userTask('x'), end('up', escalation('E')), path('si', 'x', 'up')),
        boundary('caught', 'sub', escalation('E')),
        userTask('h'),
        end('e'),
        path('s', 'a', 'sub', 'e'),
        path('caught', 'h'),
      ),
    ],
    steps: [begin(), modify([before('up')]), modify([cancelAll('a'), before('x')]), completeTask('x')],
  },
  {
    id: 'modification-starts-again-what-an-event-subprocess-interrupted',
    feature: 'modification',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        end('e'),
        path('s', 'a', 'e'),
        eventSubProcess('es', start('es-s', message('m')), userTask('h'), path('es-s', 'h')),
      ),
    ],
    steps: [begin(), sendMessage('m'), modify([before('a')]), modify([cancelAll('h')]), completeTask('a')],
  },
  {
    id: 'modification-in-a-body-with-finished-instances',
    feature: 'modification',
    models: [
      process('p', start('s'), userTask('a', multiInstance(cardinality('3'))), userTask('b'), path('s', 'a', 'b')),
    ],
    steps: [
      begin(),
      completeTask('a'),
      modify([before('a', { variables: { l: int(1, true) } })]),
      modify([{ type: 'cancel', activityInstanceId: '{{activityInstance:a}}' }]),
      modify([cancelAll('a')]),
    ],
  },
  {
    id: 'modification-asks-nothing-of-its-annotation',
    feature: 'modification',
    models: [two],
    steps: [
      begin(),
      modify([before('b')], { annotation: 'moved by hand', skipCustomListeners: true }),
      call('POST', '/process-instance/{{instance}}/modification', {}),
    ],
  },
]);

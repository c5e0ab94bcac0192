import { type ConformanceCase, defineCases } from '../case.ts';
import {
  boundary,
  callActivity,
  end,
  escalation,
  eventSubProcess,
  extension,
  parallel,
  path,
  process,
  start,
  subProcess,
  throwEvent,
  userTask,
} from '../models/index.ts';
import { completeTask, quietly, startInstance, userTaskAction } from '../steps.ts';

const begin = quietly(startInstance('p'));

/** A subprocess that escalates half way, with one boundary event. */
const escalating = (...boundaryParts: Parameters<typeof boundary>[2][]) =>
  process(
    'p',
    start('s'),
    subProcess(
      'sub',
      start('s2'),
      userTask('a'),
      throwEvent('t', escalation('C1')),
      userTask('b'),
      end('e2'),
      path('s2', 'a', 't', 'b', 'e2'),
    ),
    boundary('caught', 'sub', ...boundaryParts),
    userTask('after'),
    userTask('told'),
    path('s', 'sub', 'after'),
    path('caught', 'told'),
  );

/** Escalations. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'escalation-boundary-that-interrupts',
    feature: 'escalation boundary',
    models: [escalating(escalation('C1'))],
    steps: [begin, completeTask('a')],
  },
  {
    id: 'escalation-boundary-that-does-not-interrupt',
    feature: 'escalation boundary',
    models: [escalating({ cancelActivity: false }, escalation('C1', { 'camunda:escalationCodeVariable': 'code' }))],
    steps: [begin, completeTask('a'), completeTask('told'), completeTask('b')],
  },
  {
    id: 'escalation-boundary-without-a-code-catches-all',
    feature: 'escalation boundary',
    models: [escalating({ cancelActivity: false }, escalation())],
    steps: [begin, completeTask('a')],
  },
  {
    id: 'escalation-that-nothing-catches-is-ignored',
    feature: 'escalation throw',
    rule: 'An uncaught escalation by event is ignored.',
    models: [escalating(escalation('C2'))],
    steps: [begin, completeTask('a'), completeTask('b')],
  },
  {
    id: 'escalation-end-is-caught-at-the-boundary',
    feature: 'escalation end',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          start('s2'),
          parallel('f'),
          userTask('a'),
          userTask('b'),
          end('t', escalation('C1')),
          path('s2', 'f', 'a', 't'),
          path('f', 'b'),
        ),
        boundary('caught', 'sub', { cancelActivity: false }, escalation('C1')),
        userTask('after'),
        userTask('told'),
        path('s', 'sub', 'after'),
        path('caught', 'told'),
      ),
    ],
    steps: [begin, completeTask('a'), completeTask('b')],
  },
  {
    id: 'escalation-event-subprocess-that-interrupts',
    feature: 'escalation event subprocess',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          start('s2'),
          userTask('a'),
          throwEvent('t', escalation('C1')),
          userTask('b'),
          path('s2', 'a', 't', 'b'),
        ),
        path('s', 'sub'),
        eventSubProcess('handler', start('caught', escalation('C1')), userTask('told'), path('caught', 'told')),
      ),
    ],
    steps: [begin, completeTask('a'), completeTask('told')],
  },
  {
    id: 'escalation-event-subprocess-that-does-not-interrupt',
    feature: 'escalation event subprocess',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          start('s2'),
          userTask('a'),
          throwEvent('t', escalation('C1')),
          userTask('b'),
          path('s2', 'a', 't', 'b'),
        ),
        path('s', 'sub'),
        eventSubProcess(
          'handler',
          start('caught', { isInterrupting: false }, escalation('C1')),
          userTask('told'),
          path('caught', 'told'),
        ),
      ),
    ],
    steps: [begin, completeTask('a'), completeTask('told'), completeTask('b')],
  },
  {
    id: 'escalation-of-a-called-process-reaches-the-call-activity',
    feature: 'escalation boundary',
    models: [
      process(
        'p',
        start('s'),
        callActivity('call', 'child', extension('out', { variables: 'all' })),
        boundary('caught', 'call', { cancelActivity: false }, escalation('C1')),
        userTask('told'),
        userTask('after'),
        path('s', 'call', 'after'),
        path('caught', 'told'),
      ),
      process(
        'child',
        start('s'),
        userTask('a'),
        throwEvent('t', escalation('C1')),
        userTask('b'),
        path('s', 'a', 't', 'b'),
      ),
    ],
    steps: [begin, completeTask('a', { v: 1 }), completeTask('b')],
  },
  {
    id: 'escalation-by-the-task-api',
    feature: 'task API',
    rule: 'An escalation by the task API that nothing catches is 500.',
    models: [
      process(
        'p',
        start('s'),
        userTask('t'),
        boundary('soft', 't', { cancelActivity: false }, escalation('C1')),
        boundary('hard', 't', escalation('C2')),
        userTask('told'),
        userTask('stopped'),
        path('s', 't'),
        path('soft', 'told'),
        path('hard', 'stopped'),
      ),
    ],
    steps: [
      begin,
      userTaskAction('bpmnEscalation', 't', { escalationCode: 'C3' }),
      userTaskAction('bpmnEscalation', 't', {}),
      userTaskAction('bpmnEscalation', 't', { escalationCode: 'C1', variables: { v: { value: 1, type: 'Integer' } } }),
      userTaskAction('bpmnEscalation', 't', { escalationCode: 'C2' }),
    ],
  },
]);

import { type ConformanceCase, defineCases, type Model } from '../case.ts';
import {
  asyncBefore,
  boundary,
  callActivity,
  cardinality,
  catchEvent,
  condition,
  declare,
  duration,
  end,
  error,
  escalation,
  eventSubProcess,
  exclusive,
  externalTask,
  message,
  multiInstance,
  parallel,
  path,
  process,
  receiveTask,
  signal,
  start,
  subProcess,
  taskOf,
  transaction,
  userTask,
} from '../models/index.ts';
import { undo } from '../models/undo.ts';
import { ask, call, deploy, quietly, startInstance } from '../steps.ts';

const FROM_TO = { sourceProcessDefinitionId: '{{definition:p:v1}}', targetProcessDefinitionId: '{{definition:p:v2}}' };
const to = (from: string, into: string, updateEventTrigger = false) => ({
  sourceActivityIds: [from],
  targetActivityIds: [into],
  updateEventTrigger,
});
const same = (id: string, updateEventTrigger = false) => to(id, id, updateEventTrigger);
const generate = (fields = {}) =>
  ask('/migration/generate', { ...FROM_TO, updateEventTriggers: false, ...fields }, { title: 'generate' });
const validate = (...instructions: object[]) =>
  ask('/migration/validate', { ...FROM_TO, instructions }, { title: 'validate' });
const execute = (instructions: readonly object[], fields = {}, plan = {}) => {
  const migrationPlan = { ...FROM_TO, instructions, ...plan };
  return call(
    'POST',
    '/migration/execute',
    { migrationPlan, processInstanceIds: ['{{instance}}'], ...fields },
    { title: 'execute' },
  );
};
const next = (model: Model) => deploy([model]);

const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));
const everything = process(
  'p',
  start('s'),
  parallel('f'),
  exclusive('x'),
  userTask('a'),
  boundary('a-m', 'a', message('m')),
  boundary('a-t', 'a', duration('PT1H'), { cancelActivity: false }),
  boundary('a-c', 'a', condition('${v > 1}')),
  boundary('a-e', 'a', escalation('E')),
  externalTask('b'),
  boundary('b-err', 'b', error('E1')),
  boundary('b-s', 'b', signal('sig')),
  undo('b'),
  receiveTask('r', 'm2'),
  taskOf('manualTask', 'man'),
  taskOf('manualTask', 'manual-async', asyncBefore),
  catchEvent('cm', message('m3')),
  catchEvent('ct', duration('PT1H')),
  catchEvent('cc', condition('${v > 2}')),
  callActivity('call', 'p'),
  subProcess(
    'sub',
    multiInstance(cardinality('2')),
    start('si'),
    userTask('inside'),
    boundary('inside-t', 'inside', duration('PT2H')),
    path('si', 'inside'),
    eventSubProcess('ies', start('ies-s', signal('sig2')), userTask('ih'), path('ies-s', 'ih')),
  ),
  transaction('tx', start('ts'), userTask('tu'), path('ts', 'tu')),
  end('e'),
  path('s', 'f', 'a', 'b', 'r', 'man', 'manual-async', 'cm', 'ct', 'cc', 'call', 'sub', 'tx', 'x', 'e'),
  eventSubProcess('es', start('es-s', { isInterrupting: false }, message('m4')), userTask('h'), path('es-s', 'h')),
  eventSubProcess('ex', start('ex-s', error('E9')), userTask('xh'), path('ex-s', 'xh')),
);

/** Plans: generated, validated, refused. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'migration-plan-of-everything-that-can-wait',
    feature: 'migration',
    models: [everything],
    steps: [next(everything), generate(), generate({ updateEventTriggers: true })],
  },
  {
    id: 'migration-plan-with-variables',
    feature: 'migration',
    models: [two],
    steps: [next(two), generate({ variables: { v: { value: 1, type: 'Integer' } } })],
  },
  {
    id: 'migration-plan-maps-only-in-the-same-scope',
    feature: 'migration',
    models: [two],
    steps: [
      next(
        process(
          'p',
          start('s'),
          subProcess('sub', start('si'), userTask('a'), path('si', 'a')),
          userTask('b'),
          path('s', 'sub', 'b'),
        ),
      ),
      generate(),
      validate(same('a'), same('b')),
    ],
  },
  {
    id: 'migration-plan-leaves-out-what-changed-its-kind',
    feature: 'migration',
    models: [two],
    steps: [
      next(process('p', start('s'), externalTask('a'), receiveTask('b', 'm'), path('s', 'a', 'b'))),
      generate(),
      validate(same('a')),
      validate(same('b')),
      validate(to('a', 's')),
      validate(to('s', 'a')),
      validate(to('e', 'b')),
    ],
  },
  {
    id: 'migration-plan-leaves-out-a-body-that-comes-or-goes',
    feature: 'migration',
    models: [two],
    steps: [
      next(
        process('p', start('s'), userTask('a', multiInstance(cardinality('2'))), userTask('b'), path('s', 'a', 'b')),
      ),
      generate(),
      validate(same('a')),
      generate({
        sourceProcessDefinitionId: '{{definition:p:v2}}',
        targetProcessDefinitionId: '{{definition:p:v1}}',
      }),
      ask('/migration/validate', {
        sourceProcessDefinitionId: '{{definition:p:v2}}',
        targetProcessDefinitionId: '{{definition:p:v2}}',
        instructions: [same('a#multiInstanceBody')],
      }),
      ask('/migration/validate', {
        sourceProcessDefinitionId: '{{definition:p:v2}}',
        targetProcessDefinitionId: '{{definition:p:v1}}',
        instructions: [to('a#multiInstanceBody', 'a')],
      }),
    ],
  },
  {
    id: 'migration-plan-with-unknown-activities',
    feature: 'migration',
    models: [two],
    steps: [
      next(two),
      validate(same('nowhere')),
      validate(to('a', 'nowhere')),
      validate({ sourceActivityIds: [null], targetActivityIds: [null] }),
      validate(same('a'), same('nowhere')),
    ],
  },
  {
    id: 'migration-plan-that-maps-twice',
    feature: 'migration',
    models: [two],
    steps: [next(two), validate(same('a'), to('a', 'b')), validate(to('a', 'b'), to('b', 'b'))],
  },
  {
    id: 'migration-plan-with-events-of-other-kinds-and-hosts',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        boundary('m', 'a', message('m')),
        boundary('c', 'a', condition('${v > 1}')),
        userTask('b'),
        path('s', 'a', 'b'),
      ),
    ],
    steps: [
      next(
        process(
          'p',
          start('s'),
          userTask('a'),
          boundary('t', 'a', duration('PT1H')),
          boundary('c', 'a', condition('${v > 1}')),
          userTask('b'),
          boundary('m', 'b', message('m')),
          path('s', 'a', 'b'),
        ),
      ),
      generate(),
      validate(same('a'), to('m', 't')),
      validate(same('a'), same('m')),
      validate(same('m')),
      validate(same('a', true)),
      validate(same('a'), same('c')),
      validate(same('a'), same('c', true)),
      validate(to('m', 'a')),
    ],
  },
  {
    id: 'migration-plan-with-gateways',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        userTask('a'),
        userTask('b'),
        parallel('j'),
        path('s', 'f', 'a', 'j'),
        path('f', 'b', 'j'),
      ),
    ],
    steps: [
      next(process('p', start('s'), parallel('f'), userTask('a'), parallel('j'), path('s', 'f', 'a', 'j'))),
      generate(),
      validate(same('j')),
      validate(to('f', 'j'), same('j')),
    ],
  },
  {
    id: 'migration-plan-that-turns-scopes-inside-out',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        subProcess('one', start('si'), subProcess('in', start('sj'), userTask('a'), path('sj', 'a')), path('si', 'in')),
        path('s', 'one'),
      ),
    ],
    steps: [
      next(
        process(
          'p',
          start('s'),
          subProcess(
            'in',
            start('si'),
            subProcess('one', start('sj'), userTask('a'), path('sj', 'a')),
            path('si', 'one'),
          ),
          path('s', 'in'),
        ),
      ),
      generate(),
      validate(same('one'), same('in'), same('a')),
      validate(same('one'), same('a')),
      validate(same('in'), same('a')),
    ],
  },
  {
    id: 'migration-plan-with-event-subprocesses-of-other-scopes',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', start('si'), userTask('a'), path('si', 'a')),
        path('s', 'sub'),
        eventSubProcess('es', start('es-s', message('m')), userTask('h'), path('es-s', 'h')),
      ),
    ],
    steps: [
      next(
        process(
          'p',
          start('s'),
          subProcess(
            'sub',
            start('si'),
            userTask('a'),
            path('si', 'a'),
            eventSubProcess('es', start('es-s', message('m')), userTask('h'), path('es-s', 'h')),
          ),
          path('s', 'sub'),
        ),
      ),
      generate(),
      validate(same('es'), same('es-s')),
      validate(same('es')),
      validate(to('sub', 'es'), to('a', 'h')),
    ],
  },
  {
    id: 'migration-plan-for-unknown-definitions',
    feature: 'migration',
    models: [two],
    steps: [
      next(two),
      generate({ sourceProcessDefinitionId: 'unknown' }),
      generate({ targetProcessDefinitionId: 'unknown' }),
      generate({ sourceProcessDefinitionId: null }),
      ask('/migration/validate', { ...FROM_TO, sourceProcessDefinitionId: 'unknown', instructions: [] }),
      ask('/migration/validate', { ...FROM_TO, targetProcessDefinitionId: null, instructions: [] }),
      ask('/migration/validate', FROM_TO),
    ],
  },
  {
    id: 'migration-by-a-plan-that-is-not-valid',
    feature: 'migration',
    models: [two],
    steps: [
      quietly(startInstance('p')),
      next(process('p', start('s'), externalTask('a'), userTask('b'), path('s', 'a', 'b'))),
      execute([same('a')]),
      execute([same('nowhere')]),
      execute([same('b')], {}, { sourceProcessDefinitionId: 'unknown' }),
    ],
  },
  {
    id: 'migration-of-instances-that-cannot',
    feature: 'migration',
    models: [two],
    steps: [
      quietly(startInstance('p')),
      next(two),
      execute([same('b')]),
      execute([same('a')], { processInstanceIds: ['unknown'] }),
      execute([same('a')], { processInstanceIds: [] }),
      execute([same('a')], { processInstanceIds: null }),
      execute([same('a')]),
      execute([same('a')]),
    ],
  },
  {
    id: 'migration-of-instances-by-a-query',
    feature: 'migration',
    models: [two],
    steps: [
      quietly(startInstance('p', {}, { businessKey: 'k1' })),
      quietly(startInstance('p', {}, { businessKey: 'k2' })),
      next(two),
      execute([same('a')], { processInstanceIds: null, processInstanceQuery: { businessKey: 'k2' } }),
      ask('/process-instance', { processDefinitionId: '{{definition:p:v2}}' }),
    ],
  },
  {
    id: 'migration-of-activities-that-are-not-supported',
    feature: 'migration',
    models: [
      process(
        'p',
        declare('message', 'message-m', { name: 'm' }),
        start('s'),
        externalTask('a'),
        undo('a'),
        userTask('b'),
        end('e'),
        path('s', 'a', 'b', 'e'),
      ),
    ],
    steps: [quietly(startInstance('p')), next(two), validate(same('b')), execute([same('b')]), validate(same('e'))],
  },
  {
    id: 'migration-fails-for-all-when-one-cannot',
    feature: 'migration',
    models: [two],
    steps: [
      quietly(startInstance('p')),
      quietly(startInstance('p', {}, { startInstructions: [{ type: 'startBeforeActivity', activityId: 'b' }] })),
      next(two),
      execute([same('a')], { processInstanceIds: ['{{instance:p}}', '{{instance:p:1}}'] }),
    ],
  },
]);

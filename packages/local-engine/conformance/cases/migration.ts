import { type ConformanceCase, defineCases, type Model } from '../case.ts';
import {
  callActivity,
  cardinality,
  end,
  inclusive,
  inputOutput,
  multiInstance,
  parallel,
  path,
  process,
  start,
  subProcess,
  userTask,
} from '../models/index.ts';
import { call, completeTask, deploy, query, quietly, startInstance, suspendInstance } from '../steps.ts';

const FROM_TO = { sourceProcessDefinitionId: '{{definition:p:v1}}', targetProcessDefinitionId: '{{definition:p:v2}}' };
const same = (id: string, updateEventTrigger = false) => to(id, id, updateEventTrigger);
const to = (from: string, into: string, updateEventTrigger = false) => ({
  sourceActivityIds: [from],
  targetActivityIds: [into],
  updateEventTrigger,
});
const migrate = (instructions: readonly object[], plan = {}, fields = {}) => {
  const migrationPlan = { ...FROM_TO, instructions, ...plan };
  const body = { migrationPlan, processInstanceIds: ['{{instance:p}}'], ...fields };
  return call('POST', '/migration/execute', body, { title: 'migrate' });
};
const begin = (variables = {}) => quietly(startInstance('p', variables));
const next = (model: Model) => deploy([model]);
const definitions = [
  query('/process-instance'),
  query('/history/activity-instance?unfinished=true'),
  query('/history/process-instance?unfinished=true'),
];

const two = process('p', start('s'), userTask('a'), userTask('b'), end('e'), path('s', 'a', 'b', 'e'));
const renamed = process(
  'p',
  start('s'),
  userTask('c', { name: 'See' }),
  userTask('d'),
  end('e'),
  path('s', 'c', 'd', 'e'),
);
const scoped = process(
  'p',
  start('s'),
  subProcess('sub', start('si'), userTask('a'), userTask('b'), end('ei'), path('si', 'a', 'b', 'ei')),
  userTask('z'),
  end('e'),
  path('s', 'sub', 'z', 'e'),
);
const nested = process(
  'p',
  start('s'),
  subProcess(
    'outer',
    start('so'),
    subProcess('sub', start('si'), userTask('a'), userTask('b'), end('ei'), path('si', 'a', 'b', 'ei')),
    end('eo'),
    path('so', 'sub', 'eo'),
  ),
  userTask('z'),
  end('e'),
  path('s', 'outer', 'z', 'e'),
);
const fork = (...more: Parameters<typeof userTask>[1][]) =>
  process(
    'p',
    start('s'),
    parallel('f'),
    userTask('a', ...more),
    userTask('b'),
    parallel('j'),
    userTask('c'),
    end('e'),
    path('s', 'f', 'a', 'j'),
    path('f', 'b', 'j', 'c', 'e'),
  );
const many = (isSequential: boolean, size: string) =>
  process(
    'p',
    start('s'),
    userTask('a', multiInstance({ isSequential }, cardinality(size))),
    userTask('b'),
    end('e'),
    path('s', 'a', 'b', 'e'),
  );

/** Instances that become instances of another definition. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'migration-to-the-same-model-goes-on-there',
    feature: 'migration',
    models: [two],
    steps: [begin({ v: 1 }), next(two), migrate([same('a')]), definitions, completeTask('a'), completeTask('b')],
  },
  {
    id: 'migration-to-an-activity-of-another-name',
    feature: 'migration',
    models: [two],
    steps: [begin(), next(renamed), migrate([to('a', 'd')]), definitions, query('/history/task'), completeTask('d')],
  },
  {
    id: 'migration-adds-a-subprocess',
    feature: 'migration',
    models: [two],
    steps: [
      begin({ v: 1 }),
      next(scoped),
      migrate([same('a')]),
      definitions,
      completeTask('a'),
      completeTask('b'),
      completeTask('z'),
    ],
  },
  {
    id: 'migration-removes-a-subprocess',
    feature: 'migration',
    rule: 'A scope that is not mapped ends, what is inside it goes on outside.',
    models: [scoped],
    steps: [begin({ v: 1 }), next(two), migrate([same('a')]), definitions, completeTask('a'), completeTask('b')],
  },
  {
    id: 'migration-adds-a-scope-around-a-scope',
    feature: 'migration',
    models: [scoped],
    steps: [
      begin(),
      next(nested),
      migrate([same('sub'), same('a')]),
      definitions,
      completeTask('a'),
      completeTask('b'),
    ],
  },
  {
    id: 'migration-removes-a-scope-around-a-scope',
    feature: 'migration',
    models: [nested],
    steps: [
      begin(),
      next(scoped),
      migrate([same('sub'), same('a')]),
      definitions,
      completeTask('a'),
      completeTask('b'),
    ],
  },
  {
    id: 'migration-replaces-a-scope-by-another',
    feature: 'migration',
    models: [scoped],
    steps: [begin(), next(scoped), migrate([same('a')]), definitions, completeTask('a')],
  },
  {
    id: 'migration-of-branches-into-one-new-subprocess',
    feature: 'migration',
    models: [fork()],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          subProcess(
            'sub',
            start('si'),
            parallel('f'),
            userTask('a'),
            userTask('b'),
            parallel('j'),
            path('si', 'f', 'a', 'j'),
            path('f', 'b', 'j'),
          ),
          userTask('c'),
          path('s', 'sub', 'c'),
        ),
      ),
      migrate([same('a'), same('b')]),
      definitions,
      completeTask('a'),
      completeTask('b'),
    ],
  },
  {
    id: 'migration-makes-a-scope-of-a-task',
    feature: 'migration',
    models: [fork()],
    steps: [
      begin(),
      next(fork(inputOutput({ i: '1' }))),
      migrate([same('a'), same('b')]),
      definitions,
      completeTask('a'),
      completeTask('b'),
    ],
  },
  {
    id: 'migration-makes-a-plain-task-of-a-scope',
    feature: 'migration',
    models: [fork(inputOutput({ i: '1' }))],
    steps: [begin(), next(fork()), migrate([same('a'), same('b')]), definitions, completeTask('a'), completeTask('b')],
  },
  {
    id: 'migration-keeps-the-token-at-a-join',
    feature: 'migration',
    models: [fork()],
    steps: [begin(), completeTask('a'), next(fork()), migrate([same('b'), same('j')]), completeTask('b')],
  },
  {
    id: 'migration-of-a-parallel-multi-instance-body',
    feature: 'migration',
    models: [many(false, '3')],
    steps: [
      begin(),
      completeTask('a'),
      next(many(false, '5')),
      migrate([same('a'), same('a#multiInstanceBody')]),
      completeTask('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'migration-of-a-sequential-multi-instance-body',
    feature: 'migration',
    models: [many(true, '3')],
    steps: [
      begin(),
      completeTask('a'),
      next(many(true, '5')),
      migrate([same('a'), same('a#multiInstanceBody')]),
      completeTask('a'),
      completeTask('a'),
    ],
  },
  {
    id: 'migration-takes-instances-out-of-their-body',
    feature: 'migration',
    models: [many(false, '3')],
    steps: [begin(), completeTask('a'), next(two), migrate([same('a')]), completeTask('a')],
  },
  {
    id: 'migration-of-call-activities',
    feature: 'migration',
    models: [
      process('p', start('s'), callActivity('call', 'child'), userTask('b'), path('s', 'call', 'b')),
      process('child', start('cs'), userTask('c'), end('ce'), path('cs', 'c', 'ce')),
    ],
    steps: [
      begin(),
      next(process('p', start('s'), callActivity('calls', 'child'), userTask('d'), path('s', 'calls', 'd'))),
      migrate([to('call', 'calls')]),
      completeTask('c'),
    ],
  },
  {
    id: 'migration-of-call-activities-in-a-body',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        callActivity('call', 'child', multiInstance(cardinality('2'))),
        userTask('b'),
        path('s', 'call', 'b'),
      ),
      process('child', start('cs'), userTask('c'), end('ce'), path('cs', 'c', 'ce')),
    ],
    steps: [
      begin(),
      next(
        process(
          'p',
          start('s'),
          callActivity('call', 'child', multiInstance(cardinality('2'))),
          userTask('d'),
          path('s', 'call', 'd'),
        ),
      ),
      migrate([same('call'), same('call#multiInstanceBody')]),
      completeTask('c'),
      completeTask('c'),
    ],
  },
  {
    id: 'migration-moves-local-variables-along',
    feature: 'migration',
    models: [fork(inputOutput({ i: '1' }))],
    steps: [
      begin({ v: 1 }),
      call('PUT', '/execution/{{execution:b}}/localVariables/l', { value: 5, type: 'Integer' }),
      call('PUT', '/task/{{task:b}}/localVariables/t', { value: 6, type: 'Integer' }),
      next(
        process(
          'p',
          start('s'),
          subProcess('sub', start('si'), parallel('f'), userTask('a', inputOutput({ i: '2' })), path('si', 'f', 'a')),
          userTask('b'),
          path('s', 'sub', 'b'),
        ),
      ),
      migrate([same('a'), same('b')]),
      query('/history/variable-instance?sortBy=variableName&sortOrder=asc', { ordered: true }),
    ],
  },
  {
    id: 'migration-sets-variables',
    feature: 'migration',
    models: [two],
    steps: [
      begin({ v: 1 }),
      next(two),
      migrate([same('a')], { variables: { v: { value: 2, type: 'Integer' }, w: { value: 'x', type: 'String' } } }),
    ],
  },
  {
    id: 'migration-runs-output-mappings-of-removed-scopes',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        subProcess('sub', inputOutput({ i: '1' }, { o: '${i}' }), start('si'), userTask('a'), path('si', 'a')),
        path('s', 'sub'),
      ),
    ],
    steps: [
      begin(),
      begin(),
      next(two),
      migrate([same('a')]),
      migrate([same('a')], {}, { processInstanceIds: ['{{instance:p:1}}'], skipIoMappings: true }),
    ],
  },
  {
    id: 'migration-of-a-suspended-instance',
    feature: 'migration',
    models: [two],
    steps: [begin(), next(scoped), suspendInstance(true), migrate([same('a')]), suspendInstance(false), next(two)],
  },
  {
    id: 'migration-of-instances-at-an-inclusive-gateway',
    feature: 'migration',
    models: [
      process(
        'p',
        start('s'),
        inclusive('f'),
        userTask('a'),
        userTask('b'),
        inclusive('j'),
        userTask('c'),
        path('s', 'f', 'a', 'j'),
        path('f', 'b', 'j', 'c'),
      ),
    ],
    steps: [
      begin(),
      completeTask('a'),
      next(
        process(
          'p',
          start('s'),
          inclusive('f'),
          userTask('a'),
          userTask('b'),
          inclusive('k'),
          userTask('d'),
          path('s', 'f', 'a', 'k'),
          path('f', 'b', 'k', 'd'),
        ),
      ),
      migrate([same('b'), to('j', 'k')]),
      completeTask('b'),
    ],
  },
]);

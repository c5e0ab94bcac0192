import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import {
  asyncBefore,
  boundary,
  callActivity,
  end,
  error,
  escalation,
  extension,
  externalTask,
  inputOutput,
  type Part,
  parallel,
  process,
  start,
  throwEvent,
  userTask,
} from '../models/index.ts';
import {
  call,
  completeTask,
  deploy,
  executeJob,
  runDueJobs,
  setVariables,
  startInstance,
  throwError,
  work,
} from '../steps.ts';

const given = (attributes: Record<string, string | boolean>) => extension('in', attributes);
const taken = (attributes: Record<string, string | boolean>) => extension('out', attributes);
const all = [given({ variables: 'all' }), taken({ variables: 'all' })];
/** A parent that calls `child`; the parts belong to the call activity. */
const parent = (...parts: readonly Part[]) =>
  process('p', chain(start('s'), callActivity('call', 'child', ...parts), userTask('after'), end('e')));
const child = process('child', chain(start('cs'), externalTask('a'), end('ce')));
const childVersion = (task: string, ...parts: readonly Part[]) =>
  process('child', parts, chain(start('cs'), externalTask(task), end('ce')));
const guarded = (caught: Part, ...parts: readonly Part[]) =>
  process(
    'p',
    chain(start('s'), callActivity('call', 'child', ...parts), userTask('after'), end('e')),
    chain(boundary('b', 'call', caught), userTask('caught'), end('f')),
  );

/** Call activities: which definition, which variables, and what passes between parent and child. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'call-without-mappings-gives-and-takes-nothing',
    feature: 'call activity',
    rule: 'Children inherit neither variables nor the business key.',
    models: [parent(), child],
    steps: [startInstance('p', { x: 1 }, { businessKey: 'k' }), work('a', { y: 2 }), completeTask('after')],
  },
  {
    id: 'call-with-mapped-variables',
    feature: 'call activity mapping',
    models: [
      parent(
        given({ source: 'x', target: 'cx' }),
        given({ sourceExpression: '${x + 1}', target: 'next' }),
        given({ source: 'missing', target: 'none' }),
        given({ businessKey: 'child of ${x}' }),
        taken({ source: 'r', target: 'pr' }),
        taken({ sourceExpression: '${r + cx}', target: 'sum' }),
        taken({ source: 'missing', target: 'nothing' }),
      ),
      child,
    ],
    steps: [startInstance('p', { x: 1 }, { businessKey: 'k' }), work('a', { r: 5 })],
  },
  {
    id: 'call-with-all-variables',
    feature: 'call activity mapping',
    models: [parent(...all), child],
    steps: [
      startInstance('p', { x: 1, z: null }),
      work('a', { x: 2, r: 5 }, { localVariables: { l: { value: 1, type: 'Integer' } } }),
    ],
  },
  {
    id: 'call-with-all-variables-and-one-more',
    feature: 'call activity mapping',
    models: [
      parent(...all, given({ sourceExpression: '${x + 1}', target: 'x' }), taken({ source: 'x', target: 'result' })),
      child,
    ],
    steps: [startInstance('p', { x: 1 }), work('a', { r: 5 })],
  },
  {
    id: 'call-with-local-variables-only',
    feature: 'call activity mapping',
    models: [
      parent(
        inputOutput({ own: '${x}' }, { kept: '${own}' }),
        given({ variables: 'all', local: true }),
        taken({ source: 'r', target: 'own', local: true }),
      ),
      child,
    ],
    steps: [startInstance('p', { x: 1, y: 2 }), work('a', { r: 5 })],
  },
  {
    id: 'call-takes-into-a-scope-of-its-own',
    feature: 'call activity mapping',
    models: [parent(inputOutput({ r: 'before' }, { kept: '${r}' }), taken({ source: 'r', target: 'r' })), child],
    steps: [startInstance('p', { r: 'outer' }), work('a', { r: 5 })],
  },
  {
    id: 'call-whose-in-mapping-fails-rolls-back',
    feature: 'transaction rollback',
    models: [parent(given({ sourceExpression: '${missing}', target: 'x' })), child],
    steps: [startInstance('p')],
  },
  {
    id: 'call-whose-out-mapping-fails-rolls-the-child-back',
    feature: 'transaction rollback',
    models: [parent(taken({ sourceExpression: '${missing}', target: 'x' })), child],
    steps: [
      startInstance('p'),
      work('a', { r: 1 }),
      setVariables({ missing: 1 }),
      setVariables({ missing: 2 }, '{{instance:child}}'),
      work('a'),
    ],
  },
  {
    id: 'call-binding-latest-and-deployment',
    feature: 'call activity binding',
    models: [
      process('p', chain(start('s'), userTask('wait'), callActivity('call', 'child'), end('e'))),
      process(
        'q',
        chain(
          start('s'),
          userTask('wait2'),
          callActivity('call', 'child', { 'camunda:calledElementBinding': 'deployment' }),
          end('e'),
        ),
      ),
      child,
    ],
    steps: [
      startInstance('p'),
      startInstance('q'),
      deploy([childVersion('b')]),
      completeTask('wait'),
      completeTask('wait2'),
    ],
  },
  {
    id: 'call-binding-version',
    feature: 'call activity binding',
    models: [
      process(
        'p',
        chain(
          start('s'),
          callActivity('call', 'child', {
            'camunda:calledElementBinding': 'version',
            'camunda:calledElementVersion': '${v}',
          }),
          end('e'),
        ),
      ),
      child,
    ],
    steps: [
      deploy([childVersion('b')]),
      startInstance('p', { v: 1 }),
      startInstance('p', { v: '2' }),
      startInstance('p', { v: 3 }),
      startInstance('p', { v: 'x' }),
    ],
  },
  {
    id: 'call-binding-version-tag',
    feature: 'call activity binding',
    models: [
      process(
        'p',
        chain(
          start('s'),
          callActivity('call', 'child', {
            'camunda:calledElementBinding': 'versionTag',
            'camunda:calledElementVersionTag': '${tag}',
          }),
          end('e'),
        ),
      ),
      childVersion('b', { 'camunda:versionTag': 'one' }),
    ],
    steps: [
      deploy([childVersion('c', { 'camunda:versionTag': 'two' })]),
      deploy([childVersion('d')]),
      startInstance('p', { tag: 'one' }),
      startInstance('p', { tag: 'none' }),
      deploy([childVersion('f', { 'camunda:versionTag': 'two' })]),
      startInstance('p', { tag: 'two' }),
    ],
  },
  {
    id: 'call-of-an-element-by-expression',
    feature: 'call activity',
    models: [process('p', chain(start('s'), callActivity('call', '${which}'), end('e'))), child],
    steps: [
      startInstance('p', { which: 'child' }),
      startInstance('p', { which: 'nothing' }),
      startInstance('p', { which: null }),
    ],
  },
  {
    id: 'call-of-a-missing-definition-in-a-job',
    feature: 'call activity',
    models: [process('p', chain(start('s'), callActivity('call', 'later', asyncBefore), end('e')))],
    steps: [
      startInstance('p'),
      runDueJobs(),
      deploy([process('later', chain(start('cs'), externalTask('a'), end('ce')))]),
      executeJob('call'),
    ],
  },
  {
    id: 'call-of-a-suspended-definition',
    feature: 'suspension',
    rule: 'A call activity starts instances of a suspended definition too.',
    models: [parent(), child],
    steps: [
      call('PUT', '/process-definition/key/child/suspended', { suspended: true }, { title: 'suspend the definition' }),
      startInstance('p'),
      call(
        'PUT',
        '/process-definition/key/child/suspended',
        { suspended: false },
        { title: 'activate the definition' },
      ),
      startInstance('p'),
    ],
  },
  {
    id: 'call-error-of-the-child-is-caught-with-its-variables',
    feature: 'error boundary',
    rule: 'Out mappings are also done when an error of the child is caught at the call activity.',
    models: [
      guarded(
        error('E1', { 'camunda:errorCodeVariable': 'code', 'camunda:errorMessageVariable': 'text' }),
        taken({ source: 'r', target: 'pr' }),
      ),
      process('child', chain(start('cs'), userTask('a'), end('ce', error('E1')))),
    ],
    steps: [startInstance('p'), completeTask('a', { r: 5 }), completeTask('caught')],
  },
  {
    id: 'call-error-of-the-child-that-nobody-catches',
    feature: 'unhandled errors',
    models: [guarded(error('E2')), child],
    steps: [startInstance('p'), throwError('a', 'E1'), throwError('a', 'E2')],
  },
  {
    id: 'call-error-of-the-child-that-nobody-catches-silently',
    feature: 'unhandled errors',
    rule: 'Out mappings are done with an error of the child even when nobody catches it.',
    unhandledBpmnError: 'silent',
    models: [
      parent(taken({ source: 'r', target: 'pr' })),
      process('child', chain(start('cs'), parallel('f'), externalTask('a'), end('ce')), chain('f', userTask('b'))),
    ],
    steps: [startInstance('p'), throwError('a', 'E1', { r: 1 }), completeTask('b')],
  },
  {
    id: 'call-error-over-two-levels',
    feature: 'error boundary',
    models: [
      guarded(error('E1'), taken({ source: 'r', target: 'pr' })),
      process(
        'child',
        chain(start('cs'), callActivity('deeper', 'grandchild', taken({ variables: 'all' })), end('ce')),
      ),
      process('grandchild', chain(start('gs'), externalTask('a'), end('ge'))),
    ],
    steps: [startInstance('p'), throwError('a', 'E1', { r: 1 })],
  },
  {
    id: 'call-escalation-of-the-child-interrupts',
    feature: 'escalation boundary',
    models: [
      guarded(escalation('S1', { 'camunda:escalationCodeVariable': 'code' }), taken({ source: 'r', target: 'pr' })),
      process(
        'child',
        chain(start('cs'), userTask('a'), throwEvent('throw', escalation('S1')), userTask('b'), end('ce')),
      ),
    ],
    steps: [startInstance('p'), completeTask('a', { r: 5 })],
  },
  {
    id: 'call-escalation-of-the-child-beside',
    feature: 'escalation boundary',
    models: [
      guarded([escalation('S1'), { cancelActivity: false }], taken({ source: 'r', target: 'pr' })),
      process(
        'child',
        chain(
          start('cs'),
          userTask('a'),
          throwEvent('throw', escalation('S1')),
          userTask('b'),
          end('ce', escalation('S1')),
        ),
      ),
    ],
    steps: [startInstance('p'), completeTask('a', { r: 5 }), completeTask('b', { r: 6 })],
  },
]);

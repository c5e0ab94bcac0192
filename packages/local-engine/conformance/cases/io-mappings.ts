import { type ConformanceCase, defineCases } from '../case.ts';
import { correlate } from '../event-steps.ts';
import { listValue } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  asyncAfter,
  asyncBefore,
  boundary,
  catchEvent,
  duration,
  end,
  error,
  eventSubProcess,
  expressionTask,
  extension,
  externalTask,
  type Fragment,
  inputOutput,
  message,
  parallel,
  process,
  raw,
  receiveTask,
  start,
  subProcess,
  taskOf,
  terminate,
  throwEvent,
  userTask,
} from '../models/index.ts';
import {
  advanceAndRun,
  complete,
  completeTask,
  deleteInstance,
  fetchAndLock,
  modify,
  query,
  runDueJobs,
  setVariables,
  startInstance,
  throwError,
  work,
} from '../steps.ts';

const around = (activity: Fragment, ...more: Fragment[]) =>
  process('p', chain(start('s'), activity, userTask('after'), end('e')), more);
const inside = chain(start('t'), userTask('b'), end('u'));
const late = chain(boundary('late', 'a', duration('PT1H')), userTask('c'), end('f'));

/** Input and output mappings: what they may hold, what they see, when they are done. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'mapping-of-texts-expressions-lists-and-maps',
    feature: 'input mapping',
    models: [
      around(
        externalTask(
          'a',
          inputOutput({
            text: ' plain ',
            expression: '${n}',
            mixed: 'n is ${n}, ${none}!',
            list: ['x', '${n}', '${none}'],
            map: { b: '${n + 1}', a: 'x', c: '${list2}' },
          }),
        ),
      ),
    ],
    steps: [
      startInstance('p', { n: 5, none: null, list2: listValue(['y']) }),
      fetchAndLock([{ topicName: 'a', lockDuration: 1000, variables: ['text', 'expression', 'mixed'] }]),
    ],
  },
  {
    id: 'mapping-builds-an-array-list-and-a-tree-map',
    feature: 'input mapping',
    rule: "A list is a java.util.ArrayList and a map a java.util.TreeMap, in Java's own serialization.",
    models: [
      around(
        userTask(
          'a',
          inputOutput({
            list: ['x', '${n}', '${now()}', '${flag}'],
            map: { b: '${n}', a: 'x', c: '${x}', d: '${now()}', e: '${flag}', f: '${list2}' },
          }),
        ),
      ),
    ],
    steps: [
      startInstance('p', { n: 5, x: 2.5, flag: true, list2: listValue(['y']) }),
      query('/task/{{task:a}}/variables?deserializeValues=false'),
    ],
  },
  {
    id: 'mapping-outputs-of-lists-and-maps',
    feature: 'output mapping',
    models: [around(externalTask('a', inputOutput({}, { list: ['${r}', 'z'], map: { k: '${r}' }, text: 'plain' })))],
    steps: [startInstance('p'), work('a', { r: 5 })],
  },
  {
    id: 'mapping-inputs-do-not-see-each-other',
    feature: 'input mapping',
    rule: 'Inputs read the outer scope; they do not see each other.',
    models: [around(externalTask('a', inputOutput({ x: '${x + 1}', y: '${x}', z: '${x + 1}' })))],
    steps: [startInstance('p', { x: 1 })],
  },
  {
    id: 'mapping-outputs-see-earlier-outputs',
    feature: 'output mapping',
    rule: 'Outputs are done in order, after all variables of the completion, and see earlier outputs.',
    models: [
      around(
        externalTask(
          'a',
          inputOutput({ own: '${x}' }, { first: '${own + r}', second: '${first + 1}', x: '${second}', third: '${x}' }),
        ),
      ),
    ],
    steps: [
      startInstance('p', { x: 1 }),
      work('a', { r: 10 }, { localVariables: { own: { value: 100, type: 'Integer' } } }),
    ],
  },
  {
    id: 'mapping-hides-the-outer-variable',
    feature: 'input mapping',
    models: [around(externalTask('a', inputOutput({ x: 'inner' }, { seen: '${x}' })))],
    steps: [
      startInstance('p', { x: 'outer' }),
      setVariables({ x: 'changed' }),
      work('a', { x: 'by the worker', y: 1 }),
    ],
  },
  {
    id: 'mapping-keeps-types',
    feature: 'input mapping',
    operaton: 'differs: without Spin there is neither the type Json nor an object kept as JSON',
    models: [
      around(
        externalTask(
          'a',
          inputOutput({ d2: '${d}', l2: '${l}', j2: '${j}', n2: '${n}', o2: '${o}', b2: '${b}', t2: 'x${l}' }),
        ),
      ),
    ],
    steps: [
      startInstance('p', {
        d: { value: '2030-02-03T04:05:06.000+0000', type: 'Date' },
        l: { value: 5, type: 'Long' },
        j: { value: '{"a":1}', type: 'Json' },
        n: null,
        o: listValue(['x']),
        b: { value: 'AAEC', type: 'Bytes' },
      }),
    ],
  },
  {
    id: 'mapping-input-that-fails-rolls-back',
    feature: 'transaction rollback',
    models: [
      process('p', chain(start('s'), userTask('a'), externalTask('b', inputOutput({ x: '${missing}' })), end('e'))),
    ],
    steps: [startInstance('p'), completeTask('a', { y: 1 }), completeTask('a', { missing: 1 })],
  },
  {
    id: 'mapping-output-that-fails-rolls-back',
    feature: 'transaction rollback',
    models: [around(externalTask('a', inputOutput({}, { x: '${missing}' })))],
    steps: [startInstance('p'), work('a', { y: 1 }), complete('a', { missing: 1 })],
  },
  {
    id: 'mapping-input-that-fails-in-a-job',
    feature: 'asynchronous continuation',
    models: [around(externalTask('a', asyncBefore, inputOutput({ x: '${missing}' })))],
    steps: [startInstance('p'), runDueJobs(1), setVariables({ missing: 1 }), runDueJobs()],
  },
  {
    id: 'mapping-output-before-the-job-after-the-activity',
    feature: 'asynchronous continuation',
    models: [around(externalTask('a', asyncAfter, inputOutput({ own: '1' }, { x: '${r}' })))],
    steps: [startInstance('p'), work('a', { r: 1 }), setVariables({ r: 2 }), runDueJobs()],
  },
  {
    id: 'mapping-without-content-is-null',
    feature: 'input mapping',
    models: [
      around(
        externalTask(
          'a',
          extension('inputOutput', extensionless('inputParameter', 'empty'), extensionless('outputParameter', 'kept')),
        ),
      ),
    ],
    steps: [startInstance('p', { empty: 'outer', kept: 'outer' }), work('a')],
  },
  {
    id: 'mapping-of-a-subprocess',
    feature: 'output mapping',
    models: [around(subProcess('sub', inputOutput({ own: '${x}' }, { result: '${own}', x: 'done' }), inside))],
    steps: [startInstance('p', { x: 1 }), completeTask('b', { own: 2, x: 3 })],
  },
  {
    id: 'mapping-into-the-scope-around',
    feature: 'output mapping',
    rule: 'An output goes to the nearest scope around that has the variable, otherwise to the process.',
    models: [
      around(
        subProcess(
          'sub',
          inputOutput({ known: 'sub' }),
          chain(
            start('t'),
            externalTask('a', inputOutput({ known: 'a' }, { known: '${r}', fresh: '${r}' })),
            userTask('b'),
            end('u'),
          ),
        ),
      ),
    ],
    steps: [startInstance('p', { known: 'p' }), work('a', { r: 5 })],
  },
  {
    id: 'mapping-output-in-a-concurrent-branch',
    feature: 'output mapping',
    models: [
      process(
        'p',
        chain(
          start('s'),
          parallel('f'),
          externalTask('a', inputOutput({ own: '1' }, { x: '${own}' })),
          parallel('j'),
          userTask('after'),
        ),
        chain('f', userTask('b'), 'j'),
      ),
    ],
    steps: [startInstance('p'), work('a'), completeTask('b')],
  },
  {
    id: 'mapping-output-on-interruption-by-a-timer',
    feature: 'output mapping',
    rule: 'Output mappings are also done when the activity is interrupted.',
    models: [around(externalTask('a', inputOutput({ own: '1' }, { x: '${own}' })), ...late)],
    steps: [startInstance('p'), ...advanceAndRun(3600)],
  },
  {
    id: 'mapping-output-that-fails-blocks-the-interruption',
    feature: 'output mapping',
    rule: 'A failing output mapping keeps a boundary timer from interrupting; its retries drop.',
    models: [around(externalTask('a', inputOutput({}, { x: '${r}' })), ...late)],
    steps: [startInstance('p'), ...advanceAndRun(3600), work('a', { r: 1 })],
  },
  {
    id: 'mapping-output-on-an-error',
    feature: 'output mapping',
    models: [
      around(
        externalTask('a', inputOutput({ own: '1' }, { x: '${own}', y: '${given}' })),
        ...chain(boundary('caught', 'a', error('E1')), userTask('c'), end('f')),
      ),
    ],
    steps: [startInstance('p', { given: 'before' }), throwError('a', 'E1', { given: 'by the error', own: 2 })],
  },
  {
    id: 'mapping-output-that-fails-on-an-error',
    feature: 'output mapping',
    models: [
      around(
        externalTask('a', inputOutput({}, { x: '${missing}' })),
        ...chain(boundary('caught', 'a', error('E1')), userTask('c'), end('f')),
      ),
    ],
    steps: [startInstance('p'), throwError('a', 'E1'), throwError('a', 'E1', { missing: 1 })],
  },
  {
    id: 'mapping-output-that-fails-refuses-the-deletion',
    feature: 'instance deletion',
    rule: 'A failing output mapping makes the deletion fail unless it is told to skip mappings.',
    models: [around(externalTask('a', inputOutput({}, { x: '${missing}' })))],
    steps: [startInstance('p'), deleteInstance(), deleteInstance('{{instance}}', '?skipIoMappings=true')],
  },
  {
    id: 'mapping-output-on-deletion',
    feature: 'instance deletion',
    models: [
      around(
        subProcess(
          'sub',
          inputOutput({ own: '1' }, { outer: '${x}' }),
          chain(start('t'), externalTask('a', inputOutput({ own: '2' }, { x: '${own}' })), end('u')),
        ),
      ),
    ],
    steps: [startInstance('p', { x: 0 }), deleteInstance()],
  },
  {
    id: 'mapping-output-on-modification',
    feature: 'modification',
    models: [around(externalTask('a', inputOutput({ own: '1' }, { x: '${own}' })))],
    steps: [
      startInstance('p'),
      modify([
        { type: 'cancel', activityId: 'a' },
        { type: 'startBeforeActivity', activityId: 'a' },
      ]),
      modify(
        [
          { type: 'cancel', activityId: 'a' },
          { type: 'startBeforeActivity', activityId: 'after' },
        ],
        { skipIoMappings: true },
      ),
    ],
  },
  {
    id: 'mapping-output-when-a-terminate-end-sweeps',
    feature: 'terminate end',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), externalTask('a', inputOutput({ own: '1' }, { x: '${own}' })), end('e')),
        chain('f', userTask('b'), end('t', terminate())),
      ),
    ],
    steps: [startInstance('p'), completeTask('b')],
  },
  {
    id: 'mapping-on-events',
    feature: 'output mapping',
    models: [
      process(
        'p',
        chain(
          start('s'),
          catchEvent('c', message('go'), inputOutput({ own: '1' }, { got: '${own + l}' })),
          throwEvent('t', inputOutput({ own: '2' }, { thrown: '${own}' })),
          userTask('after'),
        ),
      ),
    ],
    steps: [startInstance('p'), correlate('go', { processVariablesLocal: { l: 5 } })],
  },
  {
    id: 'mapping-on-a-receive-task',
    feature: 'output mapping',
    models: [around(receiveTask('r', 'go', inputOutput({ own: '1' }, { got: '${own}${l}' })))],
    steps: [startInstance('p'), correlate('go', { processVariablesLocal: { l: 5 } })],
  },
  {
    id: 'mapping-outputs-of-an-end-event-are-refused',
    feature: 'deployment refusal',
    models: [process('p', chain(start('s'), end('e', inputOutput({}, { x: '1' }))))],
    steps: [],
  },
  {
    id: 'mapping-inputs-of-a-start-event-are-refused',
    feature: 'deployment refusal',
    models: [process('p', chain(start('s', inputOutput({ x: '1' })), end('e')))],
    steps: [],
  },
  {
    id: 'mapping-on-a-gateway-or-a-boundary-event-is-refused',
    feature: 'deployment refusal',
    models: [
      process(
        'p',
        chain(start('s'), parallel('g', inputOutput({ x: '1' })), userTask('a'), end('e')),
        chain(boundary('b', 'a', inputOutput({ x: '1' }), duration('PT1H')), end('f')),
      ),
    ],
    steps: [],
  },
  {
    id: 'mapping-without-a-name-is-refused',
    feature: 'deployment refusal',
    models: [
      around(
        externalTask(
          'a',
          raw(
            '<camunda:inputOutput><camunda:inputParameter>x</camunda:inputParameter></camunda:inputOutput>',
            'extension',
          ),
        ),
      ),
    ],
    steps: [],
  },
  {
    id: 'mapping-on-an-event-subprocess-is-refused',
    feature: 'deployment refusal',
    models: [
      around(
        externalTask('a'),
        eventSubProcess(
          'on',
          inputOutput({ own: '${x}' }, { result: '${own}' }),
          chain(start('g', message('go'), { isInterrupting: false }), userTask('c'), end('h')),
        ),
      ),
    ],
    steps: [],
  },
  {
    id: 'mapping-on-tasks-that-do-nothing-and-expressions',
    feature: 'output mapping',
    models: [
      process(
        'p',
        chain(
          start('s'),
          taskOf('manualTask', 'm', inputOutput({ own: '1' }, { manual: '${own}' })),
          expressionTask(
            'x',
            '${own + 1}',
            { 'camunda:resultVariable': 'r' },
            inputOutput({ own: '${n}' }, { kept: '${r + own}' }),
          ),
          userTask('after'),
        ),
      ),
    ],
    steps: [startInstance('p', { n: 5 }), query('/process-instance/{{instance}}/variables')],
  },
]);

function extensionless(kind: string, name: string): Fragment {
  return raw(`<camunda:${kind} name="${name}"/>`);
}

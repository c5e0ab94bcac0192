import { type ConformanceCase, defineCases } from '../case.ts';
import { deleteVariable, evaluateConditions, setLocally } from '../event-steps.ts';
import { jsonList } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  boundary,
  callActivity,
  catchEvent,
  condition,
  duration,
  end,
  eventBased,
  eventSubProcess,
  expressionTask,
  extension,
  externalTask,
  inputOutput,
  type Part,
  parallel,
  process,
  start,
  subProcess,
  userTask,
} from '../models/index.ts';
import { completeTask, deleteInstance, setVariables, startInstance, work } from '../steps.ts';

const big = (...parts: readonly Part[]) => condition('${x > 5}', ...parts);
const guarded = (...parts: readonly Part[]) =>
  process(
    'p',
    chain(start('s'), userTask('a'), userTask('z'), end('e')),
    chain(boundary('b', 'a', ...parts), userTask('c'), end('f')),
  );
const beside = { cancelActivity: false };
const waiting = process('p', chain(start('s'), catchEvent('wait', big()), userTask('after'), end('e')));
const starts = process('q', chain(start('s', big()), userTask('begun'), end('e')));

/** Conditional events: when conditions are looked at and what they see. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'conditional-catch-waits-for-a-variable',
    feature: 'conditional catch',
    models: [waiting],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 3 }), setVariables({ y: 1 }), setVariables({ x: 7 })],
  },
  {
    id: 'conditional-catch-is-true-when-it-is-reached',
    feature: 'conditional catch',
    models: [waiting],
    steps: [startInstance('p', { x: 9 }), startInstance('p')],
  },
  {
    id: 'conditional-catch-with-an-undefined-variable-waits',
    feature: 'conditional catch',
    models: [process('p', chain(start('s'), userTask('a'), catchEvent('wait', big()), end('e')))],
    steps: [startInstance('p'), completeTask('a'), setVariables({ x: 'text' }), setVariables({ x: null })],
  },
  {
    id: 'conditional-catch-only-for-its-variable-and-event',
    feature: 'conditional catch',
    models: [
      process(
        'p',
        chain(
          start('s'),
          catchEvent(
            'wait',
            condition('${x > 1}', { 'camunda:variableName': 'y', 'camunda:variableEvents': 'update' }),
          ),
          userTask('after'),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 2 }), setVariables({ y: 1 }), setVariables({ y: 1 })],
  },
  {
    id: 'conditional-boundary-interrupts',
    feature: 'conditional boundary',
    models: [guarded(big())],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 2 }), setVariables({ x: 6 }), setVariables({ x: 7 })],
  },
  {
    id: 'conditional-boundary-beside-fires-each-time',
    feature: 'conditional boundary',
    models: [guarded(big(), beside)],
    steps: [
      startInstance('p', { x: 1 }),
      setVariables({ x: 6 }),
      setVariables({ y: 1 }),
      setVariables({ x: 7, y: 2 }),
      setVariables({ x: 1 }),
    ],
  },
  {
    id: 'conditional-boundary-is-true-when-its-activity-begins',
    feature: 'conditional boundary',
    rule: 'A condition that is true when its scope begins fires at once: the activity is created and cancelled.',
    models: [guarded(big())],
    steps: [startInstance('p', { x: 9 })],
  },
  {
    id: 'conditional-boundary-with-a-variable-name-is-fired-at-the-begin-too',
    feature: 'conditional boundary',
    models: [guarded(big({ 'camunda:variableName': 'x' }))],
    steps: [startInstance('p', { x: 9 }), setVariables({ y: 1 }), setVariables({ x: 8 })],
  },
  {
    id: 'conditional-boundary-for-a-deleted-variable',
    feature: 'conditional boundary',
    models: [
      guarded(
        condition('${true}', { 'camunda:variableName': 'x', 'camunda:variableEvents': 'create, delete' }),
        beside,
      ),
    ],
    steps: [
      startInstance('p', { x: 9 }),
      setVariables({ x: 8 }),
      deleteVariable('x'),
      setVariables({ x: 1 }),
      deleteVariable('gone'),
    ],
  },
  {
    id: 'conditional-boundary-by-the-completion-of-its-own-task',
    feature: 'conditional boundary',
    rule: 'Variables given when a task is completed fire the interrupting condition on it: the way goes over the boundary event.',
    models: [guarded(big())],
    steps: [startInstance('p', { x: 1 }), completeTask('a', { x: 6 }), completeTask('c')],
  },
  {
    id: 'conditional-boundary-by-local-variables-of-a-task',
    feature: 'conditional boundary',
    models: [
      process(
        'p',
        chain(start('s'), externalTask('a', inputOutput({ x: '${7}' })), end('e')),
        chain(boundary('b', 'a', big(), beside), userTask('c')),
      ),
    ],
    steps: [
      startInstance('p', { x: 1 }),
      setVariables({ x: 8 }),
      setLocally('{{execution:a}}', { x: 2 }),
      setLocally('{{execution:a}}', { x: 9 }),
      work('a', { x: 3 }),
    ],
  },
  {
    id: 'conditional-boundary-by-an-output-mapping',
    feature: 'conditional boundary',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), externalTask('a', inputOutput({}, { x: '${y}' })), userTask('b'), end('u')),
          ),
          end('e'),
        ),
        chain(boundary('cb', 'sub', big()), userTask('c')),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), work('a', { y: 8 })],
  },
  {
    id: 'conditional-catches-in-concurrent-branches',
    feature: 'conditional catch',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), catchEvent('c1', big()), parallel('j'), userTask('joined')),
        chain('f', catchEvent('c2', condition('${x > 5 && y}')), 'j'),
        chain('f', externalTask('a'), 'j'),
      ),
    ],
    steps: [
      startInstance('p', { x: 1, y: false }),
      setLocally('{{execution:a}}', { x: 9, y: true }),
      setVariables({ x: 6 }),
      work('a', {}, { localVariables: { y: { value: true, type: 'Boolean' } } }),
      setVariables({ y: true }),
    ],
  },
  {
    id: 'conditional-catch-by-a-variable-of-the-same-transaction',
    feature: 'conditional catch',
    models: [
      process(
        'p',
        chain(start('s'), parallel('f'), catchEvent('wait', big()), userTask('waited'), end('e')),
        chain(
          'f',
          userTask('a'),
          expressionTask('set', '${8}', { 'camunda:resultVariable': 'x' }),
          userTask('b'),
          end('g'),
        ),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), completeTask('a')],
  },
  {
    id: 'conditional-event-subprocess-interrupts-before-the-task-is-left',
    feature: 'conditional event subprocess',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), userTask('z'), end('e')),
        eventSubProcess('on', chain(start('g', big()), userTask('c'), end('h'))),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), completeTask('a', { x: 6 }), completeTask('c')],
  },
  {
    id: 'conditional-event-subprocess-beside-by-the-completion-of-a-task',
    feature: 'conditional event subprocess',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), userTask('z'), end('e')),
        eventSubProcess('on', chain(start('g', big(), { isInterrupting: false }), userTask('c'), end('h'))),
      ),
    ],
    steps: [
      startInstance('p', { x: 1 }),
      completeTask('a', { x: 6 }),
      setVariables({ x: 7 }),
      completeTask('c'),
      completeTask('z', { x: 8 }),
    ],
  },
  {
    id: 'conditional-event-subprocess-is-true-when-its-process-begins',
    feature: 'conditional event subprocess',
    rule: 'A condition at the process that is true from the begin fires twice when it does not interrupt: for the variable and for the begin.',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e')),
        eventSubProcess('on', chain(start('g', big(), { isInterrupting: false }), userTask('c'), end('h'))),
        eventSubProcess('instead', chain(start('i', condition('${x > 8}')), userTask('d'), end('k'))),
      ),
    ],
    steps: [startInstance('p', { x: 6 }), startInstance('p', { x: 9 })],
  },
  {
    id: 'conditional-events-of-an-outer-and-an-inner-scope',
    feature: 'conditional event subprocess',
    rule: 'The outermost interrupting condition wins.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(start('t'), userTask('a'), end('u')),
            eventSubProcess('inner', chain(start('g', big()), userTask('c'), end('h'))),
          ),
          end('e'),
        ),
        chain(boundary('b', 'sub', big()), userTask('d')),
        eventSubProcess(
          'outer',
          chain(start('i', big({ 'camunda:variableEvents': 'update' })), userTask('f'), end('k')),
        ),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 6 })],
  },
  {
    id: 'conditional-inner-scope-by-a-variable-of-its-own',
    feature: 'conditional event subprocess',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            inputOutput({ x: '${1}' }),
            chain(start('t'), userTask('a'), end('u')),
            eventSubProcess('inner', chain(start('g', big()), userTask('c'), end('h'))),
          ),
          end('e'),
        ),
        chain(boundary('b', 'sub', big(), beside), userTask('d')),
      ),
    ],
    steps: [startInstance('p', { x: 2 }), setVariables({ x: 6 }), setLocally('{{execution:sub}}', { x: 7 })],
  },
  {
    id: 'conditional-in-an-event-based-gateway',
    feature: 'event-based gateway',
    models: [
      process(
        'p',
        chain(start('s'), eventBased('g'), catchEvent('c', big()), userTask('a')),
        chain('g', catchEvent('t', duration('PT1H')), end('h')),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), setVariables({ x: 6 }), startInstance('p', { x: 7 })],
  },
  {
    id: 'conditional-by-the-results-of-a-called-process',
    feature: 'conditional boundary',
    models: [
      process(
        'p',
        chain(
          start('s'),
          subProcess(
            'sub',
            chain(
              start('t'),
              callActivity('call', 'child', extension('out', { source: 'r', target: 'x' })),
              userTask('b'),
              end('u'),
            ),
          ),
          end('e'),
        ),
        chain(boundary('cb', 'sub', big(), beside), userTask('c')),
      ),
      process('child', chain(start('s'), userTask('a'), end('e'))),
    ],
    steps: [startInstance('p', { x: 1 }), completeTask('a', { r: 8 })],
  },
  {
    id: 'conditional-start-by-the-API',
    feature: 'conditional start',
    models: [starts, process('r', chain(start('s', condition('${y}')), userTask('too')))],
    steps: [
      evaluateConditions({ x: 3, y: false }),
      evaluateConditions({ x: 7, y: true }, { businessKey: 'k' }),
      evaluateConditions({ x: 8 }),
      evaluateConditions({ x: 8, y: true }, { processDefinitionId: '{{definition:q}}' }),
      evaluateConditions({ x: 1 }, { processDefinitionId: '{{definition:q}}' }),
      evaluateConditions({ x: 1 }, { processDefinitionId: 'unknown' }),
    ],
  },
  {
    id: 'conditional-start-cannot-see-an-object-as-text',
    feature: 'conditional start',
    models: [starts],
    steps: [evaluateConditions({ x: 7, list: jsonList(['a']) })],
  },
  {
    id: 'conditional-start-only-for-its-variable',
    feature: 'conditional start',
    models: [
      process(
        'q',
        chain(start('s', condition('${true}', { 'camunda:variableName': 'x' })), userTask('begun'), end('e')),
      ),
    ],
    steps: [evaluateConditions({ y: 1 }), evaluateConditions({ x: 1 }), startInstance('q')],
  },
  {
    id: 'conditional-start-without-any-definition',
    feature: 'conditional start',
    models: [waiting],
    steps: [evaluateConditions({ x: 9 }), evaluateConditions({ x: 9 }, { processDefinitionId: '{{definition:p}}' })],
  },
  {
    id: 'conditional-subscriptions-end-with-their-instance',
    feature: 'conditional event subprocess',
    models: [
      process(
        'p',
        chain(start('s'), userTask('a'), end('e')),
        chain(boundary('b', 'a', big()), end('f')),
        eventSubProcess('on', chain(start('g', big()), end('h'))),
      ),
    ],
    steps: [startInstance('p', { x: 1 }), deleteInstance()],
  },
]);

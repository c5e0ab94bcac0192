import { type ConformanceCase, defineCases } from '../case.ts';
import {
  asyncBefore,
  boundary,
  decisions,
  end,
  error,
  path,
  process,
  rawModel,
  start,
  taskOf,
  userTask,
} from '../models/index.ts';
import { ask, call, query, startInstance } from '../steps.ts';
import { typedVariables, type VariablesInput } from '../typed-variables.ts';

const evaluate = (key: string, variables: VariablesInput) =>
  ask(
    `/decision-definition/key/${key}/evaluate`,
    { variables: typedVariables(variables) },
    { ordered: true, answer: 'short', title: `evaluate ${key}` },
  );

/** A table of three rules that may all match. */
const table = (hitPolicy: string, aggregation?: string) =>
  decisions('d', {
    d: {
      hitPolicy,
      ...(aggregation === undefined ? {} : { aggregation }),
      inputs: ['n:integer'],
      outputs: ['r:integer'],
      rules: [
        ['> 10', '1'],
        ['> 5', '2'],
        ['> 0', '2'],
      ],
    },
  });

/** A process that decides and waits, so that the result can be seen. */
const deciding = (
  mapping: string | undefined,
  outputs: readonly string[],
  rules: readonly (readonly string[])[],
  hitPolicy = 'COLLECT',
) => [
  decisions('d', { d: { hitPolicy, inputs: ['n:integer'], outputs, rules } }),
  process(
    'p',
    start('s'),
    taskOf('businessRuleTask', 'decide', {
      'camunda:decisionRef': 'd',
      'camunda:resultVariable': 'result',
      'camunda:mapDecisionResult': mapping,
    }),
    userTask('u'),
    path('s', 'decide', 'u'),
  ),
];

const one = [['> 0', '"a"']];
const two = [
  ['> 0', '"a"'],
  ['> 1', '"b"'],
];

/** Decisions by the API and by business rule tasks. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'decision-unique',
    feature: 'DMN',
    rule: 'A hit-policy violation is DmnHitPolicyException with code null.',
    models: [table('UNIQUE')],
    steps: [evaluate('d', { n: 3 }), evaluate('d', { n: 0 }), evaluate('d', { n: 7 })],
  },
  {
    id: 'decision-any',
    feature: 'DMN',
    models: [table('ANY')],
    steps: [evaluate('d', { n: 7 }), evaluate('d', { n: 11 }), evaluate('d', { n: 0 })],
  },
  {
    id: 'decision-first',
    feature: 'DMN',
    models: [table('FIRST')],
    steps: [evaluate('d', { n: 11 }), evaluate('d', { n: 0 })],
  },
  {
    id: 'decision-rule-order',
    feature: 'DMN',
    models: [table('RULE ORDER')],
    steps: [evaluate('d', { n: 11 })],
  },
  {
    id: 'decision-collect',
    feature: 'DMN',
    models: [table('COLLECT')],
    steps: [evaluate('d', { n: 11 }), evaluate('d', { n: 0 })],
  },
  ...['SUM', 'MIN', 'MAX', 'COUNT'].map((aggregation) => ({
    id: `decision-collect-${aggregation.toLowerCase()}`,
    feature: 'DMN' as const,
    models: [table('COLLECT', aggregation)],
    // Nothing counted has no name there and is no JSON; the business rule task below shows the number.
    steps: [evaluate('d', { n: 11 }), ...(aggregation === 'COUNT' ? [] : [evaluate('d', { n: 0 })])],
  })),
  {
    id: 'decision-first-evaluates-every-matching-rule',
    feature: 'DMN',
    rule: 'FIRST evaluates the outputs of every matching rule, so a failing later one is 500.',
    models: [
      decisions('d', {
        d: {
          hitPolicy: 'FIRST',
          inputs: ['n:integer'],
          outputs: ['r:integer'],
          rules: [
            ['> 0', '1'],
            ['> 0', '"text"'],
          ],
        },
      }),
    ],
    steps: [evaluate('d', { n: 1 })],
  },
  {
    id: 'decision-seven-halves-is-no-integer',
    feature: 'DMN',
    rule: '`7/2` to integer is an error.',
    models: [
      decisions('d', {
        d: { inputs: ['n:integer'], outputs: ['r:integer', 'q:double'], rules: [['-', '7/2', '7/2']] },
      }),
    ],
    steps: [evaluate('d', { n: 1 })],
  },
  {
    id: 'decision-numbers-keep-their-type',
    feature: 'DMN',
    models: [
      decisions('d', {
        d: {
          inputs: ['n:integer'],
          outputs: ['i:integer', 'l:long', 'd:double', 's:string', 'b:boolean', 'none', 't:date'],
          rules: [['-', '1', '2', '0.1 + 0.2', '"x"', 'n > 1', '0.1 + 0.2', 'date and time("2030-01-01T00:00:00")']],
        },
      }),
    ],
    steps: [evaluate('d', { n: 2 })],
  },
  {
    id: 'decision-missing-input-is-null',
    feature: 'DMN',
    rule: 'A missing input variable is null.',
    models: [
      decisions('d', {
        d: {
          hitPolicy: 'FIRST',
          inputs: ['n:integer'],
          outputs: ['r'],
          rules: [
            ['> 0', '"yes"'],
            ['null', '"null"'],
            ['-', '"other"'],
          ],
        },
      }),
    ],
    steps: [evaluate('d', {}), evaluate('d', { n: null }), evaluate('d', { n: 'text' })],
  },
  {
    id: 'decision-tests-of-many-kinds',
    feature: 'DMN',
    models: [
      decisions('d', {
        d: {
          hitPolicy: 'COLLECT',
          inputs: ['n:integer', 's:string'],
          outputs: ['r'],
          rules: [
            ['[1..5]', '-', '"closed"'],
            [']1..5[', '-', '"open"'],
            ['1, 3, 5', '-', '"list"'],
            ['not(1)', '-', '"not"'],
            ['-', '"a","b"', '"texts"'],
            ['-', 'starts with(?, "a")', '"function"'],
            ['-', 'string length(s) > 2', '"expression"'],
          ],
        },
      }),
    ],
    steps: [evaluate('d', { n: 1, s: 'a' }), evaluate('d', { n: 3, s: 'abc' })],
  },
  {
    id: 'decision-bad-feel-deploys-and-fails-when-it-runs',
    feature: 'DMN',
    rule: 'Bad FEEL deploys and fails at run time.',
    models: [decisions('d', { d: { inputs: ['n:integer'], outputs: ['r'], rules: [['> > 1', '"x"']] } })],
    steps: [evaluate('d', { n: 1 })],
  },
  {
    id: 'decision-that-requires-another',
    feature: 'DMN',
    models: [
      decisions('d', {
        first: {
          inputs: ['n:integer'],
          outputs: ['size:string'],
          rules: [
            ['> 5', '"large"'],
            ['<= 5', '"small"'],
          ],
        },
        d: {
          requires: ['first'],
          inputs: ['size:string'],
          outputs: ['price:integer'],
          rules: [
            ['"large"', '10'],
            ['"small"', 'n'],
          ],
        },
      }),
    ],
    steps: [evaluate('d', { n: 7 }), evaluate('d', { n: 3 })],
  },
  {
    id: 'decision-literal-expression',
    feature: 'DMN',
    models: [
      rawModel(
        'd.dmn',
        `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="defs" name="defs" namespace="urn:conformance">
<decision id="d" name="d" camunda:historyTimeToLive="P1D"><variable name="total" typeRef="double"/><literalExpression><text>n * 1.5</text></literalExpression></decision>
</definitions>`,
      ),
    ],
    steps: [evaluate('d', { n: 3 }), evaluate('d', {})],
  },
  {
    id: 'decision-without-time-to-live-is-refused',
    feature: 'deployment refusal',
    models: [{ ...table('FIRST'), text: table('FIRST').text.replace(' camunda:historyTimeToLive="P1D"', '') }],
    steps: [],
  },
  {
    id: 'decision-that-is-not-there',
    feature: 'decision definition API',
    models: [table('FIRST')],
    steps: [
      evaluate('none', {}),
      call('POST', '/decision-definition/none/evaluate', { variables: {} }),
      query('/decision-definition'),
      query('/decision-definition/count?key=d'),
      query('/decision-definition/key/d'),
    ],
  },
  {
    id: 'business-rule-task-maps-a-single-entry',
    feature: 'DMN mapping',
    models: deciding('singleEntry', ['r'], one),
    steps: [startInstance('p', { n: 1 }), startInstance('p', { n: 0 })],
  },
  {
    id: 'business-rule-task-refuses-more-than-a-single-entry',
    feature: 'DMN mapping',
    models: deciding('singleEntry', ['r'], two),
    steps: [startInstance('p', { n: 2 })],
  },
  {
    id: 'business-rule-task-maps-a-single-result',
    feature: 'DMN mapping',
    models: deciding('singleResult', ['r', 'q:integer'], [['> 0', '"a"', '1']]),
    steps: [startInstance('p', { n: 1 }), startInstance('p', { n: 0 })],
  },
  {
    id: 'business-rule-task-collects-entries',
    feature: 'DMN mapping',
    models: deciding('collectEntries', ['r'], two),
    steps: [startInstance('p', { n: 2 }), startInstance('p', { n: 0 })],
  },
  {
    id: 'business-rule-task-maps-a-result-list',
    feature: 'DMN mapping',
    models: deciding(
      'resultList',
      ['r', 'q:integer'],
      [
        ['> 0', '"a"', '1'],
        ['> 1', '"b"', '2'],
      ],
    ),
    steps: [startInstance('p', { n: 2 }), startInstance('p', { n: 0 })],
  },
  {
    id: 'business-rule-task-maps-a-result-list-unless-told-otherwise',
    feature: 'DMN mapping',
    rule: 'The default mapping is resultList.',
    models: deciding(undefined, ['r'], one),
    steps: [startInstance('p', { n: 1 })],
  },
  ...['SUM', 'MIN', 'MAX', 'COUNT'].map((aggregation) => ({
    id: `business-rule-task-${aggregation.toLowerCase()}-of-nothing`,
    feature: 'DMN mapping' as const,
    rule: aggregation === 'COUNT' ? 'COUNT without a match is 0.' : `${aggregation} without a match is null.`,
    models: [table('COLLECT', aggregation), deciding('singleEntry', ['r'], one)[1] ?? table('COLLECT')],
    steps: [startInstance('p', { n: 0 }), startInstance('p', { n: 11 })],
  })),
  {
    id: 'business-rule-task-whose-decision-is-missing',
    feature: 'business rule task',
    models: [
      process(
        'p',
        start('s'),
        taskOf('businessRuleTask', 'decide', { 'camunda:decisionRef': 'none', 'camunda:resultVariable': 'r' }),
        path('s', 'decide'),
      ),
    ],
    steps: [startInstance('p')],
  },
  {
    id: 'business-rule-task-whose-decision-fails-is-no-bpmn-error',
    feature: 'business rule task',
    models: [
      table('UNIQUE'),
      process(
        'p',
        start('s'),
        taskOf(
          'businessRuleTask',
          'decide',
          { 'camunda:decisionRef': 'd', 'camunda:resultVariable': 'r' },
          asyncBefore,
        ),
        boundary('b', 'decide', error()),
        end('e'),
        path('s', 'decide', 'e'),
      ),
    ],
    steps: [startInstance('p', { n: 7 }), call('POST', '/job/{{job:decide}}/execute', {})],
  },
  {
    id: 'business-rule-task-without-implementation-is-refused',
    feature: 'deployment refusal',
    models: [process('p', start('s'), taskOf('businessRuleTask', 'decide'), path('s', 'decide'))],
    steps: [],
  },
]);

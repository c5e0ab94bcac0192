import { type ConformanceCase, defineCases, type Model, type RestStep } from '../case.ts';
import {
  asyncBefore,
  boundary,
  callActivity,
  decisions,
  end,
  error,
  expressionTask,
  path,
  process,
  rawModel,
  start,
  taskOf,
  userTask,
} from '../models/index.ts';
import {
  advance,
  call,
  completeTask,
  deleteInstance,
  deploy,
  query,
  quietly,
  runDueJobs,
  startInstance,
} from '../steps.ts';
import { typedVariables, type VariablesInput } from '../typed-variables.ts';

const PATH = '/history/decision-instance';
const FULL = 'includeInputs=true&includeOutputs=true';
const wholeInstances = query(`${PATH}?${FULL}`);
const instances: RestStep = { ...wholeInstances, answer: 'short' };
const heads: RestStep = query(PATH, { answer: 'short' });
const countOf = (criteria: string): RestStep => query(`${PATH}/count?${criteria}`);
/** One decision with its columns and rules in the order of the engine. */
const inOrder = (key: string): RestStep =>
  query(`${PATH}?${FULL}&decisionDefinitionKey=${key}`, { answer: 'short', ordered: true });
const evaluate = (key: string, variables: VariablesInput): RestStep =>
  call(
    'POST',
    `/decision-definition/key/${key}/evaluate`,
    { variables: typedVariables(variables) },
    { answer: 'status' },
  );
const decide = (id: string, key: string, mapping?: string, ...parts: Parameters<typeof taskOf>[2][]) =>
  taskOf(
    'businessRuleTask',
    id,
    { 'camunda:decisionRef': key, 'camunda:resultVariable': 'result', 'camunda:mapDecisionResult': mapping },
    ...parts,
  );
const deciding = (mapping?: string, key = 'd'): Model =>
  process('p', start('s'), decide('decide', key, mapping), userTask('u'), end('e'), path('s', 'decide', 'u', 'e'));

/** Three rules that may all match; the last one leaves an output out. */
const table = (hitPolicy: string, aggregation?: string): Model =>
  decisions('d', {
    d: {
      hitPolicy,
      ...(aggregation === undefined ? {} : { aggregation }),
      inputs: ['n:integer', 'missing:string'],
      outputs: aggregation === undefined ? ['r:integer', 'a'] : ['r:integer'],
      rules: [
        ['> 10', '-', '1', '"x"'],
        ['> 5', '-', '2', '"x"'],
        ['> 0', '-', '2', ''],
      ].map((rule) => (aggregation === undefined ? rule : rule.slice(0, 3))),
    },
  });
const single = decisions('d', {
  d: { hitPolicy: 'FIRST', inputs: ['n:integer'], outputs: ['r'], rules: [['> 0', '"yes"']] },
});
const file = (body: string): Model =>
  rawModel(
    'd.dmn',
    `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="drd" name="DRD" namespace="urn:conformance">
${body}
</definitions>`,
  );
const literal = (key: string, variable: string, expression: string): string =>
  `<decision id="${key}" name="The ${key}" camunda:historyTimeToLive="P5D"><variable id="${key}-v" ${variable}/><literalExpression id="${key}-e"><text>${expression}</text></literalExpression></decision>`;
const literalOnly = file(literal('d', 'name="total" typeRef="double"', 'n * 1.5'));
/** `top` needs `left` and `right`, which both need `base`; the times to live differ. */
const graph = file(
  [
    ['top', 'P2D', ['left', 'right']],
    ['right', 'P3D', ['base']],
    ['left', 'P4D', ['base', 'total']],
    ['base', 'P5D', []],
  ]
    .map(([key, days, needs]) => {
      const required = (needs as string[]).map(
        (id) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`,
      );
      return `<decision id="${key}" name="The ${key}" camunda:historyTimeToLive="${days}">${required.join('')}<decisionTable id="${key}-t" hitPolicy="FIRST">
<input id="${key}-i" label="How many"><inputExpression id="${key}-ie" typeRef="integer"><text>n</text></inputExpression></input><output id="${key}-o" label="What" name="${key}"/>
<rule id="${key}-r"><inputEntry id="${key}-a"><text>&gt; 0</text></inputEntry><outputEntry id="${key}-b"><text>n</text></outputEntry></rule></decisionTable></decision>`;
    })
    .concat(literal('total', 'name="total" typeRef="double"', 'n * 1.5'))
    .join('\n'),
);
/** One rule that always matches, with columns that have a type only where one is named after a colon with a space before it. */
const untyped = (inputs: readonly string[], outputs: readonly (readonly [string, string])[]): Model => {
  const typed = (text: string): [string, string] => {
    const [before = '', type] = text.split(' :');
    return [before, type === undefined ? '' : ` typeRef="${type}"`];
  };
  const asked = inputs.map((input, at) => {
    const [expression, type] = typed(input);
    const text = expression.replaceAll('"', '&quot;');
    return `<input id="i${at}"><inputExpression id="ie${at}"${type}><text>${text}</text></inputExpression></input>`;
  });
  const given = outputs.map(([name], at) => `<output id="o${at}" name="${typed(name)[0]}"${typed(name)[1]}/>`);
  const tests = inputs.map((_, at) => `<inputEntry id="t${at}"><text></text></inputEntry>`);
  const entries = outputs.map(
    ([, text], at) => `<outputEntry id="v${at}"><text>${text.replaceAll('"', '&quot;')}</text></outputEntry>`,
  );
  const rule = `<rule id="r">${tests.join('')}${entries.join('')}</rule>`;
  return file(
    `<decision id="d" name="d" camunda:historyTimeToLive="P1D"><decisionTable id="dt" hitPolicy="COLLECT">
${[...asked, ...given, rule].join('\n')}
</decisionTable></decision>`,
  );
};
const values = untyped(
  [
    'n',
    'l',
    'd',
    'n :long',
    'n :double',
    'n :string',
    't :date',
    's',
    'b',
    'missing',
    '1 / 3',
    '1.5',
    '1.00',
    '12345678901234567890',
  ],
  [
    ['i :integer', '1'],
    ['l :long', '2'],
    ['d :double', '3'],
    ['s :string', '"x"'],
    ['none', 'null'],
    ['half', '0.5'],
    ['whole', '1.00'],
    ['empty', ''],
  ],
);
const allValues: VariablesInput = {
  n: 7,
  l: { value: 9, type: 'Long' },
  d: 2.5,
  t: { value: '2030-01-02T03:04:05.678+0000', type: 'Date' },
  s: 'text',
  b: true,
};
const madeByFeel = untyped(
  [
    '[1, "a", 0.5, [null, true], date("2030-01-02"), duration("PT90M")]',
    '{a: 1.5, b: {c: 1}}',
    'date("2030-01-02")',
    'time("10:11:12")',
    'time("10:11:12+01:00")',
    'date and time("2030-01-02T03:04:05")',
    'date and time("2030-01-02T03:04:05.678")',
    'date and time("2030-01-02T03:04:05+02:00")',
    'date and time("2030-01-02T03:04:05Z")',
    'date and time("2030-07-02T01:04:05@Europe/Berlin")',
    'date and time("2030-03-31T03:00:00@Europe/Berlin")',
    'date and time("2030-01-02T03:04:05@Africa/Abidjan")',
    't',
    'duration("-P1DT2H")',
    'duration("PT90M")',
    'duration("P13M")',
  ],
  [['r', '"x"']],
);

/** What history keeps of every evaluation of a decision. */
export const cases: readonly ConformanceCase[] = defineCases([
  ...[undefined, 'singleEntry', 'singleResult', 'collectEntries', 'resultList'].map((mapping) => ({
    id: `history-decision-with-${mapping ?? 'no'}-mapping`,
    feature: 'decision history' as const,
    models: [single, deciding(mapping)],
    steps: [quietly(startInstance('p', { n: 1 })), wholeInstances, quietly(startInstance('p', { n: 0 })), heads],
  })),
  ...['ANY', 'FIRST', 'RULE ORDER', 'COLLECT'].map((policy) => ({
    id: `history-decision-of-a-${policy.toLowerCase().replace(' ', '-')}-table`,
    feature: 'decision history' as const,
    models: [table(policy), deciding()],
    rule: 'The order of a rule counts the rules that matched, not those of the table.',
    steps: [
      quietly(startInstance('p', { n: policy === 'ANY' ? 3 : 7 })),
      inOrder('d'),
      quietly(startInstance('p', { n: 0 })),
      instances,
    ],
  })),
  ...['SUM', 'MIN', 'MAX', 'COUNT'].map((aggregation) => ({
    id: `history-decision-of-a-${aggregation.toLowerCase()}`,
    feature: 'decision history' as const,
    rule: 'The aggregated value is beside the outputs of the rules that matched.',
    models: [table('COLLECT', aggregation), deciding('singleEntry')],
    steps: [quietly(startInstance('p', { n: 7 })), inOrder('d'), quietly(startInstance('p', { n: 0 })), instances],
  })),
  {
    id: 'history-decision-of-a-literal-expression',
    feature: 'decision history',
    rule: 'The output of a literal expression has no rule, no column and no time.',
    models: [literalOnly, deciding('singleEntry')],
    steps: [quietly(startInstance('p', { n: 2 })), wholeInstances],
  },
  {
    id: 'history-decision-of-required-decisions',
    feature: 'decision history',
    rule: 'Every required decision is an instance of its own, once, and names the decision that was asked for as its root.',
    models: [graph, deciding('singleEntry', 'top')],
    steps: [
      quietly(startInstance('p', { n: 2 })),
      wholeInstances,
      countOf('rootDecisionInstancesOnly=true'),
      countOf('rootDecisionInstancesOnly=false'),
      countOf('rootDecisionInstanceId={{decisionInstance:top}}'),
      countOf('rootDecisionInstanceId={{decisionInstance:left}}'),
      countOf('rootDecisionInstanceId={{decisionInstance:top}}&rootDecisionInstancesOnly=true'),
    ],
  },
  {
    id: 'history-decision-of-an-evaluation-by-the-api',
    feature: 'decision history',
    rule: 'The time to live of the decision that was asked for counts for all that it required.',
    models: [graph],
    steps: [
      advance(5),
      quietly(evaluate('top', { n: 2 })),
      wholeInstances,
      quietly(evaluate('total', { n: 1 })),
      heads,
    ],
  },
  {
    id: 'history-decision-of-values-of-every-type',
    feature: 'decision history',
    models: [values],
    steps: [quietly(evaluate('d', allValues)), inOrder('d')],
  },
  {
    id: 'history-decision-of-values-made-by-feel',
    feature: 'decision history',
    rule: 'Lists, contexts and times are Java objects, shown as what they hold.',
    models: [madeByFeel],
    steps: [quietly(evaluate('d', { t: allValues.t ?? null })), inOrder('d')],
  },
  {
    id: 'history-decision-that-fails-is-not-kept',
    feature: 'decision history',
    models: [
      table('UNIQUE'),
      process('p', start('s'), decide('decide', 'd', undefined, asyncBefore), end('e'), path('s', 'decide', 'e')),
    ],
    steps: [evaluate('d', { n: 7 }), quietly(startInstance('p', { n: 7 })), runDueJobs(), heads],
  },
  {
    id: 'history-decision-whose-result-cannot-be-mapped',
    feature: 'decision history',
    rule: 'A boundary event without a code does not catch a failed mapping; the decision is rolled back with it.',
    models: [
      table('COLLECT'),
      process(
        'p',
        start('s'),
        decide('decide', 'd', 'singleEntry'),
        boundary('b', 'decide', error()),
        userTask('caught'),
        end('e'),
        path('s', 'decide', 'e'),
        path('b', 'caught'),
      ),
    ],
    steps: [startInstance('p', { n: 7 }), heads],
  },
  {
    id: 'history-decision-of-a-text-that-is-too-long',
    feature: 'decision history',
    rule: 'A text over 4,000 characters in a column fails the evaluation.',
    models: [
      decisions('d', { d: { inputs: ['s + s'], outputs: ['r'], rules: [['-', '"x"']] } }),
      decisions('f', { f: { inputs: ['1'], outputs: ['r'], rules: [['-', 's + s']] } }),
    ],
    steps: [
      evaluate('d', { s: 'x'.repeat(2_000) }),
      evaluate('d', { s: 'x'.repeat(2_001) }),
      evaluate('f', { s: 'x'.repeat(2_001) }),
      countOf('decisionDefinitionKey=d'),
    ],
  },
  {
    id: 'history-decision-outlives-its-instance',
    feature: 'decision history',
    rule: 'Decisions know from the end of the root instance on when history may forget them, and are not deleted with it.',
    models: [
      single,
      process('called', start('s'), decide('decide', 'd'), userTask('v'), end('e'), path('s', 'decide', 'v', 'e')),
      process(
        'p',
        start('s'),
        decide('first', 'd'),
        callActivity('c', 'called'),
        userTask('u'),
        end('e'),
        path('s', 'first', 'c', 'u', 'e'),
      ),
    ],
    steps: [
      quietly(startInstance('p', { n: 1 })),
      advance(10),
      quietly(completeTask('v')),
      instances,
      advance(10),
      quietly(completeTask('u')),
      instances,
      quietly(call('DELETE', '/history/process-instance/{{instance}}', undefined, { answer: 'status' })),
      instances,
    ],
  },
  {
    id: 'history-decision-of-a-deleted-instance',
    feature: 'decision history',
    models: [single, deciding()],
    steps: [quietly(startInstance('p', { n: 1 })), advance(3), quietly(deleteInstance()), instances],
  },
  {
    id: 'history-decision-is-deleted-with-its-deployment-only',
    feature: 'decision history',
    rule: 'Deleting a deployment with everything deletes the instances of its decisions, not those of its processes.',
    models: [single],
    steps: [
      deploy([deciding()]),
      quietly(startInstance('p', { n: 1 })),
      quietly(call('DELETE', '/deployment/{{deployment:1}}?cascade=true', undefined, { answer: 'status' })),
      heads,
      quietly(call('DELETE', '/deployment/{{deployment}}?cascade=true', undefined, { answer: 'status' })),
      heads,
    ],
  },
  {
    id: 'history-decision-of-an-older-version',
    feature: 'decision history',
    models: [single],
    steps: [
      quietly(evaluate('d', { n: 1 })),
      deploy([table('FIRST')]),
      quietly(evaluate('d', { n: 1 })),
      heads,
      countOf('decisionDefinitionId={{definition:d:v1}}'),
      countOf('decisionDefinitionIdIn={{definition:d:v1}},{{definition:d:v2}}'),
      countOf('decisionDefinitionKey=d'),
    ],
  },
  {
    id: 'history-decision-queries',
    feature: 'decision history',
    models: [
      graph,
      process(
        'p',
        start('s'),
        decide('decide', 'top', 'singleEntry'),
        expressionTask('x', '${1}'),
        decide('again', 'total', 'singleEntry'),
        userTask('u'),
        path('s', 'decide', 'x', 'again', 'u'),
      ),
    ],
    steps: [
      quietly(startInstance('p', { n: 2 })),
      advance(10),
      quietly(evaluate('top', { n: 1 })),
      quietly(heads),
      ...[
        'decisionInstanceId={{decisionInstance:base}}',
        'decisionInstanceIdIn={{decisionInstance:base}},{{decisionInstance:left}},none',
        'decisionDefinitionId={{definition:base}}',
        'decisionDefinitionId=none',
        'decisionDefinitionIdIn={{definition:base}},{{definition:left}}',
        'decisionDefinitionKey=left',
        'decisionDefinitionKeyIn=left,total,none',
        'decisionDefinitionKey=left&decisionDefinitionKeyIn=total',
        'decisionDefinitionName=The%20left',
        'decisionDefinitionName=the%20left',
        'decisionDefinitionNameLike=The%25t%25',
        'decisionRequirementsDefinitionKey=drd',
        'decisionRequirementsDefinitionId=none',
        'processDefinitionKey=p',
        'processDefinitionId={{definition:p}}',
        'processInstanceId={{instance}}',
        'processInstanceId=none',
        'activityIdIn=again,none',
        'activityIdIn=decide,again',
        'activityIdIn=',
        'activityInstanceIdIn=none',
        'evaluatedBefore=2030-01-01T00:00:00.000%2B0000',
        'evaluatedAfter=2030-01-01T00:00:10.000%2B0000',
        'evaluatedBefore=2030-01-01T00:00:10.000%2B0000&evaluatedAfter=2030-01-01T00:00:00.000%2B0000',
        'userId=somebody',
        'tenantIdIn=t',
        'withoutTenantId=true',
        'includeInputs=true',
      ].map(countOf),
      query(`${PATH}?decisionDefinitionKeyIn=total&activityIdIn=again&includeOutputs=true`),
      query(
        `${PATH}?decisionDefinitionKeyIn=base&processDefinitionKey=p&includeInputs=true&disableBinaryFetching=true`,
      ),
      query(`${PATH}?decisionDefinitionKey=base&sortBy=evaluationTime&sortOrder=desc`, {
        ordered: true,
        answer: 'short',
      }),
      query(`${PATH}?decisionDefinitionKey=base&sortBy=evaluationTime&sortOrder=asc&firstResult=1&maxResults=1`, {
        answer: 'short',
      }),
      query(`${PATH}?sortBy=tenantId&sortOrder=asc&decisionDefinitionKey=top`, { answer: 'short' }),
      query(`${PATH}/{{decisionInstance:left}}`),
      query(`${PATH}/{{decisionInstance:left}}?${FULL}&disableCustomObjectDeserialization=true`, { answer: 'short' }),
    ],
  },
  {
    id: 'history-decision-queries-that-are-refused',
    feature: 'decision history',
    models: [single],
    steps: [
      query(`${PATH}?sortBy=nope&sortOrder=asc`),
      query(`${PATH}?sortBy=processInstanceId&sortOrder=asc`),
      query(`${PATH}?sortBy=evaluationTime`),
      query(`${PATH}?sortOrder=asc`),
      query(`${PATH}?sortBy=evaluationTime&sortOrder=up`),
      query(`${PATH}?evaluatedBefore=yesterday`),
      query(`${PATH}?includeInputs=maybe`),
      query(`${PATH}?disableCustomObjectDeserialization=maybe`),
      countOf('rootDecisionInstancesOnly=maybe'),
      query(`${PATH}/nope`),
    ],
  },
]);

import { describe, expect, it } from 'vitest';
import { buildDmn, type ShortDecision } from '../../test/helpers/build-dmn.ts';
import { readDecisions } from '../read-decisions.ts';
import { toTypedValue } from '../to-typed-value.ts';
import type { Evaluation } from './evaluation.ts';
import { explain } from './explain.ts';
import { mapDecisionResult } from './map-decision-result.ts';

async function evaluate(
  decisions: readonly ShortDecision[],
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Evaluation> {
  const model = await readDecisions(buildDmn(decisions), { fileName: 'test.dmn' });
  const typed = Object.entries(variables).map(([name, value]) => [name, toTypedValue(value)] as const);
  return model.evaluate(decisions.at(-1)?.id ?? '', Object.fromEntries(typed));
}

const rows = (hitPolicy: string, outputs: readonly string[], ...results: string[][]): ShortDecision[] => [
  {
    id: 'd',
    hitPolicy,
    inputs: [],
    outputs: outputs.map((name) => ({ name })),
    rules: results.map((texts) => [[], texts]),
  },
];

describe('mapDecisionResult', () => {
  const one = rows('COLLECT', ['a'], ['1']);
  const many = rows('COLLECT', ['a'], ['1'], ['2']);
  const wide = rows('COLLECT', ['a', 'b'], ['1', '"x"']);
  const none = rows('COLLECT', ['a']);
  const map = (...entries: [string, unknown][]): unknown => ({ type: 'Object', value: { kind: 'map', entries } });
  const list = (...items: unknown[]): unknown => ({ type: 'Object', value: { kind: 'list', items } });
  const [n1, n2, x, nothing] = [
    { type: 'Long', value: 1n },
    { type: 'Long', value: 2n },
    { type: 'String', value: 'x' },
    { type: 'Null', value: null },
  ];

  it.each([
    ['singleEntry', 'one row', one, n1],
    ['singleEntry', 'no row', none, nothing],
    ['singleResult', 'one row', one, map(['a', n1])],
    ['singleResult', 'a wide row', wide, map(['a', n1], ['b', x])],
    ['singleResult', 'no row', none, nothing],
    ['collectEntries', 'rows', many, list(n1, n2)],
    ['collectEntries', 'no row', none, list()],
    ['resultList', 'rows', many, list(map(['a', n1]), map(['a', n2]))],
    ['resultList', 'no row', none, list()],
  ] as const)('%s takes %s', async (mapper, _, decisions, expected) => {
    expect(mapDecisionResult(await evaluate(decisions), mapper)).toEqual(expected);
  });

  it.each([
    ['singleEntry', 'two rows', many],
    ['singleEntry', 'two outputs', wide],
    ['singleResult', 'two rows', many],
    ['collectEntries', 'two outputs', wide],
    ['collectEntries', 'a row without outputs', rows('COLLECT', ['a'], [''])],
  ] as const)('%s fails for %s', async (mapper, _, decisions) => {
    const evaluation = await evaluate(decisions);
    expect(() => mapDecisionResult(evaluation, mapper)).toThrow(
      expect.objectContaining({ code: 'RESULT_MAPPING', engineType: 'ProcessEngineException' }),
    );
  });

  it('gives a result list without a mapper', async () => {
    const evaluation = await evaluate(many);
    expect(mapDecisionResult(evaluation)).toEqual(mapDecisionResult(evaluation, 'resultList'));
  });

  it('refuses a date, as it is no process variable', async () => {
    const evaluation = await evaluate(rows('UNIQUE', ['a'], ['[date("2020-01-31")]']));
    expect(() => mapDecisionResult(evaluation)).toThrow(expect.objectContaining({ code: 'RESULT_UNSUPPORTED' }));
  });
});

describe('errors of an evaluation', () => {
  it.each([
    ['UNIQUE', 'HIT_POLICY_VIOLATED', "DMN-03001 Hit policy 'UNIQUE' only allows a single rule to match"],
    ['ANY', 'HIT_POLICY_VIOLATED', "DMN-03002 Hit policy 'ANY' only allows multiple matching rules with equal output"],
  ])('a violated %s names the rules', async (hitPolicy, code, message) => {
    const failing = evaluate(rows(hitPolicy, ['a'], ['1'], ['2']));
    await expect(failing).rejects.toMatchObject({ code, engineType: 'DmnHitPolicyException', decisionId: 'd' });
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toThrow('d_r0, d_r1');
  });

  it('a value that does not fit names the value, the type and the place once', async () => {
    const failing = evaluate([{ id: 'd', outputs: [{ name: 'a', typeRef: 'integer' }], rules: [[[], ['7 / 2']]] }]);
    await expect(failing).rejects.toMatchObject({
      code: 'VALUE_CONVERSION',
      engineType: 'DmnEngineException',
      elementId: 'd_r0u0',
    });
    await expect(failing).rejects.toThrow(
      /^DMN-01005 Invalid value '3\.5' for clause with type 'integer'\. \(test\.dmn line \d+, decision 'd'\)$/,
    );
  });

  it.each(['nosuch(1)', 'random number()', 'uuid()'])('%s is refused by its name', async (expression) => {
    const failing = evaluate([{ id: 'd', literal: expression }]);
    await expect(failing).rejects.toMatchObject({ code: 'FEEL_UNSUPPORTED' });
    await expect(failing).rejects.toThrow(`the function '${expression.replace(/\(.*/, '')}'`);
  });

  it('an error in a required decision names that one', async () => {
    const failing = evaluate([
      { id: 'a', literal: 'substring("a", 9)' },
      { id: 'd', literal: '1', requires: ['a'] },
    ]);
    await expect(failing).rejects.toMatchObject({ code: 'FEEL_FAILED', decisionId: 'a' });
  });
});

describe('options of an evaluation', () => {
  const literal = async (expression: string) => await readDecisions(buildDmn([{ id: 'd', literal: expression }]));

  it('takes the moment and the zone from the caller', async () => {
    const model = await literal('string(now()) + " " + string(today())');
    const options = { now: () => new Date('2020-07-01T23:30:00Z'), timeZone: 'Europe/Berlin' };
    expect(model.evaluate('d', {}, options).result[0]?.get('result')?.value).toBe(
      '2020-07-02T01:30:00@Europe/Berlin 2020-07-02',
    );
  });

  it('gives a Date its wall-clock time in the zone and takes it back', async () => {
    const noon = { x: { type: 'Date', value: Date.UTC(2020, 6, 1, 12) } } as const;
    const hour = (await literal('x.hour')).evaluate('d', noon, { timeZone: 'America/New_York' });
    expect(hour.result[0]?.get('result')).toEqual({ type: 'Long', value: 8n });
    const typed = await readDecisions(
      buildDmn([{ id: 'd', literal: 'x', variable: { name: 'result', typeRef: 'date' } }]),
    );
    expect(typed.evaluate('d', noon, { timeZone: 'America/New_York' }).result[0]?.get('result')).toEqual(noon.x);
  });

  it('refuses a zone that is none', async () => {
    const model = await literal('1');
    expect(() => model.evaluate('d', {}, { timeZone: 'Berlin' })).toThrow(RangeError);
  });
});

describe('explain', () => {
  const decisions: ShortDecision[] = [
    { id: 'a', literal: 'x * 2', variable: { name: 'doubled', typeRef: 'long' } },
    {
      id: 'd',
      requires: ['a'],
      hitPolicy: 'FIRST',
      inputs: [{ expression: 'doubled', typeRef: 'long' }],
      outputs: [{ name: 'size', typeRef: 'string' }, { name: 'day' }],
      rules: [
        [['< 5'], ['"small"', 'null']],
        [['-'], ['"large"', 'date("2020-01-31")']],
      ],
    },
  ];

  it('tells inputs, rules and required decisions as data that survives JSON', async () => {
    const evaluation = await evaluate(decisions, { x: 5 });
    const explanation = explain(evaluation, '7');
    expect(JSON.parse(JSON.stringify(explanation))).toMatchObject({
      decisionId: 'd',
      version: '7',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      inputs: [{ id: 'd_i0', name: 'input 0', value: { type: 'Long', value: '10' } }],
      matchedRules: [
        {
          id: 'd_r1',
          order: 2,
          outputs: { size: { type: 'String', value: 'large' }, day: { type: 'Temporal', value: '2020-01-31' } },
        },
      ],
      result: [{ size: { type: 'String', value: 'large' } }],
      required: [{ decisionId: 'a', result: [{ doubled: { type: 'Long', value: '10' } }] }],
    });
  });

  it('keeps the annotation of a rule', async () => {
    const xml = buildDmn(decisions).replace('<rule id="d_r1">', '<rule id="d_r1"><description> why </description>');
    const model = await readDecisions(xml);
    const evaluation = model.evaluate('d', { x: { type: 'Integer', value: 5 } });
    expect(explain(evaluation).matchedRules[0]?.annotation).toBe('why');
  });
});

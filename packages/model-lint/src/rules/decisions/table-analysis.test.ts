import {
  DecisionError,
  mapDecisionResult,
  readDecisionsSync,
  type TypedValue,
  toTypedValue,
} from '@stepwright/decision';
import { expect, test } from 'vitest';
import { decisionText, type ExampleTable } from '../../../test/helpers/decision-text.ts';
import { exampleContract } from '../../../test/helpers/example-contract.ts';
import { wholeText } from '../../../test/helpers/rule-example.ts';
import type { Finding } from '../../finding.ts';
import { createProject } from '../../project/create-project.ts';
import { lintProject } from '../../run/lint-project.ts';
import { decisionsRules } from './index.ts';

const rules = decisionsRules.filter(({ name }) => /^decision-(table|rule)-/.test(name));

function lint(table: ExampleTable): readonly Finding[] {
  const files = [{ fileName: 'risk.dmn', content: Buffer.from(decisionText(table)) }];
  return lintProject(createProject({ files }), {}, rules).findings;
}

/** Numbers from 0 to below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Kind {
  readonly type: string;
  readonly cells: readonly string[];
  /** Values in every part that the cells can cut, and a value of another type where one may come. */
  readonly samples: readonly TypedValue[];
}

const whole = (value: number): TypedValue => ({ type: 'Integer', value });
const text = (value: string): TypedValue => ({ type: 'String', value });
const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step);

const numberCells = [
  '-',
  '< 3',
  '<= 3',
  '> 3',
  '>= 3',
  '5',
  '[1..5]',
  ']3..5]',
  '[3..5[',
  ']3..4[',
  'not(3)',
  'not(< 5)',
];
const kinds: readonly Kind[] = [
  { type: ': integer', cells: [...numberCells, '> 2.5', '1, 3', '[5..3]'], samples: range(-1, 7, 1).map(whole) },
  {
    type: ': double',
    cells: [...numberCells, '> 2.5', '< 2.5'],
    samples: range(0, 7, 0.25).map((value) => ({ type: 'Double', value })),
  },
  {
    type: ': string',
    cells: ['-', '"A"', '"B"', '"A", "B"', 'not("A")', 'not("A", "B")', '["A", "C"]', 'null', 'not(null)', '5'],
    samples: ['A', 'B', 'C', 'D', ''].map(text),
  },
  {
    type: ': boolean',
    cells: ['-', 'true', 'false', 'not(true)', 'not(false)', 'true, false'],
    samples: [true, false].map((value) => ({ type: 'Boolean', value })),
  },
  {
    type: '',
    cells: ['-', '< 3', '>= 3', 'not(3)', 'not([3, 5])', '3, 5', 'not(< 4)'],
    samples: range(1, 7, 1).map(whole),
  },
];

const none = toTypedValue(null);
const foreign: TypedValue = { type: 'String', value: 'another type' };

interface RandomTable {
  readonly table: ExampleTable;
  readonly kinds: readonly Kind[];
}

function randomTable(seed: number, hitPolicy: string): RandomTable {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const columns = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(kinds));
  const lines = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, at) =>
    [...columns.map(({ cells }) => pick(cells)), `"${at % 2}"`].join(' | '),
  );
  const inputs = columns.map(({ type }, at) => `x${at}${type}`);
  return { kinds: columns, table: { hitPolicy, inputs, rules: lines } };
}

/** The rules that matched, for every combination of samples: by the evaluation itself, which is Camunda's. */
function evaluateAll(
  { table, kinds: columns }: RandomTable,
  extra: boolean,
): readonly (readonly number[] | 'violated')[] {
  const model = readDecisionsSync(decisionText(table));
  let combinations: readonly (readonly TypedValue[])[] = [[]];
  for (const { samples, type } of columns) {
    const more = extra ? [none, ...(type === '' ? [foreign] : [])] : [];
    combinations = combinations.flatMap((before) => [...samples, ...more].map((value) => [...before, value]));
  }
  return combinations.map((values) => {
    try {
      const variables = Object.fromEntries(values.map((value, at) => [`x${at}`, value]));
      return model.evaluate('risk', variables).matchedRules.map(({ order }) => order);
    } catch (error) {
      if (error instanceof DecisionError && error.code === 'HIT_POLICY_VIOLATED') return 'violated';
      throw error;
    }
  });
}

const seeds = Array.from({ length: 150 }, (_, at) => at * 7919 + 1);

test('gaps are there exactly when an evaluation matches no rule', () => {
  let gaps = 0;
  for (const seed of seeds) {
    const random = randomTable(seed, 'FIRST');
    const hasGap = evaluateAll(random, false).some((matched) => matched.length === 0);
    const found = lint(random.table).some(({ rule }) => rule === 'decision-table-gap');
    expect([random.table, found]).toEqual([random.table, hasGap]);
    gaps += hasGap ? 1 : 0;
  }
  expect(gaps).toBeGreaterThan(20);
  expect(gaps).toBeLessThan(seeds.length - 20);
});

test('overlaps are there exactly when an evaluation violates UNIQUE, or ANY with different outputs', () => {
  for (const hitPolicy of ['UNIQUE', 'ANY']) {
    for (const seed of seeds) {
      const random = randomTable(seed, hitPolicy);
      const isViolated = evaluateAll(random, false).includes('violated');
      const found = lint(random.table).some(({ rule }) => rule === 'decision-table-overlap');
      expect([random.table, found]).toEqual([random.table, isViolated]);
    }
  }
});

test('a rule is unreachable exactly when no evaluation takes it, with inputs that have no value or another type too', () => {
  let unreachable = 0;
  for (const seed of seeds) {
    const random = randomTable(seed, 'FIRST');
    const taken = new Set(evaluateAll(random, true).flat());
    const never = random.table.rules.flatMap((_, at) => (taken.has(at + 1) ? [] : [at + 1]));
    const found = lint(random.table)
      .filter(({ rule }) => rule === 'decision-rule-unreachable')
      .map(({ message }) => Number(/^rule (\d+)/.exec(message)?.[1]))
      .sort((a, b) => a - b);
    expect([random.table, found]).toEqual([random.table, never]);
    unreachable += never.length;
  }
  expect(unreachable).toBeGreaterThan(50);
});

/** Tables that are made to be hard: 1,000 rules with 10 inputs. */
const hard: readonly (readonly [string, (random: () => number, at: number) => readonly string[]])[] = [
  ['points in every input', (random) => range(0, 9, 1).map(() => `${Math.floor(random() * 1000)}`)],
  [
    'ranges in every input',
    (random) => range(0, 9, 1).map(() => `[${Math.floor(random() * 500)}..${500 + Math.floor(random() * 500)}]`),
  ],
  [
    'half of the inputs any',
    (random) => range(0, 9, 1).map(() => (random() < 0.5 ? '-' : `> ${Math.floor(random() * 1000)}`)),
  ],
  ['points or any', (random) => range(0, 9, 1).map(() => (random() < 0.5 ? '-' : `${Math.floor(random() * 1000)}`))],
  ['all others', (random) => range(0, 9, 1).map(() => `not(${Math.floor(random() * 1000)})`)],
  ['bits', (_, at) => range(0, 9, 1).map((bit) => ((at >> bit) % 2 === 0 ? '< 1' : '>= 1'))],
  [
    'two inputs in three any',
    (random) => range(0, 9, 1).map(() => (random() < 0.7 ? '-' : `${Math.floor(random() * 4)}`)),
  ],
];

test.each(hard.flatMap(([name, cells]) => ['FIRST', 'UNIQUE'].map((hitPolicy) => [name, hitPolicy, cells] as const)))(
  'a table of 1,000 rules does not hang: %s, %s',
  { timeout: 60_000 },
  (_, hitPolicy, cells) => {
    const random = seeded(1);
    const lines = range(0, 999, 1).map((at) => [...cells(random, at), '"x"'].join(' | '));
    const inputs = range(0, 9, 1).map((at) => `x${at}: integer`);
    const start = performance.now();
    const findings = lint({ hitPolicy, inputs, rules: lines });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(findings.map(({ rule }) => rule)).not.toContain('rule-crashed');
    expect(findings.every(({ details }) => details.length < 20)).toBe(true);
  },
);

test('what is wrong in a large table of usual cells is found', { timeout: 60_000 }, () => {
  const lines = range(0, 998, 1).map(
    (at) => `"${at >> 2}" | ${['< 10', '[10..99]', '[100..999]', '> 999'][at % 4]} | - | "x"`,
  );
  const inputs = ['code: string', 'amount: integer', 'country: string'];
  for (const hitPolicy of ['FIRST', 'UNIQUE']) {
    const findings = lint({ hitPolicy, inputs, rules: [...lines, '"77" | [50..200] | "DE" | "y"'] });
    const [gap, wrong] = findings;
    expect(gap?.message).toBe('no rule of "risk" holds for code is not("0", "1", "10", "100", …), and in 1 more case');
    expect(gap?.details.at(-1)).toMatch(/^"249" +\| > 999 +\| -$/);
    expect(findings).toHaveLength(2);
    expect(wrong?.elementId).toBe('risk-1000');
    expect(wrong?.message).toContain('rules 310, 311');
  }
});

test('what a mapping or an aggregation is said to fail at, the evaluation fails at', () => {
  const table = { hitPolicy: 'COLLECT', aggregation: 'SUM', inputs: ['amount: integer'] };
  const texts = decisionText({ ...table, outputs: ['fee: string'], rules: ['- | "5"'] });
  const several = decisionText({ ...table, outputs: ['fee: integer', 'why: string'], rules: ['- | 5 | "a"'] });
  for (const xml of [texts, several]) {
    expect(() => readDecisionsSync(xml).evaluate('risk')).toThrow(
      expect.objectContaining({ code: 'AGGREGATION_FAILED' }),
    );
  }
  const rows = decisionText({ hitPolicy: 'COLLECT', inputs: [], outputs: ['a', 'b'], rules: ['1 | 2', '3 | 4'] });
  const evaluation = readDecisionsSync(rows).evaluate('risk');
  for (const mapper of ['singleEntry', 'singleResult', 'collectEntries'] as const) {
    expect(() => mapDecisionResult(evaluation, mapper)).toThrow(expect.objectContaining({ code: 'RESULT_MAPPING' }));
  }
});

test('a process of 2,000 tasks that ask one table of 1,000 rules does not hang', { timeout: 60_000 }, () => {
  const lines = range(0, 999, 1).map((at) => `${at} | - | "r${at}"`);
  const table = decisionText({ hitPolicy: 'COLLECT', inputs: ['amount: integer', 'country: string'], rules: lines });
  const ref = 'camunda:decisionRef="risk" camunda:mapDecisionResult="singleEntry"';
  const tasks = range(0, 1999, 1).map((at) =>
    `<businessRuleTask id="t${at}" ${ref} camunda:resultVariable="r${at}" />
<sequenceFlow id="f${at}" sourceRef="${at === 0 ? 'start' : `t${at - 1}`}" targetRef="t${at}"><conditionExpression>$`.concat(
      `{r${at} == 'none'}</conditionExpression></sequenceFlow>`,
    ),
  );
  const files = [
    {
      fileName: 'order.bpmn',
      content: Buffer.from(wholeText({ process: `<startEvent id="start" />${tasks.join('')}` })),
    },
    { fileName: 'risk.dmn', content: Buffer.from(table) },
  ];
  const project = createProject({ files, contracts: [exampleContract()] });
  const start = performance.now();
  const { findings } = lintProject(project, {}, decisionsRules);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(findings.filter(({ rule }) => rule === 'decision-input-missing')).toHaveLength(4_000);
});

import { expect, test } from 'vitest';
import { flow, path } from '../../test/helpers/bpmn-text.ts';
import { historyOf, subjectOf } from '../../test/helpers/covered-process.ts';
import { checkThresholds } from './check-thresholds.ts';
import { compareCoverage } from './compare-coverage.ts';
import { coverRun } from './cover-run.ts';
import { coverageJson, readCoverage } from './coverage-json.ts';
import { coverageLcov } from './coverage-lcov.ts';
import { coverageSummary } from './coverage-summary.ts';
import { mergeCoverage } from './merge-coverage.ts';

const subject = subjectOf([
  '<startEvent id="s"/><exclusiveGateway id="x" default="x-c"/>',
  '<serviceTask id="b" camunda:type="external" camunda:topic="reserve"/>',
  '<userTask id="c"/>',
  path('s', 'x'),
  flow('x', 'b', 'n == 1'),
  flow('x', 'c'),
]);
const viaB = coverRun(subject, historyOf('s', 'x', 'b…'));
const viaC = coverRun(subject, historyOf('s', 'x', 'c…'));
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

test('runs add up, and an item that one of them does not know stays', () => {
  const both = mergeCoverage(viaB, viaC, viaC);
  const hits = Object.fromEntries(both.items.map(({ kind, id, hits: count }) => [`${kind} ${id}`, count]));
  expect(hits).toMatchObject({ 'nodes s': 3, 'nodes b': 1, 'nodes c': 2, 'conditions x-b=false': 2 });
  const [first, ...others] = viaB.items;
  expect(mergeCoverage({ process: 'p', items: others }, viaB).items).toContainEqual(first);
  expect(mergeCoverage(viaB)).toEqual(viaB);
});

test('a summary counts each kind of each process and lists what is not covered with its place', () => {
  expect(coverageSummary(viaC)).toMatchInlineSnapshot(`
    "p
      nodes      3/4  75.0 %
      flows      2/3  66.6 %
      conditions 1/2  50.0 %
      errors     0/2   0.0 %
      not covered:
        p.bpmn:6:1 node b
        p.bpmn:9:1 flow x-b
        p.bpmn:9:1 condition x-b=true
        p.bpmn:6:1 error b!NO_STOCK
        p.bpmn:6:1 error b!NO_PRICE
    "
  `);
});

test('nothing but everything is one hundred percent', () => {
  const items = Array.from({ length: 2001 }, (_, index) => ({ ...viaB.items[0]!, id: `${index}`, hits: index }));
  expect(coverageSummary({ process: 'p', items })).toContain('2000/2001  99.9 %');
  expect(coverageSummary({ process: 'p', items: items.slice(1) })).toContain('100.0 %');
});

test('a report is read as it was written', () => {
  expect(readCoverage(coverageJson(viaB))).toEqual(viaB);
  expect(readCoverage(coverageJson({ process: 'p', items: [] }))).toEqual({ process: 'p', items: [] });
  expect(coverageJson(viaB).split('\n')).toHaveLength(viaB.items.length + 3);
});

test.each([
  ['no JSON', 'nothing'],
  ['a later version', coverageJson(viaB).replace('"version":1', '"version":2')],
  ['hits below zero', coverageJson(viaB).replace('"hits":1', '"hits":-1')],
])('a report that is %s is refused', (_, text) => {
  expect(() => readCoverage(text)).toThrow('FILE_UNREADABLE: It is no coverage report of version 1');
});

test('the lcov report has the lines of the model and a branch for each way', () => {
  expect(coverageLcov(viaB, { pathOf: (file) => `bpmn/${file}` })).toMatchInlineSnapshot(`
    "TN:p
    SF:bpmn/p.bpmn
    BRDA:6,0,0,0
    BRDA:6,0,1,0
    BRDA:9,1,0,1
    BRDA:9,1,1,0
    BRF:4
    BRH:1
    DA:5,1
    DA:6,1
    DA:7,0
    DA:8,1
    DA:9,1
    DA:10,0
    LF:6
    LH:4
    end_of_record
    "
  `);
});

test('thresholds tell which kinds are below, with what is not covered', () => {
  const misses = checkThresholds(viaB, { nodes: 75, flows: 67, conditions: 50, rules: 100 });
  expect(misses.map(({ kind, threshold, percent, uncovered }) => [kind, threshold, percent, ids(uncovered)])).toEqual([
    ['flows', 67, 66.6, ['x-c']],
  ]);
  expect(checkThresholds(viaB, {})).toEqual([]);
});

test('against a base, only what was covered, is still there and is covered no more is lost', () => {
  expect(ids(compareCoverage(viaB, viaC))).toEqual(['b', 'x-b', 'x-b=true']);
  expect(compareCoverage(viaB, mergeCoverage(viaB, viaC))).toEqual([]);
  const smaller = { process: 'p', items: viaC.items.filter(({ element }) => element !== 'b') };
  expect(ids(compareCoverage(viaB, smaller))).toEqual(['x-b', 'x-b=true']);
});

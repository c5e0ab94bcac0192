import { expect, test } from 'vitest';
import type { ConformanceCase } from './case.ts';
import { conformanceTable } from './conformance-table.ts';
import { resultsOf } from './results.ts';
import type { Verdict } from './run/judge-case.ts';

const cases: ConformanceCase[] = [
  { id: 'good', feature: 'user task', rule: 'It waits.', models: [], steps: [] },
  { id: 'bad', feature: 'user task', models: [], steps: [] },
  { id: 'other', feature: 'link events', models: [], steps: [], operaton: 'differs: for the test' },
];
const passed: Verdict = { passed: true };
const verdicts = new Map<string, Verdict>([
  ['good', passed],
  ['bad', { passed: false, reason: 'why' }],
  ['other', passed],
]);

test('the table counts what was run and says what was not', () => {
  const page = conformanceTable(cases, [
    resultsOf('camunda-7.24', '7.24.0', cases, verdicts),
    resultsOf('operaton-1.0', '1.0.3', cases, verdicts),
  ]);
  expect(page).toContain('| feature | Camunda 7.24 (7.24.0) | Operaton 1.0 (1.0.3) | Local engine |');
  expect(page).toContain('| user task | 1 passed, **1 failed** | 1 passed, **1 failed** | not verified |');
  expect(page).toContain('| link events | 1 passed | 1 different | not verified |');
  expect(page).toContain('| none throw | not verified | not verified | not verified |');
  expect(page).toContain('| all | 2 passed, **1 failed** | 1 passed, **1 failed**, 1 different | not verified |');
  expect(page).toContain('- It waits. (`good`)');
});

test('cases that are newer than the last run are not verified', () => {
  const page = conformanceTable(cases, [resultsOf('local', '1', cases, new Map([['good', passed]]))]);
  expect(page).toContain('| user task | not verified | not verified | 1 passed, 1 not verified |');
});

test('cases without a verdict count as not run', () => {
  const { features } = resultsOf('local', '1', cases, new Map([['good', passed]]));
  expect(features['user task']).toEqual({ passed: 1, failed: [], different: [] });
});

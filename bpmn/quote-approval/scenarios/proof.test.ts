import {
  checkThresholds,
  coverageSummary,
  coverRun,
  createLocalTestEngine,
  mergeCoverage,
  mutantsOf,
  mutationText,
  type ProcessCoverage,
  runScenario,
  scenarioRuns,
  scoreMutants,
} from '@stepwright/process-test';
import { expect, test } from 'vitest';
import { scenarios, subject } from './index.ts';

async function covered(): Promise<ProcessCoverage> {
  const process = await subject;
  const engine = await createLocalTestEngine();
  const nothing = coverRun(process, { passages: [], raised: [], decisions: [] });
  const runs: ProcessCoverage[] = [];
  for (const scenario of scenarios)
    runs.push(coverRun(process, (await runScenario(process, scenario, { engine })).history));
  await engine.stop();
  return mergeCoverage(nothing, ...runs);
}

test('the scenarios go every way of the model', async () => {
  const coverage = await covered();
  const all = { nodes: 100, flows: 100, conditions: 100, errors: 100, timers: 100 };
  expect(checkThresholds(coverage, all), coverageSummary(coverage)).toEqual([]);
});

test('the scenarios notice nine in ten faults of the model', async () => {
  const process = await subject;
  const report = await scoreMutants(process, mutantsOf(process), scenarioRuns(scenarios));
  expect(report.score, mutationText(report)).toBeGreaterThanOrEqual(0.9);
  expect(report.refused).toBe(0);
}, 120_000);

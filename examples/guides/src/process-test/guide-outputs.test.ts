import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coverageSummary,
  coverRuns,
  createLocalTestEngine,
  formatPropertyReport,
  mutantsOf,
  mutationText,
  type ProcessCoverage,
  propertyRun,
  runScenario,
  type Scenario,
  scenarioRuns,
  scoreMutants,
  writeScenarios,
} from '@stepwright/process-test';
import { expect, onTestFinished, test } from 'vitest';
import { finalVersion, firstDraft } from '../../test/helpers/returned-article-versions.ts';
import { shownInGuide } from '../../test/helpers/shown-in-guide.ts';
import { firstTry } from './first-try.ts';
import { boundary, late, others, recorded, refunded } from './scenarios.ts';

// What the guide shows, from the process as it was drawn first. There only an article worth exactly 20 % is wrong.
const draft = await firstDraft();

async function openEngine() {
  const engine = await createLocalTestEngine();
  onTestFinished(() => engine.stop());
  return engine;
}

async function covered(scenarios: readonly Scenario[]): Promise<ProcessCoverage> {
  const engine = await openEngine();
  const results = scenarios.map(async (scenario) => (await runScenario(draft, scenario, { engine })).history);
  return coverRuns(draft, await Promise.all(results));
}

test('the first try is red, and says where the article went', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-guide-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { failure } = await runScenario(draft, firstTry, { engine: await openEngine(), picturesDir: folder });
  expect(failure?.message.replace(folder, '.stepwright/process-test')).toSatisfy(shownInGuide);
});

test('the first scenario covers less than half', async () => {
  const [counts] = coverageSummary(await covered([refunded])).split('\n  not covered:');
  expect(counts).toSatisfy(shownInGuide);
});

test('five scenarios go every way, and leave one mutant alive', async () => {
  const scenarios = [refunded, ...others];
  expect(coverageSummary(await covered(scenarios))).toSatisfy(shownInGuide);
  const report = await scoreMutants(draft, mutantsOf(draft), scenarioRuns(scenarios));
  expect(report).toMatchObject({ killed: 12, survived: 1 });
  expect(mutationText(report).slice(mutationText(report).indexOf('Survivors'))).toSatisfy(shownInGuide);
});

test('the sixth kills it', async () => {
  const report = await scoreMutants(draft, mutantsOf(draft), scenarioRuns([refunded, ...others, late]));
  expect(report).toMatchObject({ killed: 13, survived: 0, idleRuns: [] });
});

test('with all that green, a property run finds an article that has no way', async () => {
  const report = await propertyRun(draft, { runs: 500, seed: 1 });
  const [told] = formatPropertyReport(report).split(/\n +\d+ +ended/);
  expect(told).toSatisfy(shownInGuide);
  const acts = report.failure?.scenario.steps.filter(({ do: kind }) => kind !== 'expect');
  expect(acts?.at(-1)).toEqual({ do: 'complete', topic: 'inspect-article', output: { worthPercent: 20 } });
});

test('what it found is red on the draft and green at the end', async () => {
  const engine = await openEngine();
  expect((await runScenario(draft, boundary, { engine })).failure).toBeDefined();
  expect((await runScenario(await finalVersion(), boundary, { engine })).failure).toBeUndefined();
});

test('the recorded scenario begins as the guide shows it', () => {
  expect(recorded.map(({ name }) => name)).toEqual(['replays acme:return:R-17']);
  const steps = recorded[0]?.steps.filter(({ do: kind }) => kind !== 'expect') ?? [];
  expect(steps.map(({ do: kind }) => kind)).toEqual(['complete', 'message', 'complete', 'decide', 'raise', 'complete']);
  expect(writeScenarios(recorded)).toContain('R-17-{run}');
});

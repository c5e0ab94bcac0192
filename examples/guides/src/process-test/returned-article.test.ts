import { readFile } from 'node:fs/promises';
import { modelModule } from '@stepwright/codegen';
import {
  formatPropertyReport,
  mutantsOf,
  mutationText,
  propertyRun,
  readProcess,
  scenarioRuns,
  scoreMutants,
} from '@stepwright/process-test';
import { testScenarios } from '@stepwright/process-test/vitest';
import { expect, test } from 'vitest';
import { returnedArticle } from './contracts.ts';
import { openEngine } from './open-engine.ts';
import { scenarios } from './scenarios.ts';

// #region scenarios
const model = new URL('returned-article.bpmn', import.meta.url);
const subject = await readProcess(returnedArticle, model);

const thresholds = { nodes: 100, flows: 100, conditions: 100, errors: 100, timers: 100 };

testScenarios(subject, scenarios, { engine: openEngine, coverage: { thresholds } });
// #endregion

// #region mutants
test('the scenarios notice every fault of the model', async () => {
  const report = await scoreMutants(subject, mutantsOf(subject), scenarioRuns(scenarios));
  expect(report.score, mutationText(report)).toBe(1);
});
// #endregion

// #region properties
test('whatever workers, people and time do, every return can go on', async () => {
  const report = await propertyRun(subject, { runs: 500 });
  expect(report.failure, formatPropertyReport(report)).toBeUndefined();
});
// #endregion

test('the module has the names of the model', async () => {
  const content = await readFile(model);
  const written = await readFile(new URL('returned-article.model.ts', import.meta.url), 'utf8');
  expect(modelModule({ fileName: 'returned-article.bpmn', content })).toBe(written);
});

import { mutantsOf, mutationText, scenarioRuns, scoreMutants } from '@stepwright/process-test';
import { expect, test } from 'vitest';
import { scenarios, subject } from './index.ts';

test('the scenarios notice nine in ten faults of the model', async () => {
  const process = await subject;
  const report = await scoreMutants(process, mutantsOf(process), scenarioRuns(scenarios));
  expect(report.score, mutationText(report)).toBeGreaterThanOrEqual(0.9);
  expect(report.refused).toBe(0);
}, 120_000);

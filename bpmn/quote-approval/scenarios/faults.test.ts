import { mutantsOf, mutationText, operatorNames, scenarioRuns, scoreMutants } from '@stepwright/process-test';
import { expect, test } from 'vitest';
import { scenarios, subject } from './index.ts';

test('the scenarios notice nine in ten faults of the model', async () => {
  const process = await subject;
  const report = await scoreMutants(process, mutantsOf(process), scenarioRuns(scenarios));
  expect(report.score, mutationText(report)).toBeGreaterThanOrEqual(0.9);
  expect(report.refused).toBe(0);
}, 120_000);

test('a fault of each kind is noticed by some scenarios, and by none when these are taken away', async () => {
  const process = await subject;
  const mutants = mutantsOf(process);
  const { results } = await scoreMutants(process, mutants, scenarioRuns(scenarios));
  for (const operator of operatorNames) {
    const killed = results.find((result) => result.operator === operator && result.outcome === 'killed');
    expect(killed?.killedBy.length, operator).toBeGreaterThanOrEqual(1);
    const others = scenarios.filter(({ name }) => !killed?.killedBy.includes(name));
    const same = mutants.filter(({ id }) => id === killed?.id);
    const without = await scoreMutants(process, same, scenarioRuns(others));
    expect(without.results, operator).toMatchObject([{ id: killed?.id, outcome: 'survived' }]);
  }
}, 120_000);

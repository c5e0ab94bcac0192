import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { runScenario } from '../run/run-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { MutationRun } from './score-mutants.ts';

/**
 * Makes runs of scenarios, for {@link scoreMutants}. All runs of one mutant share an engine in this process, which the next mutant does not see.
 */
export function scenarioRuns(scenarios: readonly Scenario[]): readonly MutationRun[] {
  const engines = new WeakMap<ProcessUnderTest, Promise<TestEngine>>();
  const engineOf = (subject: ProcessUnderTest): Promise<TestEngine> => {
    const known = engines.get(subject) ?? createLocalTestEngine();
    engines.set(subject, known);
    return known;
  };
  return scenarios.map((scenario) => ({
    name: scenario.name,
    run: async (subject) => {
      const engine = await engineOf(subject);
      // A mutant may lack an element that a scenario names: that is no merit of the scenario.
      const { failure } = await runScenario(subject, scenario, {
        engine,
        readsHistory: false,
        checksNames: false,
        looksAtFailure: false,
      });
      return failure === undefined;
    },
  }));
}

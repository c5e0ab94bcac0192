import {
  type ProcessUnderTest,
  recordScenario,
  runScenario,
  type Scenario,
  type ScenarioResult,
  type TestEngine,
} from '@stepwright/process-test';

/** Runs a scenario with five milliseconds between its steps, as little as timers do not notice, makes another of what the engine then remembers, and runs that. */
export async function replayed(
  subject: ProcessUnderTest,
  scenario: Scenario,
  engine: TestEngine,
): Promise<ScenarioResult> {
  let processInstanceId = '';
  const { failure } = await runScenario(subject, scenario, {
    engine,
    onStep: async (run) => {
      ({ processInstanceId } = run);
      await run.time.moveTo(run.time.nowMs() + 5);
    },
  });
  if (failure) throw failure;
  const recorded = await recordScenario(subject, { client: engine.client, processInstanceId });
  return runScenario(subject, recorded, { engine });
}

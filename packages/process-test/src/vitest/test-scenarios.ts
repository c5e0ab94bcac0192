import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { runScenario, type ScenarioResult } from '../run/run-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** How scenarios become tests. */
export interface TestScenariosOptions {
  /** Makes the engine that all of them run on, one after the other. @default one in this process */
  readonly engine?: () => Promise<TestEngine>;
  /** Where pictures of failures go. @default '.stepwright/process-test' in the working folder */
  readonly outputDir?: string;
  /** Is given all results when the last has run: for coverage. */
  readonly after?: (results: readonly ScenarioResult[]) => void | Promise<void>;
}

/**
 * Makes a test of each scenario, in a group with the name of the process. Call it where tests are declared.
 *
 * @example
 * testScenarios(await readProcess(orderFulfillment, model), scenarios);
 */
export function testScenarios(
  subject: ProcessUnderTest,
  scenarios: readonly Scenario[],
  options: TestScenariosOptions = {},
): void {
  const { engine: make = createLocalTestEngine, outputDir = join('.stepwright', 'process-test'), after } = options;
  describe(subject.contract.key, () => {
    let engine: TestEngine | undefined;
    const results: ScenarioResult[] = [];
    beforeAll(async () => {
      engine = await make();
    });
    afterAll(async () => {
      await engine?.stop();
      await after?.(results);
    });
    for (const scenario of scenarios) {
      test(scenario.name, async () => {
        const result = await runScenario(subject, scenario, { engine: engine as TestEngine, picturesDir: outputDir });
        results.push(result);
        if (result.failure) throw result.failure;
      });
    }
  });
}

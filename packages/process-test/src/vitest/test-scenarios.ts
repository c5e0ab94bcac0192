import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { coverRuns } from '../coverage/cover-run.ts';
import { writeCoverage } from '../coverage/write-coverage.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { RunHistory } from '../run/run-history.ts';
import { runScenario } from '../run/run-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type CoverageDemands, checkCoverage } from './check-coverage.ts';

/** How scenarios become tests. */
export interface TestScenariosOptions {
  /** Makes the engine that all of them run on, one after the other. @default one in this process */
  readonly engine?: () => Promise<TestEngine>;
  /** Where pictures of failures and the reports of the coverage go. @default '.stepwright/process-test' in the working folder */
  readonly outputDir?: string;
  /** Reports the coverage of all scenarios together, and fails when it is too little. @default no coverage */
  readonly coverage?: CoverageDemands;
}

/**
 * Makes a test of each scenario, in a group with the name of the process. Call it where tests are declared.
 *
 * @example
 * testScenarios(await readProcess(orderFulfillment, model), scenarios, { coverage: { thresholds: { nodes: 100 } } });
 */
export function testScenarios(
  subject: ProcessUnderTest,
  scenarios: readonly Scenario[],
  options: TestScenariosOptions = {},
): void {
  const { engine: make = createLocalTestEngine, outputDir = join('.stepwright', 'process-test'), coverage } = options;
  describe(subject.contract.key, () => {
    let engine: TestEngine | undefined;
    const histories: RunHistory[] = [];
    beforeAll(async () => {
      engine = await make();
    });
    afterAll(() => engine?.stop());
    for (const scenario of scenarios) {
      test(scenario.name, async () => {
        const { failure, history } = await runScenario(subject, scenario, {
          engine: engine as TestEngine,
          picturesDir: outputDir,
          readsHistory: coverage !== undefined,
        });
        histories.push(history);
        if (failure) throw failure;
      });
    }
    if (coverage === undefined) return;
    // A run of some scenarios only, by name for example, tells nothing about all of them.
    test('all scenarios together cover enough', async ({ skip }) => {
      if (histories.length < scenarios.length) skip('not all scenarios were run');
      await reportCoverage(subject, histories, outputDir, coverage);
    });
  });
}

async function reportCoverage(
  subject: ProcessUnderTest,
  histories: readonly RunHistory[],
  outputDir: string,
  demands: CoverageDemands,
): Promise<void> {
  const coverage = coverRuns(subject, histories);
  await writeCoverage(outputDir, subject, coverage);
  await checkCoverage(coverage, demands);
}

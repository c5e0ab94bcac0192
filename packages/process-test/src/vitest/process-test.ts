import { type TestAPI, test } from 'vitest';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';

/** What a test of a process is given. */
export interface ProcessTestFixtures {
  /** An engine in this process, for this test alone. */
  readonly engine: TestEngine;
}

/**
 * vitest's `test` with an engine.
 *
 * @example
 * processTest('an order is completed', async ({ engine }) => {
 *   expect(await runScenario(subject, completed, { engine })).toHavePassed();
 * });
 */
export const processTest: TestAPI<ProcessTestFixtures> = test.extend<ProcessTestFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs.
  engine: async ({}, use) => {
    const engine = await createLocalTestEngine();
    await use(engine);
    await engine.stop();
  },
});

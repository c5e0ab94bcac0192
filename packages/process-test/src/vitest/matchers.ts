import { expect } from 'vitest';
import type { ScenarioResult } from '../run/run-scenario.ts';

declare module 'vitest' {
  // The parameters stand as vitest 5 has them: declarations must agree.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The scenario went as it says. */
    toHavePassed(): T extends ScenarioResult ? R : never;
  }
}

expect.extend({
  toHavePassed(result: ScenarioResult) {
    const { failure, scenario } = result;
    return {
      pass: failure === undefined,
      message: () => failure?.message ?? `"${scenario.name}" went as it says, and should not have.`,
    };
  },
});

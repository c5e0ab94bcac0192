import type { SkippedTest, SuiteCount } from './suite-count.ts';

/** How one step of the verification ended: by counts, or as a whole. */
export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  /** Present for test suites. */
  readonly count?: SuiteCount;
}

/** The end of the run: what to print and whether all is good. */
export interface Summary {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

/**
 * Sums the steps up. A step without counts is one passed or one failed; so is a suite that ends badly though no test failed.
 *
 * @param options.skippedFail counts skipped tests as failed, as CI does: there, everything that a test needs is installed.
 */
export function summaryOf(steps: readonly StepResult[], options: { readonly skippedFail: boolean }): Summary {
  const skipped = steps.flatMap(({ count }) => count?.skipped ?? []);
  let passed = 0;
  let failed = options.skippedFail ? skipped.length : 0;
  for (const { ok, count } of steps) {
    passed += count?.passed ?? (ok ? 1 : 0);
    failed += count?.failed ?? (ok ? 0 : 1);
    if (count && !ok && count.failed === 0) failed += 1;
  }
  const broken = steps.filter(({ ok, count }) => !ok || (count?.failed ?? 0) > 0);
  return {
    lines: [
      ...skippedLines(skipped, options.skippedFail),
      ...(broken.length > 0 ? [`Failed: ${broken.map(({ name }) => name).join(', ')}`] : []),
      `${passed} passed, ${failed} failed`,
    ],
    ok: failed === 0 && broken.length === 0,
  };
}

function skippedLines(skipped: readonly SkippedTest[], fail: boolean): string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.map(({ name, reason }) => `  ${name} (${reason ?? 'no reason given'})`);
  return [`Skipped tests: ${skipped.length}${fail ? ', counted as failed' : ''}`, ...lines];
}

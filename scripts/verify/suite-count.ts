import type { SerializedError, TestModule } from 'vitest/node';

/** A test that did not run. */
export interface SkippedTest {
  readonly name: string;
  /** What `context.skip('…')` said. */
  readonly reason?: string;
}

/** What came of one vitest project. */
export interface SuiteCount {
  readonly passed: number;
  /** Failed tests, and once each: suites and files that broke outside of a test, and errors that nobody caught. */
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
}

/** Counts what vitest's reporters are told at the end of a run. */
export function countSuite(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): SuiteCount {
  const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ module, test })));
  const inState = (state: string) => tests.filter(({ test }) => test.result().state === state);
  const broken = modules
    .flatMap((module) => [module, ...module.children.allSuites()])
    .filter((suite) => suite.errors().length > 0);
  // A crashed worker leaves tests without a result and no error at the file.
  const unfinished = modules.filter((module) => ['pending', 'queued'].includes(module.state()));
  return {
    passed: inState('passed').length,
    failed:
      inState('failed').length + inState('pending').length + broken.length + unfinished.length + unhandledErrors.length,
    skipped: inState('skipped').map(({ module, test }) => {
      const result = test.result();
      const note = result.state === 'skipped' ? result.note : undefined;
      const name = `${module.relativeModuleId} > ${test.fullName}`;
      return note === undefined ? { name } : { name, reason: note };
    }),
  };
}

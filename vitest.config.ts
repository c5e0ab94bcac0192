import { defineConfig } from 'vitest/config';

// No 'import' here: the condition would also reach the require calls of CommonJS packages (pg loads pg-pool) and break them.
const conditions = ['stepwright-source', 'node', 'module'];
const shared = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: ['stepwright-source'] } } };

/** What depends on the engine and on nothing else of it than what every engine does: the models, the path from end to end, and the drivers. */
const runsOnEveryEngine = [
  'bpmn/*/scenarios/**/*.itest.ts',
  'dmn/*/cases/**/*.itest.ts',
  'examples/guides/test/integration/returned-article.itest.ts',
  'examples/hello-worker/test/integration/hello.itest.ts',
  'examples/quote-to-order/test/integration/end-to-end.itest.ts',
  'packages/worker-sdk/test/integration/driver-suite.itest.ts',
];

/** Two files at a time: each has servers of its own, and most of its time is waiting for them and for locks to expire. More would only queue. */
const serversRun = { testTimeout: 120_000, hookTimeout: 300_000, maxWorkers: 2 };

/**
 * `unit` needs only Node and runs in `npm test`; `integration` starts real servers and runs in `npm run verify`. `engines` is the part of it
 * that `npm run verify` runs again on each real engine: STEPWRIGHT_ENGINE names it.
 */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            '{packages,domain-services,workers,examples}/*/src/**/*.test.ts',
            'packages/*/conformance/**/*.test.ts',
            'contracts/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bpmn/*/scenarios/**/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: {
          ...serversRun,
          name: 'integration',
          include: [
            '{packages,domain-services,workers,examples}/*/test/integration/**/*.itest.ts',
            ...runsOnEveryEngine,
          ],
        },
      },
      { ...shared, test: { ...serversRun, name: 'engines', include: runsOnEveryEngine } },
    ],
  },
});

import { defineConfig } from 'vitest/config';

// No 'import' here: the condition would also reach the require calls of CommonJS packages (pg loads pg-pool) and break them.
const conditions = ['stepwright-source', 'node', 'module'];
const shared = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: ['stepwright-source'] } } };

/**
 * `unit` needs only Node and runs in `npm test`; `integration` starts real servers and runs in `npm run verify`.
 * Integration files run one after the other: they share two cores with a JVM and a database.
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
          ],
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: [
            '{packages,domain-services,workers,examples}/*/test/integration/**/*.itest.ts',
            'bpmn/*/scenarios/**/*.itest.ts',
            'dmn/*/cases/**/*.itest.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

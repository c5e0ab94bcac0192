import type { FeatureGroup } from './feature.ts';

/** How handlers and workers are tested. */
export const testedFeatures: FeatureGroup = {
  group: 'Tested',
  features: [
    {
      feature: 'A handler alone',
      how: '`testHandler` of `/testing`',
      test: {
        file: 'packages/worker-sdk/src/testing/test-handler.test.ts',
        title: 'complete, with the operation and its attempt',
      },
    },
    {
      feature: 'Hours that take no time, for a handler',
      how: 'the clock of `testHandler`',
      test: {
        file: 'packages/worker-sdk/src/testing/test-handler.test.ts',
        title: 'by the model: its retryTimeCycle goes first, and hours take no time',
      },
    },
    {
      feature: 'Hours that take no time, for a process',
      how: 'the clock of the local engine',
      test: {
        file: 'packages/local-engine/src/local-engine.test.ts',
        title: 'executes every job at its own due date, in order, and ends at the wanted time',
      },
    },
    {
      feature: 'An engine in the process, with the rules of the real one',
      how: '`startLocalEngine`, compared with what Camunda 7.24 answered',
      test: { file: 'packages/local-engine/src/conformance.test.ts', title: "conformanceTests('local')" },
    },
    {
      feature: 'Answers that get lost, conflicts, slow calls',
      how: 'faults of the local engine',
      test: {
        file: 'packages/local-engine/src/start-local-engine.test.ts',
        title: 'loses the answer of a call that had its effect, once',
      },
    },
    {
      feature: 'A task that is handed out twice',
      how: 'an expired lock at the local engine',
      test: {
        file: 'packages/local-engine/src/start-local-engine.test.ts',
        title: 'hands a task out twice when its lock has expired, and takes the answer of the second worker only',
      },
    },
    {
      feature: 'A process that is killed at a chosen point',
      how: '`killAt` of `testHandler`, with `startExternalStandIn`',
      test: {
        file: 'packages/worker-sdk/src/testing/worker-process.test.ts',
        title: 'killed after the call: what happened is found, not repeated',
      },
    },
    {
      feature: 'One suite on several engines',
      how: '820 cases, with [results by engine](engine-conformance.md)',
      test: {
        file: 'packages/local-engine/test/integration/conformance-operaton.itest.ts',
        title: "conformanceTests('operaton-1.0')",
      },
    },
    {
      feature: 'Published measurements',
      how: '`npm run bench:worker -- --write`, beside the stock client and a bare loop',
      test: { file: 'docs/benchmarks.md', title: 'Pairs in turns' },
    },
  ],
};

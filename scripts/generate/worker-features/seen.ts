import type { FeatureGroup } from './feature.ts';

/** What can be seen of a worker. */
export const seenFeatures: FeatureGroup = {
  group: 'Seen',
  features: [
    {
      feature: 'Metrics',
      how: '`createTelemetry`, for OpenTelemetry',
      test: { file: 'packages/worker-sdk/src/telemetry/worker-metrics.test.ts', title: 'measures a known set of runs' },
    },
    {
      feature: 'Traces into a task and out of it',
      how: 'the process variables `traceparent`, `tracestate`',
      test: {
        file: 'packages/worker-sdk/src/telemetry/create-telemetry.test.ts',
        title: 'a run joins the trace of the variable and hands itself on',
      },
    },
    {
      feature: 'Probes',
      how: '`serveHealth`',
      test: { file: 'packages/worker-sdk/src/worker/serve-health.test.ts', title: 'it says what each worker says' },
    },
    {
      feature: 'How long tasks waited, and how much of their locks was left',
      how: '`queue_wait`, `lock_headroom`',
      test: {
        file: 'packages/worker-sdk/src/telemetry/worker-metrics.test.ts',
        title: 'a worker tells its fetches, runs, waits and extensions',
      },
    },
    {
      feature: 'Log lines that name the task and no value',
      how: '`logger`, `context.logger`',
      test: {
        file: 'packages/worker-sdk/src/run/plain-run.test.ts',
        title: 'every line of a run names its task, and none a value of a variable',
      },
    },
  ],
};

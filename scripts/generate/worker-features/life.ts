import type { FeatureGroup } from './feature.ts';

/** How a worker starts and stops. */
export const lifeFeatures: FeatureGroup = {
  group: 'Life',
  features: [
    {
      feature: 'A stop ends a long poll, and nothing stays locked for nobody',
      how: 'waited for until `drainMs`, then aborted; what it locked goes back',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'an aborted fetch gives back what it may have locked',
      },
    },
    {
      feature: 'A stop that ends in time and tells what it left',
      how: '`stop({ drainMs })` answers a `DrainReport`',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'a run that the drain aborts gives its task back without counting an attempt',
      },
    },
    {
      feature: 'States that can be seen',
      how: '`worker.state`',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'stop lets running tasks end and reports them',
      },
    },
    {
      feature: 'Signals of the platform',
      how: '`runUntilSignal`',
      test: {
        file: 'packages/worker-sdk/src/worker/run-until-signal.test.ts',
        title: '%s drains every worker, then exits with code 0',
      },
    },
    {
      feature: 'Pause of a topic while others go on',
      how: '`pause(topic)`, `resume(topic)`',
      test: {
        file: 'packages/worker-sdk/src/flow/poller.test.ts',
        title: 'a paused topic is not fetched, and goes on when it is resumed',
      },
    },
    {
      feature: 'An answer that comes later, from another process',
      how: '`context.later`, `createLateAnswers`',
      test: {
        file: 'packages/worker-sdk/test/integration/late-answers.itest.ts',
        title: 'another process answers with the ticket, after the worker has stopped',
      },
    },
    {
      feature: 'Handlers in threads',
      how: '`defineThreadHandler`',
      test: {
        file: 'packages/worker-sdk/test/integration/thread-handler.itest.ts',
        title: 'while a handler computes in a thread for longer than its lock, tasks of other topics and its own go on',
      },
    },
    {
      feature: 'A worker that hears nothing of the engine says so',
      how: '`health().isAlive`, and a line in the log',
      test: {
        file: 'packages/worker-sdk/src/worker/watch-silence.test.ts',
        title: 'silence is said once, and its end once',
      },
    },
    {
      feature: 'A start frees the locks of a killed process',
      how: '`freesDeadLocks`',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/locks.ts',
        title: 'the locks that a killed process of the worker has left are freed at the start of the next',
      },
    },
    {
      feature: 'A start finds what a killed process left open',
      how: 'with `createPostgresAttemptStore`',
      test: {
        file: 'packages/worker-sdk/test/integration/open-attempts.itest.ts',
        title: 'the open attempt of a killed worker whose instance was deleted is told by the next one',
      },
    },
  ],
};

import type { FeatureGroup } from './feature.ts';

/** How the hold on a task is kept. */
export const leaseFeatures: FeatureGroup = {
  group: 'Lease',
  features: [
    {
      feature: 'A call that extends a lock',
      how: '`engine.externalTasks.extendLock`',
      test: {
        file: 'packages/engine-client/test/integration/engine-client.itest.ts',
        title: 'keep a lock that is extended, and refuse to extend one that has expired',
      },
    },
    {
      feature: 'Extension while the handler runs',
      how: 'always, until `executionMaxMs`',
      test: {
        file: 'packages/worker-sdk/src/lease/lease.test.ts',
        title: '1: a lock is extended while its handler runs, and not while the run is older than executionMaxMs',
      },
    },
    {
      feature: 'Extension though the handler blocks the process',
      how: 'from a thread of its own, until `blockedMaxMs`',
      test: {
        file: 'packages/worker-sdk/src/lease/thread-lease-extender.test.ts',
        title: 'a lock is extended while the main thread is blocked, and is known to end later',
      },
    },
    {
      feature: 'A signal for the handler when the lock is lost',
      how: '`context.signal`, `LeaseLostError`',
      test: {
        file: 'packages/worker-sdk/src/lease/lease.test.ts',
        title: '3: a refused extension aborts the handler with a lost lease, and the run is reported as a retry',
      },
    },
    {
      feature: 'A task that was cancelled while it ran',
      how: 'ends quietly, without alarm',
      test: {
        file: 'packages/worker-sdk/src/engine/engine-answer.test.ts',
        title: 'a task that was cancelled while it ran ends quietly',
      },
    },
    {
      feature: 'Progress from which the next run resumes',
      how: '`context.heartbeat`, `context.progress`',
      test: {
        file: 'packages/worker-sdk/src/progress/progress-keeper.test.ts',
        title: 'a failure brings the newest progress with it, and the next run resumes there',
      },
    },
    {
      feature: 'A name that no other process has',
      how: 'worker name, host, process and a number',
      test: {
        file: 'packages/worker-sdk/src/engine/worker-id.test.ts',
        title: 'every id is another one, and names worker, host and process',
      },
    },
    {
      feature: 'A late answer of an earlier lock is refused',
      how: 'a worker id for each fetch, which the engine checks',
      test: {
        file: 'packages/worker-sdk/test/integration/f03-second-fetches.itest.ts',
        title: 'a completion of the first that arrives while the second works is refused',
      },
    },
    {
      feature: 'A task that runs here is not started a second time',
      how: 'its run goes on under the newer lock',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title:
          'a task that is handed over while it still runs is not started again, and its run answers under the newer lock',
      },
    },
    {
      feature: 'A task whose lock is nearly over',
      how: 'renewed before it runs; not run when the engine says that the lock is over',
      test: {
        file: 'packages/worker-sdk/src/lease/renew-short-lock.test.ts',
        title: 'a task whose lock was over before it started is not run, and runs when it comes again',
      },
    },
    {
      feature: 'Tasks that were fetched and not started go back at the stop',
      how: 'always; counted as `released`',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'tasks that a fetch brings after stop go back to the engine unstarted',
      },
    },
  ],
};

import type { FeatureGroup } from './feature.ts';

/** How tasks are fetched. */
export const fetchingFeatures: FeatureGroup = {
  group: 'Fetching',
  features: [
    {
      feature: 'Long polls without being asked for',
      how: '`longPollMs`, 7 s',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/fetching.ts',
        title: 'fetches wait at the engine without being told so',
      },
    },
    {
      feature: 'A finite number of tasks at once',
      how: '`concurrency`, 32',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/flow.ts',
        title: 'a worker that is not told how many places it has takes a limited number of tasks at once',
      },
    },
    {
      feature: 'A fetch asks for free places only',
      how: 'always',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'never more than concurrency runs are under way, and a fetch asks for free places only',
      },
    },
    {
      feature: 'A limit for a topic',
      how: '`topics[topic].concurrency`',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/flow.ts',
        title: 'never more tasks of a topic run at once than the topic has places',
      },
    },
    {
      feature: 'Limits of topics within that of the worker',
      how: 'both options together',
      test: {
        file: 'packages/worker-sdk/src/flow/poller.test.ts',
        title: '1: a topic gets no more than its own places, and the others go on',
      },
    },
    {
      feature: 'Rest after empty fetches',
      how: 'when the engine answers them at once; a long poll needs none',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'an engine that answers empty polls at once is not polled hot',
      },
    },
    {
      feature: 'Growing waits after fetches that failed',
      how: 'from 0.2 s to 30 s',
      test: {
        file: 'packages/worker-sdk/src/worker/worker.test.ts',
        title: 'failed fetches are followed by growing waits, and the worker recovers',
      },
    },
    {
      feature: 'Random parts in those waits',
      how: 'up to half of each',
      test: {
        file: 'packages/worker-sdk/src/flow/backoff.test.ts',
        title: 'each wait is shortened at random by up to half, so that workers that failed together come back apart',
      },
    },
    {
      feature: 'Longer waits for an engine that says it has too much to do',
      how: 'from 1 s to 60 s; `EngineTooManyRequestsError`',
      test: {
        file: 'packages/worker-sdk/src/flow/poller.test.ts',
        title: '3: an engine that says it has too much to do is left alone for longer',
      },
    },
    {
      feature: 'Workers that start together ask apart',
      how: '`startJitterMs`, 0.25 s',
      test: {
        file: 'packages/worker-sdk/src/flow/poller.test.ts',
        title:
          'workers that start together do not all ask at once: the first fetch waits a random part of startJitterMs',
      },
    },
    {
      feature: 'So many starts in a second',
      how: '`topics[topic].startsPerSecond`',
      test: {
        file: 'packages/worker-sdk/src/flow/poller.test.ts',
        title: 'a rate lets so many start at once, and the next ones one after the other',
      },
    },
    {
      feature: 'Places by free processor time or memory',
      how: '`loadMax`: shares of the event loop and of the heap of the process, above which nothing is fetched',
      test: {
        file: 'packages/worker-sdk/src/flow/load-gauge.test.ts',
        title: 'a worker whose process has too much to do fetches nothing, and goes on by itself when it has less',
      },
    },
    {
      feature: 'Several nodes of an engine',
      how: '`url: [...]` of `createEngineClient`',
      test: {
        file: 'packages/engine-client/src/nodes.test.ts',
        title: '1: a call whose node cannot be reached goes to another one, and to the first one of them from then on',
      },
    },
    {
      feature: 'Order by priority and by age',
      how: '`order`',
      test: {
        file: 'packages/worker-sdk/test/integration/fetch-choice.itest.ts',
        title: 'the most urgent tasks come first, and the oldest of them where that is asked for',
      },
    },
    {
      feature: 'A long queue of one topic keeps no other waiting',
      how: 'always',
      test: {
        file: 'packages/worker-sdk/src/flow/poller.test.ts',
        title: 'a topic with a long queue does not keep another one waiting',
      },
    },
    {
      feature: 'No wait for the 30 s after which an engine looks again',
      how: 'fetches end when a retry becomes due; `longPollMs` stays below',
      test: {
        file: 'packages/worker-sdk/test/drivers/rows/retries.ts',
        title: 'a retry that was put off runs when it is due, though the fetches wait far longer',
      },
    },
  ],
};

import { refusedLimits } from './refused-limits.ts';
import { reportedLimits } from './reported-limits.ts';
import type { StockClientLimit } from './stock-client-limit.ts';

const workedAround = (limit: string, how: string): StockClientLimit => ({ limit, what: 'worked around', how });

/** What the stock client 3.1.0 cannot do, and what `createStockWorker` does about it. */
export const STOCK_CLIENT_LIMITS: readonly StockClientLimit[] = [
  ...refusedLimits.map(({ limit, what, how }) => ({ limit, what, how })),
  ...reportedLimits.map(({ limit, what, how }) => ({ limit, what, how })),
  {
    limit: 'It reads an answer only when its content type is exactly application/json.',
    what: 'reported',
    how: 'A fetch with another one counts and is logged as failed, and no handler runs; have the proxy leave the header as the engine sent it.',
  },
  workedAround(
    'Calls of its task service have no time limit, cannot be ended and cannot carry a bigint.',
    'Answers, extensions of locks and questions to history go through the engine client; so the events complete:success and the like do not come.',
  ),
  workedAround(
    'What a handler throws is told to nobody: the task comes again and again, without an incident.',
    'Every run ends with an answer to the engine; failures are counted down by the retry policy of the contract.',
  ),
  workedAround(
    'A fetch that failed is told only to those who listen to poll:error.',
    'The worker listens to all its error events, counts the failed fetches and logs them.',
  ),
  workedAround(
    'A lock is not extended, and nobody watches its end.',
    'The lock is extended after every third of its duration; when it is lost, context.signal is aborted.',
  ),
  workedAround(
    'A task whose lock has ended is started a second time beside its first run.',
    'A task that still runs here is not started again; its run goes on under the new lock.',
  ),
  workedAround(
    'It chooses types by the value, so that 5.0 is written as integer, and a handler reads every type in small letters.',
    'Input is taken as the engine sent it, from the event poll:success; output is written as the contract says.',
  ),
  workedAround(
    'stop() waits for nothing, and starts the tasks of a fetch that returns after it.',
    'stop() of the worker waits for runs and the fetch under way until drainMs, gives back what still comes, and reports.',
  ),
  workedAround(
    'Tasks of a topic whose subscription was taken back during a fetch stay locked without a word.',
    'pause() takes subscriptions back between fetches, and gives back what a fetch under way still brings.',
  ),
];

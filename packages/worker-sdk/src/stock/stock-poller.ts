import type { AnyTaskContract } from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import { reasonOf } from '../run/error-text.ts';
import { safeCaller } from '../run/run-watch.ts';
import type { Logger } from '../worker/logger.ts';
import type { WorkerCounters } from '../worker/worker-counters.ts';
import type { PollReport, WorkerObserver } from '../worker/worker-observer.ts';
import type { StockClient } from './stock-client.ts';
import { createStockSubscriptions, type StockSubscriptions } from './stock-subscriptions.ts';

/** What the fetching of a worker on the stock client is made of. */
export interface StockPollerOptions {
  readonly client: StockClient;
  readonly processDefinitionKey: string;
  readonly versionTag: string | undefined;
  readonly contracts: readonly AnyTaskContract[];
  /** Names of variables that observers want besides those of the contracts. */
  readonly watched: readonly string[];
  readonly observers: readonly WorkerObserver[];
  readonly counters: WorkerCounters;
  readonly logger: Logger;
  readonly clock: () => Date;
  /** Takes a fetched task; its place is taken until the promise ends. */
  readonly take: (task: ExternalTask) => Promise<void>;
}

/** What the client reports of calls that the worker does not make, and of handlers that broke or were gone. */
const errorEvents = [
  'handler:error',
  ...['complete', 'handleFailure', 'handleBpmnError', 'extendLock', 'lock', 'unlock'].map((call) => `${call}:error`),
];

/** A fetch that is not answered yet. */
type FetchUnderWay = PromiseWithResolvers<void> &
  Pick<PollReport, 'topics' | 'places'> & { readonly askedAtMs: number };

/**
 * Lets the stock client fetch, and follows it by its events. Owns its one poll loop.
 *
 * 1. The client is started once: a second start could leave two loops polling.
 * 2. Tasks are those of `poll:success`, as the engine sent them: what handlers get has other types and converted values.
 * 3. Subscriptions change only in `poll:start`, between two fetches: tasks of a topic that is gone when they arrive would stay locked.
 * 4. An answer that is no list ends in `poll:success`, before the client takes each of its bytes for a task.
 * 5. It listens for ever: the fetch under way at the stop cannot be ended, and what it brings has to go back to the engine.
 */
export class StockPoller {
  readonly subscriptions: StockSubscriptions;
  readonly #options: StockPollerOptions;
  /** The tasks of the last answer. The client starts them before it does anything else. */
  #fetched = new Map<string | undefined, ExternalTask>();
  #underWay: FetchUnderWay | undefined;
  #failuresInARow = 0;
  #isStarted = false;
  #isDoubled = false;
  #lastPollAt: Date | undefined;

  constructor(options: StockPollerOptions) {
    this.#options = options;
    const handle = ({ task }: { task: { id?: string | undefined } }): Promise<void> => this.#take(task.id);
    this.subscriptions = createStockSubscriptions({ ...options, handle });
  }

  start(): void {
    const { client, logger } = this.#options;
    client.on('poll:start', () => this.#onStart());
    client.on('poll:success', (tasks: unknown) => this.#onAnswer(tasks));
    client.on('poll:error', (error: unknown) => this.#onFailure(error));
    for (const event of errorEvents) {
      client.on(event, (...given: unknown[]) => {
        logger.error('the stock client reports an error', { event, error: reasonOf(given.at(-1)) });
      });
    }
    this.subscriptions.update();
    this.#isStarted = true;
    client.start();
  }

  /** Lets the fetch under way be the last one. A client that was not started here may be another's. */
  stop(): void {
    if (this.#isStarted) this.#options.client.stop();
  }

  /** Ends when no fetch is under way, and the tasks that it brought have been taken. */
  async fetchEnded(): Promise<void> {
    await this.#underWay?.promise;
  }

  /** When a fetch was last answered. */
  get lastPollAt(): Date | undefined {
    return this.#lastPollAt;
  }

  #onStart(): void {
    const { client } = this.#options;
    if (this.#underWay) this.#reportSecondLoop();
    this.subscriptions.update();
    // Without a free place or a topic the client rests, and says nothing more of this turn.
    const places = freePlacesOf(client);
    if (this.subscriptions.size === 0 || places <= 0) return;
    const asked = { topics: this.subscriptions.topics, places, askedAtMs: performance.now() };
    this.#underWay ??= { ...Promise.withResolvers<void>(), ...asked };
  }

  #reportSecondLoop(): void {
    if (this.#isDoubled) return;
    this.#isDoubled = true;
    this.#options.logger.error('the stock client polls twice at once: somebody else has started it, too');
  }

  #onAnswer(tasks: unknown): void {
    if (!Array.isArray(tasks)) throw new TypeError('The answer is no list; is its content type application/json?');
    this.#endFetch({ fetched: tasks.length, error: undefined });
    this.#lastPollAt = this.#options.clock();
    this.#failuresInARow = 0;
    this.#options.counters.fetched += tasks.length;
    this.#fetched = new Map(tasks.map((task: ExternalTask) => [task.id, task]));
  }

  #onFailure(error: unknown): void {
    const { counters, logger } = this.#options;
    this.#endFetch({ fetched: 0, error });
    counters.pollErrors += 1;
    this.#failuresInARow += 1;
    // The client does not wait longer after a failure, so every line would be too many: the 1st, 2nd, 4th, 8th in a row is logged.
    if (!Number.isInteger(Math.log2(this.#failuresInARow))) return;
    const counts = { failuresInARow: this.#failuresInARow, pollErrors: counters.pollErrors };
    logger.warn('fetch failed', { error: reasonOf(error), ...counts });
  }

  #endFetch(end: Pick<PollReport, 'fetched' | 'error'>): void {
    const fetch = this.#underWay;
    if (fetch === undefined) return;
    this.#underWay = undefined;
    fetch.resolve();
    const { observers, logger } = this.#options;
    const { topics, places, askedAtMs } = fetch;
    const report = { topics, places, tookMs: performance.now() - askedAtMs, ...end };
    const safely = safeCaller(logger);
    for (const observer of observers) safely(() => observer.polled?.(report));
  }

  async #take(id: string | undefined): Promise<void> {
    const task = this.#fetched.get(id);
    if (task === undefined) throw new Error(`Task ${id} came without the event poll:success.`);
    await this.#options.take(task);
  }
}

/** How many tasks the client asks for now. */
function freePlacesOf({ options = {}, activeTasksCount = 0 }: StockClient): number {
  const { maxTasks = 10, maxParallelExecutions = Number.POSITIVE_INFINITY } = options;
  return Math.min(maxTasks, maxParallelExecutions - activeTasksCount);
}

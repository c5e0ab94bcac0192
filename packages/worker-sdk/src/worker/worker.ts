import { fetchOrderOf } from '../flow/fetch-order.ts';
import { fetchTopicOf } from '../flow/fetch-topic.ts';
import { createLoadGauge } from '../flow/load-gauge.ts';
import { pollUntilAborted } from '../flow/poller.ts';
import { createRunBoard, type RunBoard } from '../flow/run-board.ts';
import { createTopicFlow, type TopicFlow } from '../flow/topic-flow.ts';
import { createWakeUp } from '../flow/wake-up.ts';
import { within } from '../flow/within.ts';
import { closeHandlers } from '../handler/close-handlers.ts';
import { WorkerOptionsError, WorkerStoppingError } from '../run/errors.ts';
import type { RunTools } from '../run/run-scope.ts';
import { createRunTools } from '../run/run-tools.ts';
import { watchStrayRejections } from '../run/stray-rejections.ts';
import { lastAnswersMs } from '../run/task-run.ts';
import { freeDeadLocks } from './free-dead-locks.ts';
import { createJsonLogger, type Logger } from './logger.ts';
import { recoverOpenAttempts } from './recover-open-attempts.ts';
import { watchSilence } from './watch-silence.ts';
import { answeredOf, type WorkerCounters } from './worker-counters.ts';
import { healthOf, silenceMs, type WorkerHealth } from './worker-health.ts';
import { checkOptions, concurrencyByDefault, type WorkerOptions } from './worker-options.ts';

/** `IDLE` before start, `DRAINING` from stop until the last run has ended or was abandoned. */
export type WorkerState = 'IDLE' | 'RUNNING' | 'DRAINING' | 'STOPPED';

/** What became of the work that a worker held when it was told to stop. */
export interface DrainReport {
  /** Runs that ended with an answer. */
  readonly finished: number;
  /** Tasks given back unanswered, so that another worker gets them at once. */
  readonly released: number;
  /** Runs still going when the time was over; their locks expire. */
  readonly abandoned: number;
}

/** Runs the tasks of one process. */
export interface Worker {
  /** @throws {Error} when it was started before. */
  start(): void;
  /** Stops fetching, lets runs end, then aborts them. Never rejects; a second call waits for the first. */
  stop(options?: { readonly drainMs?: number }): Promise<DrainReport>;
  /** Fetches no more tasks of a topic, or of any; what runs goes on. May be called in any state. @throws {WorkerOptionsError} when it has no such topic */
  pause(topic?: string): void;
  /** Ends a pause. @throws {WorkerOptionsError} when it has no such topic */
  resume(topic?: string): void;
  health(): WorkerHealth;
  readonly state: WorkerState;
  readonly counters: Readonly<WorkerCounters>;
}

/**
 * Creates a worker. Owns its state and its end; the poll loop and the board of runs have files of their own.
 *
 * 1. Never more than `concurrency` runs.
 * 2. After `stop` nothing starts, and every wait has an end: the drain deadline, then a short grace.
 * 3. A task whose run the drain aborts goes back without an attempt counted, unless it has begun an external effect.
 *
 * @throws {WorkerOptionsError} when a handler does not fit the process, or an external effect has no attempt store.
 *
 * @example
 * const worker = createWorker({ process: quoteApproval, engine: createEngineClient({ url }), handlers: [priceQuote] });
 * await runUntilSignal([worker]);
 */
export function createWorker(options: WorkerOptions): Worker {
  checkOptions(options);
  return new RunningWorker(options);
}

class RunningWorker implements Worker {
  state: WorkerState = 'IDLE';
  readonly #options: WorkerOptions;
  readonly #name: string;
  readonly #logger: Logger;
  readonly #tools: RunTools;
  readonly #board: RunBoard;
  readonly #wakeUp = createWakeUp();
  readonly #stopAsked = new AbortController();
  readonly #fetchAbandoned = new AbortController();
  readonly #longPollMs: number;
  #startedAt: Date | undefined;
  #watches: readonly (() => void)[] = [];
  #loop: Promise<void> = Promise.resolve();
  #stopping: Promise<DrainReport> | undefined;

  constructor(options: WorkerOptions) {
    const {
      process,
      engine,
      handlers,
      concurrency = concurrencyByDefault,
      longPollMs = 7_000,
      logger = createJsonLogger(),
    } = options;
    this.#options = options;
    this.#name = options.name ?? process.key;
    this.#logger = logger;
    this.#longPollMs = longPollMs;
    const tools = createRunTools(options, logger);
    const flows = handlers.map(({ contract: { topic } }) => flowOf(topic, options, tools.clock));
    this.#tools = tools;
    const load = options.loadMax && createLoadGauge(options.loadMax);
    this.#board = createRunBoard({ tools, engine, logger, handlers, flows, concurrency, load, wakeUp: this.#wakeUp });
  }

  get counters(): Readonly<WorkerCounters> {
    return { ...this.#board.counters };
  }

  start(): void {
    if (this.state !== 'IDLE') throw new Error(`The worker ${this.#name} is ${this.state}; it can be started once.`);
    const { process, versionTag, engine, handlers, order, startJitterMs = 250 } = this.#options;
    this.state = 'RUNNING';
    this.#watches = [watchStrayRejections(), watchSilence(() => this.health(), this.#logger)];
    this.#startedAt = this.#tools.clock();
    const common = { name: this.#name, engine, logger: this.#logger };
    const contracts = handlers.map(({ contract }) => contract);
    const watched = this.#tools.observers.flatMap(({ variables = [] }) => variables);
    void this.#recover();
    this.#loop = pollUntilAborted({
      ...common,
      board: this.#board,
      topics: contracts.map((contract) => ({
        ...fetchTopicOf(contract, watched),
        processDefinitionKey: process.key,
        ...(versionTag === undefined ? {} : { processDefinitionVersionTag: versionTag }),
      })),
      order: fetchOrderOf(order),
      observers: this.#tools.observers,
      longPollMs: this.#longPollMs,
      startJitterMs,
      random: this.#tools.random,
      wakeUp: this.#wakeUp,
      stopping: this.#stopAsked.signal,
      abandoned: this.#fetchAbandoned.signal,
    });
  }

  /** Looks after what killed processes have left, beside the first fetch. Never rejects. */
  async #recover(): Promise<void> {
    const { process, engine, handlers, attemptStore: store, freesDeadLocks: isWanted = true } = this.#options;
    if (!isWanted) return;
    const contracts = handlers.map(({ contract }) => contract);
    const common = { engine, name: this.#name, counters: this.#board.counters, logger: this.#logger };
    await freeDeadLocks({ ...common, contracts, clock: this.#tools.clock });
    if (!store?.openAttempts || this.#stopAsked.signal.aborted) return;
    const stopping = this.#stopAsked.signal;
    await recoverOpenAttempts({ ...common, store, processKey: process.key, contracts, stopping });
  }

  stop(given?: { readonly drainMs?: number }): Promise<DrainReport> {
    this.#stopping ??= this.#drain(given?.drainMs ?? this.#options.drainMs ?? 20_000);
    return this.#stopping;
  }

  pause(topic?: string): void {
    for (const flow of this.#flowsOf(topic)) flow.isPaused = true;
  }

  resume(topic?: string): void {
    for (const flow of this.#flowsOf(topic)) flow.isPaused = false;
    this.#wakeUp.call();
  }

  health(): WorkerHealth {
    const { flows, size: running, freePlaces, lastPollAt } = this.#board;
    return healthOf({
      worker: this.#name,
      state: this.state,
      startedAt: this.#startedAt,
      lastPollAt,
      running,
      freePlaces,
      pausedTopics: flows.filter(({ isPaused }) => isPaused).map(({ topic }) => topic),
      topicCount: flows.length,
      silenceMaxMs: this.#longPollMs + silenceMs,
      now: this.#tools.clock(),
    });
  }

  async #drain(drainMs: number): Promise<DrainReport> {
    const board = this.#board;
    const before = { answered: answeredOf(board.counters), released: board.counters.released };
    const isOver = new WorkerStoppingError('The drain deadline has passed.');
    const ended = (): Promise<unknown> => Promise.all([this.#loop, board.allEnded()]);
    this.state = 'DRAINING';
    this.#stopAsked.abort(new WorkerStoppingError('The worker stops.'));
    await within(drainMs, ended());
    this.#fetchAbandoned.abort(isOver);
    board.abortAll(isOver);
    await within(this.#tools.abortGraceMs + lastAnswersMs, ended());
    const report = {
      finished: answeredOf(board.counters) - before.answered,
      released: board.counters.released - before.released,
      abandoned: board.size,
    };
    board.giveUpAll();
    const { handlers } = this.#options;
    await Promise.all([this.#tools.http.close(), this.#tools.leases.close(), closeHandlers(handlers, this.#logger)]);
    for (const end of this.#watches) end();
    this.state = 'STOPPED';
    this.#logger.info('worker stopped', { worker: this.#name, ...report });
    return report;
  }

  #flowsOf(topic: string | undefined): readonly TopicFlow[] {
    const { flows } = this.#board;
    const chosen = flows.filter((flow) => topic === undefined || flow.topic === topic);
    if (chosen.length > 0) return chosen;
    const known = flows.map((flow) => flow.topic).join(', ');
    throw new WorkerOptionsError(`The worker ${this.#name} has no topic ${topic}; it has ${known}.`);
  }
}

function flowOf(topic: string, options: WorkerOptions, clock: () => Date): TopicFlow {
  const { concurrency = options.concurrency ?? concurrencyByDefault, startsPerSecond } = options.topics?.[topic] ?? {};
  return createTopicFlow(topic, { concurrency, startsPerSecond, clock });
}

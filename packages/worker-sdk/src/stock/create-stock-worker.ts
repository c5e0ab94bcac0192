import { WorkerOptionsError } from '../run/errors.ts';
import { createRunTools } from '../run/run-tools.ts';
import { watchStrayRejections } from '../run/stray-rejections.ts';
import { createJsonLogger, type Logger } from '../worker/logger.ts';
import { watchSilence } from '../worker/watch-silence.ts';
import type { DrainReport, Worker, WorkerState } from '../worker/worker.ts';
import { createCounters } from '../worker/worker-counters.ts';
import { healthOf, silenceMs } from '../worker/worker-health.ts';
import { checkStockOptions, settingOf } from './check-stock-options.ts';
import { drainRuns } from './drain-runs.ts';
import { reportedLimits } from './reported-limits.ts';
import { StockPoller } from './stock-poller.ts';
import { createStockRuns } from './stock-runs.ts';
import type { StockWorkerOptions } from './stock-worker-options.ts';

/**
 * Creates a worker that fetches by the stock client `camunda-external-task-client-js` 3.1.0, with the same contracts and handlers as
 * `createWorker`. Owns its state and its end; fetching and runs have files of their own.
 *
 * The stock client fetches: topics, locks, long polls, its interceptors, its `maxParallelExecutions`. What is said of a task afterwards goes
 * through `engine`: completions, BPMN errors, failures, extensions of the lock, tasks given back, questions to history. The stock client's task
 * service does show status and body of a refusal, but its calls have no time limit and cannot be ended: one silent connection would hold a run
 * and its place for good, and an extension that was given up could reach the engine after the answer. Nor can it carry a bigint. What else it
 * cannot do is in `STOCK_CLIENT_LIMITS`.
 *
 * 1. Never more than `maxParallelExecutions` runs.
 * 2. After `stop` nothing starts, and every wait has an end: the drain deadline, then a short grace.
 * 3. A task whose run the drain aborts goes back without an attempt counted, unless it has begun an external effect.
 *
 * @throws {WorkerOptionsError} when a handler does not fit the process, an external effect has no attempt store, or the client is unsafe.
 *
 * @example
 * const client = new Client({
 *   baseUrl: url,
 *   workerId: `quotes@${hostname()}:${process.pid}:${Date.now()}`,
 *   autoPoll: false,
 *   maxParallelExecutions: 10,
 *   asyncResponseTimeout: 7_000,
 * });
 * const engine = createEngineClient({ url });
 * await runUntilSignal([createStockWorker({ process: quoteApproval, client, engine, handlers: [priceQuote] })]);
 */
export function createStockWorker(options: StockWorkerOptions): Worker {
  checkStockOptions(options);
  const { process, client, handlers, logger = createJsonLogger(), name = process.key } = options;
  const { maxParallelExecutions: places = 1 } = client.options ?? {};
  const contracts = handlers.map(({ contract }) => contract);
  const topics = contracts.map(({ topic }) => topic);
  const tools = createRunTools(options, logger);
  const shared = { logger, counters: createCounters() };
  const isPaused = (topic: string): boolean => poller.subscriptions.isPaused(topic);
  const runs = createStockRuns({ ...shared, engine: options.engine, handlers, tools, places, isPaused });
  const watched = tools.observers.flatMap(({ variables = [] }) => variables);
  const fetching = {
    client,
    processDefinitionKey: process.key,
    versionTag: options.versionTag,
    contracts,
    watched,
    observers: tools.observers,
    clock: tools.clock,
    take: runs.take,
  };
  const poller = new StockPoller({ ...shared, ...fetching });
  let state: WorkerState = 'IDLE';
  let startedAt: Date | undefined;
  let stopping: Promise<DrainReport> | undefined;
  let watches: readonly (() => void)[] = [];

  const drain = async (drainMs: number): Promise<DrainReport> => {
    state = 'DRAINING';
    const report = await drainRuns({ ...shared, poller, runs, handlers, tools }, drainMs);
    for (const end of watches) end();
    state = 'STOPPED';
    logger.info('worker stopped', { worker: name, ...report });
    return report;
  };

  return {
    start() {
      if (state !== 'IDLE') throw new Error(`The worker ${name} is ${state}; it can be started once.`);
      // Again: others may have started the client, or subscribed to it, since.
      checkStockOptions(options);
      reportLimits(options, logger);
      state = 'RUNNING';
      watches = [watchStrayRejections(), watchSilence(() => this.health(), logger)];
      startedAt = tools.clock();
      poller.start();
    },
    stop(given) {
      stopping ??= drain(given?.drainMs ?? options.drainMs ?? 20_000);
      return stopping;
    },
    pause: (topic) => poller.subscriptions.pause(chosen(name, topics, topic)),
    resume: (topic) => poller.subscriptions.resume(chosen(name, topics, topic)),
    health() {
      const flow = { running: runs.size, freePlaces: places - runs.size, topicCount: topics.length };
      const silenceMaxMs = (client.options?.asyncResponseTimeout ?? 0) + silenceMs;
      const times = { startedAt, lastPollAt: poller.lastPollAt, silenceMaxMs, now: tools.clock() };
      return healthOf({ worker: name, state, pausedTopics: topics.filter(isPaused), ...flow, ...times });
    },
    get state() {
      return state;
    },
    get counters() {
      return { ...shared.counters };
    },
  };
}

function chosen(worker: string, topics: readonly string[], topic: string | undefined): readonly string[] {
  if (topic === undefined) return topics;
  if (topics.includes(topic)) return [topic];
  throw new WorkerOptionsError(`The worker ${worker} has no topic ${topic}; it has ${topics.join(', ')}.`);
}

function reportLimits(options: StockWorkerOptions, logger: Logger): void {
  const setting = settingOf(options);
  for (const { limit, how, seenIn } of reportedLimits) {
    const seen = seenIn(setting);
    if (seen !== undefined) logger.warn('a limit of the stock client', { limit, seen, how });
  }
}

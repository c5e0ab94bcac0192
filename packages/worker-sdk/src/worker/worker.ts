import type { AnyTaskContract } from '@stepwright/contract';
import type { FetchTopic } from '@stepwright/engine-client';
import { createEffectHttp } from '../effect/effect-http.ts';
import { pause } from '../flow/backoff.ts';
import { pollUntilAborted } from '../flow/poller.ts';
import { createRunBoard } from '../flow/run-board.ts';
import { createTopicFlow, type TopicFlow } from '../flow/topic-flow.ts';
import { createWakeUp } from '../flow/wake-up.ts';
import type { LeaseExtender } from '../lease/lease-extender.ts';
import { createLoopLeaseExtender } from '../lease/loop-lease-extender.ts';
import { createThreadLeaseExtender } from '../lease/thread-lease-extender.ts';
import { WorkerOptionsError, WorkerStoppingError } from '../run/errors.ts';
import type { RunTools } from '../run/run-scope.ts';
import { createJsonLogger, type Logger } from './logger.ts';
import { answeredOf, type WorkerCounters } from './worker-counters.ts';
import { healthOf, type WorkerHealth } from './worker-health.ts';
import { checkOptions, type WorkerOptions } from './worker-options.ts';

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

/** What an answer may take after the handlers were aborted, in ms. */
const lastAnswersMs = 2_000;

/** How much longer than a long poll a worker may hear nothing of the engine: a fetch's own limit, and the longest wait after failures. */
const silenceMs = 60_000;

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
  const { process, engine, handlers, concurrency = 10, longPollMs = 6_000, logger = createJsonLogger() } = options;
  const name = options.name ?? process.key;
  const tools = toolsOf(options, logger);
  const wakeUp = createWakeUp();
  const flows = handlers.map(({ contract: { topic } }) => flowOf(topic, options, tools.clock));
  const board = createRunBoard({ tools, engine, logger, handlers, flows, concurrency, wakeUp });
  const topics = handlers.map(({ contract }) => topicOf(process.key, contract));
  const stopAsked = new AbortController();
  const fetchAbandoned = new AbortController();
  const signals = { stopping: stopAsked.signal, abandoned: fetchAbandoned.signal };
  const { startJitterMs = 250 } = options;
  const poll = {
    name,
    engine,
    board,
    topics,
    longPollMs,
    startJitterMs,
    random: tools.random,
    logger,
    wakeUp,
    ...signals,
  };
  let startedAt: Date | undefined;
  let state: WorkerState = 'IDLE';
  let loop: Promise<void> = Promise.resolve();
  let stopping: Promise<DrainReport> | undefined;

  const drain = async (drainMs: number): Promise<DrainReport> => {
    state = 'DRAINING';
    const before = { answered: answeredOf(board.counters), released: board.counters.released };
    stopAsked.abort(new WorkerStoppingError('The worker stops.'));
    await within(drainMs, Promise.all([loop, board.allEnded()]));
    fetchAbandoned.abort(new WorkerStoppingError('The drain deadline has passed.'));
    board.abortAll(new WorkerStoppingError('The drain deadline has passed.'));
    await within(tools.abortGraceMs + lastAnswersMs, Promise.all([loop, board.allEnded()]));
    const report = {
      finished: answeredOf(board.counters) - before.answered,
      released: board.counters.released - before.released,
      abandoned: board.size,
    };
    board.giveUpAll();
    await Promise.all([tools.http.close(), tools.leases.close()]);
    state = 'STOPPED';
    logger.info('worker stopped', { worker: name, ...report });
    return report;
  };

  return {
    start() {
      if (state !== 'IDLE') throw new Error(`The worker ${name} is ${state}; it can be started once.`);
      state = 'RUNNING';
      startedAt = tools.clock();
      loop = pollUntilAborted(poll);
    },
    stop(given) {
      stopping ??= drain(given?.drainMs ?? options.drainMs ?? 20_000);
      return stopping;
    },
    pause(topic) {
      for (const flow of flowsOf(name, flows, topic)) flow.isPaused = true;
    },
    resume(topic) {
      for (const flow of flowsOf(name, flows, topic)) flow.isPaused = false;
      wakeUp.call();
    },
    health() {
      const pausedTopics = flows.filter(({ isPaused }) => isPaused).map(({ topic }) => topic);
      const { size: running, freePlaces, lastPollAt } = board;
      const facts = {
        worker: name,
        state,
        startedAt,
        lastPollAt,
        running,
        freePlaces,
        pausedTopics,
        topicCount: flows.length,
      };
      return healthOf({ ...facts, silenceMaxMs: longPollMs + silenceMs, now: tools.clock() });
    },
    get state() {
      return state;
    },
    get counters() {
      return { ...board.counters };
    },
  };
}

function toolsOf(options: WorkerOptions, logger: Logger): RunTools {
  const { clock = () => new Date(), random = Math.random } = options;
  return {
    leases: leasesOf(options, { clock, random, logger }),
    operations: options.operations,
    http: createEffectHttp(),
    clock,
    random,
    failpoint: options.failpoint ?? (() => undefined),
    abortGraceMs: options.abortGraceMs ?? 1_000,
  };
}

/** A thread needs an engine that it can reach, and knows no clock but the real one. */
function leasesOf(
  { engine, clock: givenClock, blockedMaxMs = 15_000 }: WorkerOptions,
  { clock, random, logger }: Pick<RunTools, 'clock' | 'random'> & { readonly logger: Logger },
): LeaseExtender {
  const { connection } = engine;
  if (!connection || givenClock) return createLoopLeaseExtender({ engine, clock, random });
  return createThreadLeaseExtender({ connection, blockedMaxMs, logger });
}

function flowOf(topic: string, options: WorkerOptions, clock: () => Date): TopicFlow {
  const { concurrency = options.concurrency ?? 10, startsPerSecond } = options.topics?.[topic] ?? {};
  return createTopicFlow(topic, { concurrency, startsPerSecond, clock });
}

function flowsOf(worker: string, flows: readonly TopicFlow[], topic: string | undefined): readonly TopicFlow[] {
  const chosen = flows.filter((flow) => topic === undefined || flow.topic === topic);
  if (chosen.length > 0) return chosen;
  const known = flows.map((flow) => flow.topic).join(', ');
  throw new WorkerOptionsError(`The worker ${worker} has no topic ${topic}; it has ${known}.`);
}

function topicOf(processDefinitionKey: string, contract: AnyTaskContract): FetchTopic {
  const { topic, lockDurationMs, input } = contract;
  return { topicName: topic, lockDurationMs, variables: Object.keys(input), processDefinitionKey };
}

/** Waits for work, at most so long. */
async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  await Promise.race([work, pause(limitMs, limit.signal)]);
  limit.abort();
}

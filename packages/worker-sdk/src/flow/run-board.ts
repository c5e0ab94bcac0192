import type { ExternalTask } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { reasonOf } from '../run/error-text.ts';
import type { RunTools } from '../run/run-scope.ts';
import { type RunReport, startRun, type TaskRun } from '../run/task-run.ts';
import type { Logger } from '../worker/logger.ts';
import { countRun, createCounters, type WorkerCounters } from '../worker/worker-counters.ts';
import { type LoadGauge, loadEveryMs } from './load-gauge.ts';
import type { TopicFlow } from './topic-flow.ts';
import type { WakeUp } from './wake-up.ts';

/** What a board is made of. */
export interface RunBoardOptions {
  readonly tools: RunTools;
  readonly engine: WorkerEngine;
  readonly logger: Logger;
  readonly handlers: readonly BoundHandler[];
  readonly flows: readonly TopicFlow[];
  readonly concurrency: number;
  /** Undefined when the load of the process does not count. */
  readonly load: LoadGauge | undefined;
  /** Called whenever a place becomes free. */
  readonly wakeUp: WakeUp;
}

/** The runs of one worker. */
export interface RunBoard {
  readonly counters: WorkerCounters;
  readonly flows: readonly TopicFlow[];
  /** How many tasks may run at once. */
  readonly concurrency: number;
  readonly size: number;
  /** None while the process has more to do than it may. */
  readonly freePlaces: number;
  /** When the last fetch was answered, by the worker's clock. */
  readonly lastPollAt: Date | undefined;
  /** How long until a task that was put off here becomes free again, in ms; Infinity when none was. */
  nextDueInMs(): number;
  /** How long until the rate of some topic lets a task start, or the load is looked at again, in ms; 0 when neither holds one up. */
  nextStartInMs(): number;
  /** False for a topic that was paused while it was fetched. */
  mayStart(topic: string): boolean;
  /** Notes that a fetch was answered. */
  polled(): void;
  /** Starts a task, or lets the run that it already has here go on under the new lock. */
  begin(task: ExternalTask, workerId: string): void;
  /** Gives unstarted tasks back to the engine; never rejects. */
  release(tasks: readonly { readonly id: string }[], workerId: string): Promise<void>;
  allEnded(): Promise<unknown>;
  abortAll(reason: Error): void;
  giveUpAll(): void;
}

/** Limit of one call that gives a task back, in ms. */
export const releaseLimitMs = 2_000;

/**
 * Makes the board. Owns the runs of one worker.
 *
 * 1. A task that runs here is never started a second time.
 * 2. Every end of a run is counted once, and wakes the poller.
 */
export function createRunBoard(options: RunBoardOptions): RunBoard {
  return new Board(options);
}

class Board implements RunBoard {
  readonly counters: WorkerCounters = createCounters();
  readonly flows: readonly TopicFlow[];
  lastPollAt: Date | undefined;
  readonly #options: RunBoardOptions;
  readonly #boundByTopic: ReadonlyMap<string, BoundHandler>;
  readonly #flowByTopic: ReadonlyMap<string, TopicFlow>;
  readonly #runs = new Map<string, TaskRun>();
  /** When tasks that were put off become free, by the worker's clock. */
  #dueAtMs: number[] = [];

  constructor(options: RunBoardOptions) {
    this.#options = options;
    this.flows = options.flows;
    this.#boundByTopic = new Map(options.handlers.map((bound) => [bound.contract.topic, bound]));
    this.#flowByTopic = new Map(options.flows.map((flow) => [flow.topic, flow]));
  }

  get concurrency(): number {
    return this.#options.concurrency;
  }

  get size(): number {
    return this.#runs.size;
  }

  get freePlaces(): number {
    return this.#options.load?.isTooHigh() ? 0 : this.#options.concurrency - this.#runs.size;
  }

  nextDueInMs(): number {
    const nowMs = this.#options.tools.clock().getTime();
    this.#dueAtMs = this.#dueAtMs.filter((dueMs) => dueMs > nowMs);
    return Math.min(...this.#dueAtMs) - nowMs;
  }

  nextStartInMs(): number {
    if (this.#options.load?.isTooHigh()) return loadEveryMs;
    const waitsMs = this.flows.map((flow) => flow.nextStartInMs()).filter((waitMs) => waitMs > 0);
    return waitsMs.length === 0 ? 0 : Math.min(...waitsMs);
  }

  mayStart(topic: string): boolean {
    return this.#flowByTopic.get(topic)?.isPaused === false;
  }

  polled(): void {
    this.lastPollAt = this.#options.tools.clock();
  }

  begin(task: ExternalTask, workerId: string): void {
    const { tools, engine, logger } = this.#options;
    const earlier = this.#runs.get(task.id);
    const bound = this.#boundByTopic.get(task.topicName);
    if (earlier) {
      this.counters.duplicates += 1;
      logger.warn('task handed over while it still runs here', { topic: task.topicName, externalTaskId: task.id });
      earlier.adopt(workerId);
    } else if (bound) {
      const flow = this.#flowByTopic.get(task.topicName);
      const run = startRun({ tools, engine, bound, task, workerId, logger });
      flow?.started();
      this.#runs.set(task.id, run);
      run.done.then((report) => this.#ended(task.id, flow, report));
    }
  }

  async release(tasks: readonly { readonly id: string }[], workerId: string): Promise<void> {
    const { engine, logger } = this.#options;
    const limit = { timeoutMs: releaseLimitMs };
    const back = tasks.map(({ id }) => engine.externalTasks.extendLock(id, { workerId, newDurationMs: 1 }, limit));
    for (const result of await Promise.allSettled(back)) {
      if (result.status === 'fulfilled') this.counters.released += 1;
      else logger.warn('task not given back; its lock expires', { error: reasonOf(result.reason) });
    }
  }

  allEnded(): Promise<unknown> {
    return Promise.all([...this.#runs.values()].map((run) => run.done));
  }

  abortAll(reason: Error): void {
    for (const run of this.#runs.values()) run.abort(reason);
  }

  giveUpAll(): void {
    for (const run of this.#runs.values()) run.giveUp();
  }

  #ended(id: string, flow: TopicFlow | undefined, report: RunReport): void {
    const { tools, wakeUp } = this.#options;
    this.#runs.delete(id);
    flow?.ended();
    countRun(this.counters, report);
    if (report.putOffMs !== undefined) this.#dueAtMs.push(tools.clock().getTime() + report.putOffMs);
    wakeUp.call();
  }
}

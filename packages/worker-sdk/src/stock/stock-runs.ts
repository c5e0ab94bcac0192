import type { ExternalTask } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { reasonOf } from '../run/error-text.ts';
import type { RunTools } from '../run/run-scope.ts';
import { startRun, type TaskRun } from '../run/task-run.ts';
import type { Logger } from '../worker/logger.ts';
import { countRun, type WorkerCounters } from '../worker/worker-counters.ts';

/** What the runs of a worker on the stock client are made of. */
export interface StockRunsOptions {
  readonly tools: RunTools;
  readonly engine: WorkerEngine;
  readonly logger: Logger;
  readonly handlers: readonly BoundHandler[];
  readonly counters: WorkerCounters;
  /** The most runs at once. */
  readonly places: number;
  /** Whether no task of the topic may start now. */
  readonly isPaused: (topic: string) => boolean;
}

/** The runs of one worker. */
export interface StockRuns {
  readonly size: number;
  /** Runs a fetched task to its end, or gives it back. Never rejects. */
  take(task: ExternalTask): Promise<void>;
  /** From now on every task that comes is given back. */
  close(): void;
  /** Ends with everything that is under way now. */
  allEnded(): Promise<unknown>;
  abortAll(reason: Error): void;
  giveUpAll(): void;
}

/** Limit of one call that gives a task back, in ms. */
const releaseLimitMs = 2_000;

/**
 * Makes the runs. Owns them.
 *
 * 1. A task that runs here is never started a second time: its run goes on under the new lock.
 * 2. Never more runs than places, whatever the stock client hands over: what is too much, paused or too late goes back to the engine.
 * 3. Every end of a run is counted once.
 */
export function createStockRuns(options: StockRunsOptions): StockRuns {
  const { tools, engine, logger, counters, places, isPaused } = options;
  const boundByTopic = new Map(options.handlers.map((bound) => [bound.contract.topic, bound]));
  const runs = new Map<string, TaskRun>();
  const underWay = new Set<Promise<void>>();
  let isClosed = false;

  const release = async ({ id, topicName }: ExternalTask, workerId: string): Promise<void> => {
    try {
      // Not `unlock`: that checks no worker, so it could take the lock from whoever holds it now.
      await engine.externalTasks.extendLock(id, { workerId, newDurationMs: 1 }, { timeoutMs: releaseLimitMs });
      counters.released += 1;
    } catch (error) {
      const fields = { topic: topicName, externalTaskId: id, error: reasonOf(error) };
      logger.warn('task not given back; its lock expires', fields);
    }
  };
  const goOn = (run: TaskRun, { id, topicName }: ExternalTask, workerId: string): void => {
    counters.duplicates += 1;
    logger.warn('task handed over while it still runs here', { topic: topicName, externalTaskId: id });
    run.adopt(workerId);
  };
  const begin = async (bound: BoundHandler, task: ExternalTask, workerId: string): Promise<void> => {
    const run = startRun({ tools, engine, bound, task, workerId, logger });
    runs.set(task.id, run);
    const report = await run.done;
    runs.delete(task.id);
    countRun(counters, report);
  };
  const takeOne = async (task: ExternalTask): Promise<void> => {
    // The id that the engine locked with: it checks every answer against it.
    const workerId = task.workerId ?? '';
    const earlier = runs.get(task.id);
    if (earlier) return goOn(earlier, task, workerId);
    const bound = boundByTopic.get(task.topicName);
    const mayStart = !isClosed && runs.size < places && !isPaused(task.topicName);
    return bound && mayStart ? begin(bound, task, workerId) : release(task, workerId);
  };

  return {
    get size() {
      return runs.size;
    },
    async take(task) {
      const taken = takeOne(task);
      underWay.add(taken);
      await taken.finally(() => underWay.delete(taken));
    },
    close() {
      isClosed = true;
    },
    allEnded: () => Promise.all([...underWay]),
    abortAll(reason) {
      for (const run of runs.values()) run.abort(reason);
    },
    giveUpAll() {
      for (const run of runs.values()) run.giveUp();
    },
  };
}

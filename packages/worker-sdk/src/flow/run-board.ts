import type { ExternalTask } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { reasonOf } from '../run/error-text.ts';
import type { RunTools } from '../run/run-scope.ts';
import { type RunReport, startRun, type TaskRun } from '../run/task-run.ts';
import type { Logger } from '../worker/logger.ts';
import { countRun, createCounters, type WorkerCounters } from '../worker/worker-counters.ts';

/** What a board is made of. */
export interface RunBoardOptions {
  readonly tools: RunTools;
  readonly engine: WorkerEngine;
  readonly logger: Logger;
  readonly handlers: readonly BoundHandler[];
  readonly concurrency: number;
}

/** The runs of one worker. */
export interface RunBoard {
  readonly counters: WorkerCounters;
  readonly size: number;
  readonly freePlaces: number;
  /** How long until a task that was put off here becomes free again, in ms; Infinity when none was. */
  nextDueInMs(): number;
  /** Starts a task, or lets the run that it already has here go on under the new lock. */
  begin(task: ExternalTask, workerId: string): void;
  /** Gives unstarted tasks back to the engine; never rejects. */
  release(tasks: readonly { readonly id: string }[], workerId: string): Promise<void>;
  oneEnded(): Promise<unknown>;
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
 * 2. Every end of a run is counted once.
 */
export function createRunBoard(options: RunBoardOptions): RunBoard {
  const { tools, engine, logger, concurrency } = options;
  const boundByTopic = new Map(options.handlers.map((bound) => [bound.contract.topic, bound]));
  const counters = createCounters();
  const runs = new Map<string, TaskRun>();
  /** When tasks that were put off become free, by the worker's clock. */
  let dueAtMs: number[] = [];
  const dones = (): Promise<RunReport>[] => [...runs.values()].map((run) => run.done);

  return {
    counters,
    get size() {
      return runs.size;
    },
    get freePlaces() {
      return concurrency - runs.size;
    },
    nextDueInMs() {
      const nowMs = tools.clock().getTime();
      dueAtMs = dueAtMs.filter((dueMs) => dueMs > nowMs);
      return Math.min(...dueAtMs) - nowMs;
    },
    begin(task, workerId) {
      const earlier = runs.get(task.id);
      const bound = boundByTopic.get(task.topicName);
      if (earlier) {
        counters.duplicates += 1;
        logger.warn('task handed over while it still runs here', { topic: task.topicName, externalTaskId: task.id });
        earlier.adopt(workerId);
      } else if (bound) {
        const run = startRun({ tools, engine, bound, task, workerId, logger });
        runs.set(task.id, run);
        run.done.then((report) => {
          runs.delete(task.id);
          countRun(counters, report);
          if (report.putOffMs !== undefined) dueAtMs.push(tools.clock().getTime() + report.putOffMs);
        });
      }
    },
    async release(tasks, workerId) {
      const limit = { timeoutMs: releaseLimitMs };
      const back = tasks.map(({ id }) => engine.externalTasks.extendLock(id, { workerId, newDurationMs: 1 }, limit));
      for (const result of await Promise.allSettled(back)) {
        if (result.status === 'fulfilled') counters.released += 1;
        else logger.warn('task not given back; its lock expires', { error: reasonOf(result.reason) });
      }
    },
    oneEnded: () => Promise.race(dones()),
    allEnded: () => Promise.all(dones()),
    abortAll(reason) {
      for (const run of runs.values()) run.abort(reason);
    },
    giveUpAll() {
      for (const run of runs.values()) run.giveUp();
    },
  };
}

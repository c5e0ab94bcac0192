import { EngineAbortedError, type FetchTopic } from '@stepwright/engine-client';
import { createBackoff, pause } from './backoff.ts';
import { reasonOf } from './error-text.ts';
import type { Logger } from './logger.ts';
import { type RunBoard, releaseLimitMs } from './run-board.ts';
import type { WorkerEngine } from './worker-engine.ts';
import { freshWorkerId } from './worker-id.ts';

/** What a poll loop is made of. */
export interface PollOptions {
  readonly name: string;
  readonly engine: WorkerEngine;
  readonly board: RunBoard;
  readonly topics: FetchTopic[];
  readonly longPollMs: number;
  readonly random: () => number;
  readonly logger: Logger;
  /** Aborted to stop. */
  readonly signal: AbortSignal;
}

/** Empty polls that come back faster than this are no long polls, whatever was asked for. */
const emptyPollMsMin = 20;

/**
 * Fetches tasks and starts them until the signal is aborted. Never rejects.
 *
 * 1. A fetch asks for free places only, and none is under way while there are none.
 * 2. Every fetch call has a worker id of its own, so a late answer of an earlier lock is refused by the engine.
 * 3. A failed fetch, or one that is empty too soon, is followed by a wait that grows.
 * 4. After the abort nothing starts; tasks that were fetched and not started go back to the engine.
 */
export async function pollUntilAborted(options: PollOptions): Promise<void> {
  const { board, longPollMs, random, logger, signal } = options;
  const errors = createBackoff({ firstMs: 200, mostMs: 30_000, random });
  const empties = createBackoff({ firstMs: 50, mostMs: 2_000, random });
  while (!signal.aborted) {
    if (board.freePlaces <= 0) {
      await board.oneEnded();
      continue;
    }
    const askedAtMs = performance.now();
    try {
      const count = await fetchOnce(options, board.freePlaces);
      errors.reset();
      const isTooSoon = count === 0 && performance.now() - askedAtMs < Math.max(longPollMs / 2, emptyPollMsMin);
      if (isTooSoon) await pause(empties.nextMs(), signal);
      else empties.reset();
    } catch (error) {
      if (signal.aborted) return;
      board.counters.pollErrors += 1;
      logger.warn('fetch failed', { error: reasonOf(error), pollErrors: board.counters.pollErrors });
      await pause(errors.nextMs(), signal);
    }
  }
}

async function fetchOnce(options: PollOptions, places: number): Promise<number> {
  const { engine, board, topics, longPollMs, signal } = options;
  const workerId = freshWorkerId(options.name);
  const fetch = { workerId, maxTasks: places, usePriority: true, asyncResponseTimeoutMs: longPollMs, topics };
  const tasks = await engine.externalTasks.fetchAndLock(fetch, { signal }).catch(async (error: unknown) => {
    if (error instanceof EngineAbortedError && error.outcome === 'unknown') await releaseUnseen(options, workerId);
    throw error;
  });
  board.counters.fetched += tasks.length;
  const started = signal.aborted ? [] : tasks.slice(0, places);
  for (const task of started) board.begin(task, workerId);
  await board.release(tasks.slice(started.length), workerId);
  return tasks.length;
}

/** An aborted fetch may have locked tasks whose answer never came. */
async function releaseUnseen({ engine, board, logger }: PollOptions, workerId: string): Promise<void> {
  try {
    await board.release(await engine.externalTasks.list({ workerId }, { timeoutMs: releaseLimitMs }), workerId);
  } catch (error) {
    logger.warn('cannot ask for tasks that an aborted fetch may have locked', { error: reasonOf(error) });
  }
}

import { EngineAbortedError, type FetchTopic } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { freshWorkerId } from '../engine/worker-id.ts';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from '../worker/logger.ts';
import { createBackoff, pause } from './backoff.ts';
import { type RunBoard, releaseLimitMs } from './run-board.ts';

/** What a poll loop is made of. */
export interface PollOptions {
  readonly name: string;
  readonly engine: WorkerEngine;
  readonly board: RunBoard;
  readonly topics: FetchTopic[];
  readonly longPollMs: number;
  readonly random: () => number;
  readonly logger: Logger;
  /** Aborted to stop: no further fetch; the one under way may still return. */
  readonly stopping: AbortSignal;
  /** Aborted when the fetch under way can be waited for no longer. */
  readonly abandoned: AbortSignal;
}

/** The shortest wait that a fetch asks for when a known task becomes free soon. */
const shortPollMsMin = 100;

/** Empty polls that come back faster than this are no long polls, whatever was asked for. */
const emptyPollMsMin = 20;

/**
 * Fetches tasks and starts them until it is told to stop. Never rejects.
 *
 * 1. A fetch asks for free places only, and none is under way while there are none.
 * 2. Every fetch call has a worker id of its own, so a late answer of an earlier lock is refused by the engine.
 * 3. A failed fetch, or one that is empty too soon, is followed by a wait that grows.
 * 4. After the stop nothing starts; tasks that were fetched and not started go back to the engine. The fetch under way is waited for: the
 *    engine does not notice a client that left, and would lock the next tasks for nobody.
 * 5. A fetch does not wait beyond the moment at which a task that was put off here becomes free: the engine would see it up to 30 s late.
 */
export async function pollUntilAborted(options: PollOptions): Promise<void> {
  const { board, longPollMs, random, logger, stopping } = options;
  const errors = createBackoff({ firstMs: 200, mostMs: 30_000, random });
  const empties = createBackoff({ firstMs: 50, mostMs: 2_000, random });
  while (!stopping.aborted) {
    if (board.freePlaces <= 0) {
      await board.oneEnded();
      continue;
    }
    const askedAtMs = performance.now();
    const waitMs = Math.min(longPollMs, Math.max(shortPollMsMin, board.nextDueInMs()));
    try {
      const count = await fetchOnce(options, board.freePlaces, waitMs);
      errors.reset();
      const isTooSoon = count === 0 && performance.now() - askedAtMs < Math.max(waitMs / 2, emptyPollMsMin);
      if (isTooSoon) await pause(empties.nextMs(), stopping);
      else empties.reset();
    } catch (error) {
      if (stopping.aborted) return;
      board.counters.pollErrors += 1;
      logger.warn('fetch failed', { error: reasonOf(error), pollErrors: board.counters.pollErrors });
      await pause(errors.nextMs(), stopping);
    }
  }
}

async function fetchOnce(options: PollOptions, places: number, waitMs: number): Promise<number> {
  const { engine, board, topics, stopping, abandoned } = options;
  const workerId = freshWorkerId(options.name);
  const fetch = { workerId, maxTasks: places, usePriority: true, asyncResponseTimeoutMs: waitMs, topics };
  const tasks = await engine.externalTasks.fetchAndLock(fetch, { signal: abandoned }).catch(async (error: unknown) => {
    if (error instanceof EngineAbortedError && error.outcome === 'unknown') await releaseUnseen(options, workerId);
    throw error;
  });
  board.counters.fetched += tasks.length;
  const started = stopping.aborted ? [] : tasks.slice(0, places);
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

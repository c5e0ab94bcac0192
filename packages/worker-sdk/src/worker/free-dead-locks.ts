import type { WorkerEngine } from '../engine/worker-engine.ts';
import { isOfDeadProcess } from '../engine/worker-id.ts';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from './logger.ts';
import type { WorkerCounters } from './worker-counters.ts';

/** Whose locks are looked for. */
export interface DeadLockScan {
  readonly engine: WorkerEngine;
  readonly name: string;
  readonly topics: readonly string[];
  readonly counters: WorkerCounters;
  readonly logger: Logger;
}

const pageSize = 200;
const limitMs = 5_000;

/**
 * Ends the locks that a killed process of this worker on this host has left, so that its tasks are handed out at once instead of when their
 * locks end. A task whose attempt was open is then reconciled by whoever gets it: the attempt store knows.
 *
 * A lock is ended under the dead process's own worker id, so one that is another's meanwhile stays. Never rejects: without it the locks end by
 * themselves.
 */
export async function freeDeadLocks({ engine, name, topics, counters, logger }: DeadLockScan): Promise<void> {
  try {
    for (const topicName of topics) {
      const query = { topicName, locked: true, maxResults: pageSize };
      for (const { id, workerId } of await engine.externalTasks.list(query, { timeoutMs: limitMs })) {
        if (workerId === null || !isOfDeadProcess(workerId, name)) continue;
        await engine.externalTasks.extendLock(id, { workerId, newDurationMs: 1 }, { timeoutMs: limitMs });
        counters.recovered += 1;
      }
    }
    if (counters.recovered > 0)
      logger.info('freed the locks of a process that was killed', { count: counters.recovered });
  } catch (error) {
    logger.warn('locks of killed processes end by themselves', { error: reasonOf(error) });
  }
}

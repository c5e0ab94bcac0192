import type { AnyTaskContract } from '@stepwright/contract';
import { parseEngineDate } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { isOfDeadProcess } from '../engine/worker-id.ts';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from './logger.ts';
import type { WorkerCounters } from './worker-counters.ts';

/** Whose locks are looked for. */
export interface DeadLockScan {
  readonly engine: WorkerEngine;
  readonly name: string;
  readonly contracts: readonly Pick<AnyTaskContract, 'topic' | 'lockDurationMs'>[];
  readonly clock: () => Date;
  readonly counters: WorkerCounters;
  readonly logger: Logger;
}

const pageSize = 200;
const limitMs = 5_000;

/**
 * Ends the locks that a killed process of this worker on this host has left, so that its tasks are handed out at once instead of when their
 * locks end. A task whose attempt was open is then reconciled by whoever gets it: the attempt store knows.
 *
 * A lock that lasts longer than a run's is held for a late answer, or until the next try of a task that failed: it stays.
 *
 * A lock is ended under the dead process's own worker id, so one that is another's meanwhile stays. Never rejects: without it the locks end by
 * themselves.
 */
export async function freeDeadLocks(scan: DeadLockScan): Promise<void> {
  const { engine, name, contracts, counters, logger } = scan;
  try {
    for (const contract of contracts) {
      const query = { topicName: contract.topic, locked: true, maxResults: pageSize };
      for (const { id, workerId, lockExpirationTime } of await engine.externalTasks.list(query, {
        timeoutMs: limitMs,
      })) {
        if (workerId === null || !isOfDeadProcess(workerId, name)) continue;
        if (restMs(lockExpirationTime, scan) > contract.lockDurationMs) continue;
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

function restMs(lockExpirationTime: string | null, { clock }: DeadLockScan): number {
  return lockExpirationTime === null ? 0 : parseEngineDate(lockExpirationTime).getTime() - clock().getTime();
}

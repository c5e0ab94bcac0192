import type { AnyTaskContract } from '@stepwright/contract';
import { type AttemptStore, type OpenAttempt, OperationRefusedError } from '../attempts/attempt-store.ts';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { isOfDeadProcess, workerIdBeginning } from '../engine/worker-id.ts';
import { answerWithin } from '../flow/within.ts';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from './logger.ts';
import type { WorkerCounters } from './worker-counters.ts';

/** Whose attempts are looked for. */
export interface OpenAttemptScan {
  readonly engine: WorkerEngine;
  readonly store: AttemptStore;
  readonly name: string;
  readonly processKey: string;
  /** Of the worker's handlers: attempts of other operations are another worker's. */
  readonly contracts: readonly AnyTaskContract[];
  readonly counters: WorkerCounters;
  readonly logger: Logger;
  /** Ends the scan before its next question. */
  readonly stopping: AbortSignal;
}

const limitMs = 5_000;
const attemptsMax = 500;
/** Business keys that the engine is asked for at once. */
const width = 8;

/**
 * Settles what killed processes of this worker on this host have left in the attempt store: their open attempts become UNKNOWN, and those whose
 * task no longer exists, so that nobody would ever reconcile them, are told to people.
 *
 * 1. The engine is asked before the attempt is recorded. A run that reconciles at the same time records before it completes its task, so for
 *    a task that is gone because it was done, the store refuses, and nobody is alarmed.
 * 2. What a run has found out meanwhile stays: the store refuses what contradicts it.
 * 3. An engine or a store that does not answer leaves attempts open, and the next start looks at them again.
 *
 * Never rejects.
 */
export async function recoverOpenAttempts(scan: OpenAttemptScan): Promise<void> {
  const { store, name, logger, stopping } = scan;
  try {
    const query = { startedBy: workerIdBeginning(name), limit: attemptsMax };
    const open = (await answerWithin(limitMs, 'the open attempts', store.openAttempts?.(query))) ?? [];
    const left = open.filter((each) => isOfDeadProcess(each.startedBy, name) && topicsOf(scan, each).length > 0);
    const byKey = [...Map.groupBy(left, ({ businessKey }) => businessKey)];
    for (let first = 0; first < byKey.length && !stopping.aborted; first += width) {
      const some = byKey.slice(first, first + width);
      await Promise.all(some.map(([businessKey, attempts]) => recover(scan, businessKey, attempts)));
    }
  } catch (error) {
    logger.warn('open attempts of killed processes are looked at again at the next start', { error: reasonOf(error) });
  }
}

function topicsOf({ contracts }: OpenAttemptScan, { system, operation }: OpenAttempt): readonly string[] {
  return contracts
    .filter(({ external }) => external !== 'none' && external.system === system && external.operation === operation)
    .map(({ topic }) => topic);
}

async function recover(scan: OpenAttemptScan, businessKey: string, attempts: readonly OpenAttempt[]): Promise<void> {
  const { counters, logger } = scan;
  const topics = new Set(attempts.flatMap((attempt) => topicsOf(scan, attempt)));
  const waiting = await topicsWithTask(scan, businessKey, topics);
  for (const attempt of attempts) {
    const isDoubt = await recordDoubt(scan, attempt);
    if (!isDoubt || topicsOf(scan, attempt).some((topic) => waiting.has(topic))) continue;
    counters.orphaned += 1;
    const { tenantId, operationId, attemptNo, system, operation, startedBy } = attempt;
    const ids = { tenantId, businessKey, operationId, attemptNo, system, operation, startedBy };
    const what = `no task is left that would reconcile attempt ${attemptNo}: settle operation ${operationId} by hand`;
    logger.warn(what, ids);
  }
}

/** The topics of which the business key has a task, also one without retries. */
async function topicsWithTask(
  { engine, processKey }: OpenAttemptScan,
  businessKey: string,
  topics: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { externalTasks, processInstances } = engine;
  // Without the question nobody can say that a task is gone.
  if (!processInstances) return topics;
  const limit = { timeoutMs: limitMs };
  const instances = await processInstances.list({ businessKey, processDefinitionKey: processKey }, limit);
  if (instances.length === 0) return new Set();
  const processInstanceIdIn = instances.map(({ id }) => id);
  const found = [...topics].map(async (topicName) => {
    const tasks = await externalTasks.list({ topicName, processInstanceIdIn, maxResults: 1 }, limit);
    return tasks.length > 0 ? [topicName] : [];
  });
  return new Set((await Promise.all(found)).flat());
}

/** Whether the attempt is in doubt now; false when something is known of it meanwhile. */
async function recordDoubt({ store }: OpenAttemptScan, attempt: OpenAttempt): Promise<boolean> {
  const reason = `The process that began it, ${attempt.startedBy}, has died.`;
  try {
    const recording = store.recordOutcome(attempt, attempt.attemptNo, { outcome: 'UNKNOWN', reason });
    await answerWithin(limitMs, 'the record of an attempt', recording);
    return true;
  } catch (error) {
    if (error instanceof OperationRefusedError) return false;
    throw error;
  }
}

import {
  EngineAbortedError,
  EngineDeadlockError,
  EngineHttpError,
  EngineLockExpiredError,
  EngineLockedByAnotherError,
  EngineNotFoundError,
  EngineOptimisticLockingError,
  EngineTooManyRequestsError,
  EngineUnauthorizedError,
  type ExternalTaskId,
  type WireVariables,
} from '@stepwright/engine-client';
import { createBackoff, pause } from '../flow/backoff.ts';
import { errorMessageText, reasonOf } from '../run/error-text.ts';
import type { FailureCode } from '../run/failure-code.ts';
import { failVerdict, type Verdict } from '../run/verdict.ts';
import type { Logger } from '../worker/logger.ts';
import type { WorkerEngine } from './worker-engine.ts';

/**
 * What came of telling the engine.
 *
 * `ACCEPTED`: the engine has it. `COMPLETED`: it had been completed before, most likely by an answer that was lost. `GONE`: it was cancelled, or
 * ended in a way that history does not tell. `LOST`: another worker holds it. `REFUSED`: the engine never takes this answer. `GAVE_UP`: no
 * answer in time; the lock expires and the task runs again.
 */
export type AnswerResult = 'ACCEPTED' | 'COMPLETED' | 'GONE' | 'LOST' | 'REFUSED' | 'GAVE_UP';

/** What an answer is made of. */
export interface AnswerOptions {
  readonly engine: Pick<WorkerEngine, 'externalTasks' | 'history'>;
  readonly externalTaskId: ExternalTaskId;
  /** Read anew for every sending: the lock may have been taken over by a newer fetch of this process. */
  readonly workerId: () => string;
  /** When to give up; it is a minute after the lock's end. */
  readonly until: () => Date;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly logger: Logger;
  /** Variables of the task's own scope that go with a failure: the next run finds them. @default none */
  readonly localVariables?: WireVariables;
  /** Aborted when the worker may not wait any longer. */
  readonly signal: AbortSignal;
}

/** An engine error without a known code is often the model's own, so it is not sent for a minute. */
const plainRefusalsMax = 4;

/**
 * Tells the engine, again and again until it has answered. The handler never runs again for it.
 *
 * An answer that the engine refuses for good becomes a failure without retries, code ANSWER_REFUSED: an incident says it.
 */
export async function answerEngine(options: AnswerOptions, verdict: Verdict): Promise<AnswerResult> {
  const result = await sendUntilAnswered(options, verdict);
  if (typeof result === 'string') return result;
  // Both only move the lock's end: it ends by itself.
  if (verdict.kind === 'release' || verdict.kind === 'later') return 'LOST';
  options.logger.error('the engine refuses the answer', { verdict: verdict.kind, error: reasonOf(result.refusal) });
  if (verdict.kind === 'fail') return 'REFUSED';
  const code: FailureCode = 'ANSWER_REFUSED';
  const reason = `The engine refused "${verdict.kind}": ${reasonOf(result.refusal)}`;
  const failed = await sendUntilAnswered(options, failVerdict(code, reason, result.refusal));
  return failed === 'ACCEPTED' || typeof failed === 'object' ? 'REFUSED' : failed;
}

type Sent = AnswerResult | { readonly refusal: unknown };

async function sendUntilAnswered(options: AnswerOptions, verdict: Verdict): Promise<Sent> {
  const backoff = createBackoff({ firstMs: 50, mostMs: 5_000, random: options.random });
  let plainRefusals = 0;
  for (;;) {
    try {
      await send(options, verdict);
      return 'ACCEPTED';
    } catch (error) {
      if (error instanceof EngineAbortedError) return 'GAVE_UP';
      if (error instanceof EngineNotFoundError) return whatBecameOfIt(options);
      if (error instanceof EngineLockedByAnotherError || error instanceof EngineLockExpiredError) return 'LOST';
      if (isForGood(error)) return { refusal: error };
      if (isPlainRefusal(error)) plainRefusals += 1;
      if (plainRefusals >= plainRefusalsMax) return { refusal: error };
      options.logger.warn('answer not taken, sending it again', { verdict: verdict.kind, error: reasonOf(error) });
      const waitMs = backoff.nextMs();
      if (options.clock().getTime() + waitMs >= options.until().getTime()) return 'GAVE_UP';
      await pause(waitMs, options.signal);
      if (options.signal.aborted) return 'GAVE_UP';
    }
  }
}

function send(options: AnswerOptions, verdict: Verdict): Promise<void> {
  const { engine, externalTaskId: id, signal } = options;
  const workerId = options.workerId();
  const call = { signal };
  switch (verdict.kind) {
    case 'complete':
      return engine.externalTasks.complete(id, { workerId, variables: verdict.variables }, call);
    case 'bpmnError':
      return engine.externalTasks.bpmnError(
        id,
        { workerId, errorCode: verdict.code, variables: verdict.variables },
        call,
      );
    case 'later':
      return engine.externalTasks.extendLock(id, { workerId, newDurationMs: verdict.lockMs }, call);
    case 'release':
      // Not `unlock`: that checks no worker, so it could take the lock from whoever holds it now.
      return engine.externalTasks.extendLock(id, { workerId, newDurationMs: 1 }, call);
    default: {
      const { code, reason, details, retries, retryTimeoutMs } = verdict;
      const errorMessage = errorMessageText(code, reason);
      const errorDetails = details === undefined ? {} : { errorDetails: details };
      const { localVariables } = options;
      const local = localVariables && Object.keys(localVariables).length > 0 ? { localVariables } : {};
      return engine.externalTasks.failure(
        id,
        { workerId, errorMessage, ...errorDetails, ...local, retries, retryTimeoutMs },
        call,
      );
    }
  }
}

/** A refusal that no repetition changes: 4xx but for credentials, and a value too long or otherwise against the database's rules. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof EngineHttpError) || isRolledBack(error) || error instanceof EngineUnauthorizedError)
    return false;
  return error.status < 500 || (error.engineCode ?? 0) > 10_000;
}

/** A 500 without a telling code: the engine's own trouble, or an expression behind the task that fails every time. */
function isPlainRefusal(error: unknown): boolean {
  return error instanceof EngineHttpError && error.status === 500 && !isRolledBack(error);
}

function isRolledBack(error: EngineHttpError): boolean {
  return (
    error instanceof EngineOptimisticLockingError ||
    error instanceof EngineDeadlockError ||
    error instanceof EngineTooManyRequestsError
  );
}

async function whatBecameOfIt({ engine, externalTaskId, logger }: AnswerOptions): Promise<AnswerResult> {
  try {
    const log = await engine.history.externalTaskLog({ externalTaskId });
    const result = log.some((row) => row.successLog) ? 'COMPLETED' : 'GONE';
    const isCancelled = log.some((row) => row.deletionLog);
    logger.info('the task is gone', { result, isCancelled, isHistoryKnown: log.length > 0 });
    return result;
  } catch (error) {
    logger.warn('the task is gone and history does not answer', { error: reasonOf(error) });
    return 'GONE';
  }
}

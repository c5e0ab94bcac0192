import type { AnyTaskContract, ExternalEffect } from '@stepwright/contract';
import { createBackoff, pause } from './backoff.ts';
import { reasonOf } from './error-text.ts';
import type { FailureCode } from './failure-code.ts';
import {
  type AttemptOutcome,
  type OperationLog,
  OperationLogUnavailableError,
  type OperationRef,
  OperationRefusedError,
  type OperationState,
} from './operation-log.ts';
import { passFailpoint, type RunScope } from './run-scope.ts';
import type { EffectHandler } from './task-handler.ts';
import { type FailureVerdict, failVerdict, unknownVerdict, type Verdict } from './verdict.ts';

/** One run of a task with an external effect. */
export interface EffectScope extends RunScope {
  readonly effect: ExternalEffect;
  readonly handler: EffectHandler<AnyTaskContract>;
  readonly log: OperationLog;
}

/** Which operation of the log a state belongs to. */
export function refOf(scope: EffectScope, state: OperationState): OperationRef {
  return { tenantId: scope.facts.tenantId, operationId: state.operationId };
}

const triesMax = 3;

/** Calls the log, and again while it does not answer: only for calls that are safe to repeat. */
export async function askLog<R>(scope: EffectScope, call: () => Promise<R>): Promise<R> {
  const backoff = createBackoff({ firstMs: 100, mostMs: 1_000, random: scope.tools.random });
  for (let turn = 1; ; turn += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof OperationLogUnavailableError) || turn === triesMax) throw error;
    }
    await pause(backoff.nextMs());
  }
}

/** What was found out about an attempt, and what the engine is told once it is recorded. */
export interface Conclusion {
  readonly record: AttemptOutcome;
  readonly verdict: Verdict;
}

/**
 * Records an attempt's outcome and answers the verdict; the engine is told only afterwards, so a lost answer loses nothing.
 *
 * When the log does not take a known outcome, the attempt stays in doubt and the next run reconciles.
 */
export async function recordThen(
  scope: EffectScope,
  state: OperationState,
  attemptNo: number,
  { record, verdict }: Conclusion,
): Promise<Verdict> {
  const recorded = await recordOutcome(scope, state, attemptNo, record);
  if ('kind' in recorded) return record.outcome === 'UNKNOWN' ? verdict : recorded;
  await passFailpoint(scope, 'after-attempt-recorded');
  return verdict;
}

/** Records an attempt's outcome; the verdict stands for a log that did not take it. */
export async function recordOutcome(
  scope: EffectScope,
  state: OperationState,
  attemptNo: number,
  record: AttemptOutcome,
): Promise<OperationState | FailureVerdict> {
  try {
    return await askLog(scope, () => scope.log.recordOutcome(refOf(scope, state), attemptNo, record));
  } catch (error) {
    const reason = `The outcome ${record.outcome} of attempt ${attemptNo} could not be recorded: ${reasonOf(error)}`;
    const { operationId } = state;
    scope.facts.logger.error('outcome not recorded; the attempt stays in doubt', { operationId, attemptNo, reason });
    return logVerdict(scope, reason, error);
  }
}

/**
 * What becomes of a run whose finding the log did not take. A log that does not answer is asked again by the next run, and so is one that knows
 * better; any other refusal would be repeated for ever, so a person acts.
 */
export function logVerdict(scope: EffectScope, reason: string, error: unknown): FailureVerdict {
  const isForGood = error instanceof OperationRefusedError && error.code !== 'OUTCOME_CONTRADICTS';
  if (isForGood) return failVerdict('OPERATION_LOG' satisfies FailureCode, reason, error);
  return unknownVerdict(scope, { code: 'OPERATION_LOG', reason, error });
}

/** Raises the BPMN error of a rejection that the log has stored. The log keeps the code, not the error's data. */
export function storedRejection(scope: RunScope, code: string | undefined): Verdict {
  if (code !== undefined && scope.contract.errors.some((declared) => declared.code === code)) {
    return { kind: 'bpmnError', code, variables: {} };
  }
  return failVerdict('CONTRACT_OUTPUT', `The stored rejection "${code}" is not declared by ${scope.contract.topic}.`);
}

import type { AnyTaskContract, ExternalEffect } from '@stepwright/contract';
import {
  type AttemptOutcome,
  type AttemptStore,
  AttemptStoreUnavailableError,
  type OperationRef,
  OperationRefusedError,
  type OperationState,
} from '../attempts/attempt-store.ts';
import { createBackoff, pause } from '../flow/backoff.ts';
import type { EffectHandler } from '../handler/task-handler.ts';
import { reasonOf } from '../run/error-text.ts';
import type { FailureCode } from '../run/failure-code.ts';
import { passFailpoint, type RunScope } from '../run/run-scope.ts';
import { type FailureVerdict, failVerdict, unknownVerdict, type Verdict } from '../run/verdict.ts';

/** One run of a task with an external effect. */
export interface EffectScope extends RunScope {
  readonly effect: ExternalEffect;
  readonly handler: EffectHandler<AnyTaskContract>;
  readonly store: AttemptStore;
}

/** Which operation of the store a state belongs to. */
export function refOf(scope: EffectScope, state: OperationState): OperationRef {
  return { tenantId: scope.facts.tenantId, operationId: state.operationId };
}

const triesMax = 3;

/** Calls the store, and again while it does not answer: only for calls that are safe to repeat. */
export async function askStore<R>(scope: EffectScope, call: () => Promise<R>): Promise<R> {
  const backoff = createBackoff({ firstMs: 100, mostMs: 1_000, random: scope.tools.random });
  for (let turn = 1; ; turn += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof AttemptStoreUnavailableError) || turn === triesMax) throw error;
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
 * When the store does not take a known outcome, the attempt stays in doubt and the next run reconciles.
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

/** Records an attempt's outcome; the verdict stands for a store that did not take it. */
export async function recordOutcome(
  scope: EffectScope,
  state: OperationState,
  attemptNo: number,
  record: AttemptOutcome,
): Promise<OperationState | FailureVerdict> {
  try {
    return await askStore(scope, () => scope.store.recordOutcome(refOf(scope, state), attemptNo, record));
  } catch (error) {
    const reason = `The outcome ${record.outcome} of attempt ${attemptNo} could not be recorded: ${reasonOf(error)}`;
    const { operationId } = state;
    const fields = { operationId, attemptNo, reason };
    // A late answer may come before the run that waits for it has ended.
    if (record.outcome === 'UNKNOWN' && error instanceof OperationRefusedError && error.code === 'OUTCOME_CONTRADICTS')
      scope.facts.logger.info('the attempt is no longer in doubt', fields);
    else scope.facts.logger.error('outcome not recorded; the attempt stays in doubt', fields);
    return storeVerdict(scope, reason, error);
  }
}

/**
 * What becomes of a run whose finding the store did not take. A store that does not answer is asked again by the next run, and so is one that knows
 * better; any other refusal would be repeated for ever, so a person acts.
 */
export function storeVerdict(scope: EffectScope, reason: string, error: unknown): FailureVerdict {
  const isForGood = error instanceof OperationRefusedError && error.code !== 'OUTCOME_CONTRADICTS';
  if (isForGood) return failVerdict('ATTEMPT_STORE' satisfies FailureCode, reason, error);
  return unknownVerdict(scope, { code: 'ATTEMPT_STORE', reason, error });
}

/** Raises the BPMN error of a rejection that the store has stored. The store keeps the code, not the error's data. */
export function storedRejection(scope: RunScope, code: string | undefined): Verdict {
  if (code !== undefined && scope.contract.errors.some((declared) => declared.code === code)) {
    return { kind: 'bpmnError', code, variables: {} };
  }
  return failVerdict('CONTRACT_OUTPUT', `The stored rejection "${code}" is not declared by ${scope.contract.topic}.`);
}

import {
  encodeVariables,
  PayloadCodecError,
  retryDelayMs,
  type VariableMap,
  VariablesError,
  type WireValue,
} from '@stepwright/contract';
import { AttemptStoreUnavailableError, OperationRefusedError } from '../attempts/attempt-store.ts';
import { sealForRun } from '../sealing/run-sealing.ts';
import { errorDetailsText, reasonOf } from './error-text.ts';
import { ExecutionTimeoutError, LeaseLostError, ProgressError, WorkerStoppingError } from './errors.ts';
import type { FailureCode } from './failure-code.ts';
import type { RunScope } from './run-scope.ts';

/** What the engine is to be told about a run. */
export type Verdict =
  | { readonly kind: 'complete'; readonly variables: Record<string, WireValue> }
  | { readonly kind: 'bpmnError'; readonly code: string; readonly variables: Record<string, WireValue> }
  | FailureVerdict
  /** Somebody else answers within the time; the task stays locked that long. */
  | { readonly kind: 'later'; readonly lockMs: number }
  /** The task goes back as if it had never been fetched. */
  | { readonly kind: 'release' };

/** A failure of one of three sorts: who acts next is the engine, reconciliation or a person. */
export interface FailureVerdict {
  readonly kind: 'retry' | 'unknown' | 'fail';
  readonly code: string;
  readonly reason: string;
  readonly details: string | undefined;
  readonly retries: number;
  readonly retryTimeoutMs: number;
}

/** The engine runs the task again: one retry less, after the policy's wait. At 0 the engine makes an incident. */
export function retryVerdict(
  scope: RunScope,
  why: { code: FailureCode; reason: string; afterMs?: number | undefined; error?: unknown },
): FailureVerdict {
  const retries = Math.max(0, scope.retries - 1);
  const delayMs = retryDelayMs(scope.retry, scope.facts.runNo, scope.tools.random);
  return {
    kind: 'retry',
    code: why.code,
    reason: why.reason,
    details: errorDetailsText(why.error),
    retries,
    retryTimeoutMs: retries === 0 ? 0 : Math.max(0, Math.round(why.afterMs ?? delayMs)),
  };
}

/** The next run reconciles: the number of retries is sent as it is, because leaving it out would mean 0 and an incident. */
export function unknownVerdict(
  scope: RunScope,
  why: { reason: string; code?: FailureCode; afterMs?: number; error?: unknown },
): FailureVerdict {
  const { external } = scope.contract;
  return {
    kind: 'unknown',
    code: why.code ?? 'OUTCOME_PENDING',
    reason: why.reason,
    details: errorDetailsText(why.error),
    retries: Math.max(1, scope.retries),
    retryTimeoutMs: Math.ceil(why.afterMs ?? (external === 'none' ? 0 : external.reconcileDelayMs)),
  };
}

/** The task stays locked for whoever answers, and a lock longer: so a held lock is told from a left one. */
export function laterVerdict(scope: RunScope, withinMs: number): Verdict {
  const { lockDurationMs, external, topic } = scope.contract;
  if (!scope.tickets.isStale) return { kind: 'later', lockMs: withinMs + lockDurationMs };
  const reason = `The lock of ${topic} went to another worker id after its ticket was given out, so nobody can answer.`;
  const code: FailureCode = 'LEASE_LOST';
  return external === 'none' ? retryVerdict(scope, { code, reason }) : unknownVerdict(scope, { code, reason });
}

/** A person acts: no retries are left, the engine makes an incident. */
export function failVerdict(code: string, reason: string, error?: unknown): FailureVerdict {
  return { kind: 'fail', code, reason, details: errorDetailsText(error), retries: 0, retryTimeoutMs: 0 };
}

/** What becomes of an error of a run in which no effect can have begun. */
export function thrownVerdict(scope: RunScope, error: unknown): Verdict {
  const { signal } = scope.facts;
  if (signal.reason instanceof WorkerStoppingError) return { kind: 'release' };
  const cause = signal.aborted ? signal.reason : error;
  if (cause instanceof ProgressError) return failVerdict(cause.code, cause.message, cause);
  return retryVerdict(scope, { code: thrownCode(cause), reason: reasonOf(cause), error: cause });
}

/** What becomes of an error of a run whose effect may be there: the next run finds out. */
export function doubtVerdict(scope: RunScope, error: unknown): FailureVerdict {
  const { signal } = scope.facts;
  const cause = signal.aborted ? signal.reason : error;
  const hasCode = signal.aborted || error instanceof PayloadCodecError;
  return unknownVerdict(scope, {
    code: hasCode ? thrownCode(cause) : 'OUTCOME_PENDING',
    reason: reasonOf(cause),
    error,
  });
}

/** The stable code for what a handler threw, or for what aborted it. */
export function thrownCode(error: unknown): FailureCode {
  if (
    error instanceof LeaseLostError ||
    error instanceof ExecutionTimeoutError ||
    error instanceof WorkerStoppingError
  ) {
    return error.code;
  }
  if (error instanceof OperationRefusedError || error instanceof AttemptStoreUnavailableError) return 'ATTEMPT_STORE';
  if (error instanceof PayloadCodecError) return 'PAYLOAD_CODEC';
  return 'HANDLER_ERROR';
}

/**
 * Encodes and seals what a handler answered with: only what comes from here may be recorded and sent. The error it answers stands for a breach of
 * the contract.
 *
 * @throws {PayloadCodecError} when the codec fails.
 */
export async function encodeAnswer(
  scope: RunScope,
  map: VariableMap,
  values: Readonly<Record<string, unknown>>,
): Promise<Record<string, WireValue> | VariablesError> {
  try {
    return await sealForRun(scope, map, encodeVariables(`task ${scope.contract.topic}`, map, values));
  } catch (error) {
    if (error instanceof VariablesError) return error;
    throw error;
  }
}

/** The variables that the contract's error `code` may carry; undefined when the contract does not declare the code. */
export function errorDataOf(scope: RunScope, code: string): VariableMap | undefined {
  return scope.contract.errors.find((declared) => declared.code === code)?.data;
}

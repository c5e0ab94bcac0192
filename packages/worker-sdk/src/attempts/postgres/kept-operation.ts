import type { AttemptOutcome, OperationState, StoredOutput } from '../attempt-store.ts';

/** An operation's row, as statements tell it. */
export interface KeptOperation {
  readonly operationId: string;
  readonly idempotencyKey: string;
  readonly generation: number;
}

/** An attempt's row, as statements tell it; instants in ISO 8601 with any offset. */
export interface KeptAttempt {
  readonly attemptNo: number;
  readonly outcome: 'OPEN' | AttemptOutcome['outcome'];
  readonly sendDeadline: string;
  readonly settleMs: number;
  readonly startedAt: string;
  readonly output: StoredOutput | null;
  readonly code: string | null;
  readonly reconcileCount: number;
}

/** Writes the SQL that tells a row as a {@link KeptOperation}. JSON, because the pool's type parsers are its owner's. */
export function operationJson(row: string): string {
  return `json_build_object('operationId', ${row}.operation_id, 'idempotencyKey', ${row}.idempotency_key,
    'generation', ${row}.generation)`;
}

/** Writes the SQL that tells a row as a {@link KeptAttempt}, or null when an outer join found none. */
export function attemptJson(row: string): string {
  return `case when ${row}.attempt_no is not null then json_build_object('attemptNo', ${row}.attempt_no,
    'outcome', ${row}.outcome, 'sendDeadline', ${row}.send_deadline, 'settleMs', ${row}.settle_ms,
    'startedAt', ${row}.started_at, 'output', ${row}.output, 'code', ${row}.code,
    'reconcileCount', ${row}.reconcile_count) end`;
}

/** What its last attempt makes of an operation; without one it is ready. */
export function statusAfter(outcome: KeptAttempt['outcome'] | undefined): OperationState['status'] {
  switch (outcome) {
    case 'SUCCEEDED':
    case 'REJECTED':
      return outcome;
    case 'OPEN':
    case 'UNKNOWN':
      return 'IN_DOUBT';
    default:
      return 'READY';
  }
}

/** The state of an operation whose last attempt is `last`. */
export function stateOf(operation: KeptOperation, last: KeptAttempt | null): OperationState {
  const { operationId, idempotencyKey, generation } = operation;
  return {
    operationId,
    idempotencyKey,
    generation,
    status: statusAfter(last?.outcome),
    ...(last?.output ? { output: last.output } : {}),
    ...(last?.code ? { code: last.code } : {}),
    reconcileCount: last?.reconcileCount ?? 0,
    ...(last ? { lastAttempt: lastAttemptOf(last) } : {}),
  };
}

function lastAttemptOf(last: KeptAttempt): NonNullable<OperationState['lastAttempt']> {
  const { attemptNo, outcome, settleMs } = last;
  const utc = (instant: string): string => new Date(instant).toISOString();
  return { attemptNo, outcome, sendDeadline: utc(last.sendDeadline), settleMs, startedAt: utc(last.startedAt) };
}

import { isDeepStrictEqual } from 'node:util';
import {
  type AttemptOutcome,
  type AttemptRequest,
  type AttemptStore,
  type OpenAttempt,
  type OperationRef,
  OperationRefusedError,
  type OperationRequest,
  type OperationState,
} from './attempt-store.ts';

interface KeptAttempt extends AttemptRequest {
  readonly attemptNo: number;
  readonly startedAt: string;
  recorded: AttemptOutcome | undefined;
  reconcileCount: number;
}

interface KeptOperation {
  readonly operationId: string;
  readonly request: OperationRequest;
  readonly attempts: KeptAttempt[];
}

/** Settings of the store in memory. */
export interface MemoryAttemptStoreOptions {
  readonly clock?: () => Date;
  /** A domain refusal: a code refuses the attempt, for example ORDER_CANCELLING. */
  readonly refuseAttempt?: (request: OperationRequest) => string | undefined;
}

/**
 * Makes an attempt store that forgets everything with its process. For tests and demonstrations: a worker that crashes loses what it
 * needs to know about its effects.
 */
export function createMemoryAttemptStore(options: MemoryAttemptStoreOptions = {}): AttemptStore {
  const { clock = () => new Date(), refuseAttempt = () => undefined } = options;
  const operations = new Map<string, KeptOperation>();

  const find = ({ tenantId, operationId }: OperationRef): KeptOperation => {
    for (const kept of operations.values()) {
      if (kept.operationId === operationId && kept.request.tenantId === tenantId) return kept;
    }
    throw new OperationRefusedError('OPERATION_NOT_FOUND', `There is no operation ${operationId}.`, 404);
  };

  return {
    async open(request) {
      const key = JSON.stringify([request.tenantId, request.system, request.operation, request.baseKey]);
      const kept = operations.get(key) ?? { operationId: `operation-${operations.size + 1}`, request, attempts: [] };
      operations.set(key, kept);
      return stateOf(kept);
    },
    async beginAttempt(operation, request) {
      const kept = find(operation);
      const { status } = stateOf(kept);
      if (status === 'IN_DOUBT') {
        throw new OperationRefusedError(
          'OPERATION_IN_DOUBT',
          'The last attempt has no known outcome: reconcile it first.',
        );
      }
      if (status !== 'READY') throw new OperationRefusedError('OPERATION_FINISHED', `The operation is ${status}.`);
      const refusal = refuseAttempt(kept.request);
      if (refusal !== undefined) throw new OperationRefusedError(refusal, `The attempt is refused: ${refusal}.`);
      const attemptNo = kept.attempts.length + 1;
      const startedAt = clock().toISOString();
      kept.attempts.push({ ...request, attemptNo, startedAt, recorded: undefined, reconcileCount: 0 });
      return { attemptNo };
    },
    async recordOutcome(operation, attemptNo, outcome) {
      const kept = find(operation);
      const attempt = attemptOf(kept, attemptNo);
      if (!isRepeat(attempt.recorded, outcome)) {
        refuseContradiction(attempt, outcome);
        attempt.recorded = structuredClone(outcome);
      }
      return stateOf(kept);
    },
    async recordStillUnknown(operation, attemptNo, reason) {
      const kept = find(operation);
      const attempt = attemptOf(kept, attemptNo);
      if (attempt.recorded?.outcome !== 'UNKNOWN') refuseContradiction(attempt, { outcome: 'UNKNOWN', reason });
      attempt.recorded = { outcome: 'UNKNOWN', reason };
      attempt.reconcileCount += 1;
      return stateOf(kept);
    },
    async openAttempts({ startedBy, limit }) {
      const open = [...operations.values()]
        .flatMap(openAttemptsOf)
        .filter((each) => each.startedBy.startsWith(startedBy));
      return open.sort((left, right) => left.startedAt.localeCompare(right.startedAt)).slice(0, limit);
    },
  };
}

function openAttemptsOf({ operationId, request, attempts }: KeptOperation): readonly OpenAttempt[] {
  const { tenantId, businessKey, system, operation } = request;
  return attempts
    .filter(({ recorded }) => recorded === undefined)
    .map(({ attemptNo, startedBy, startedAt, sendDeadline }) => ({
      ...{ tenantId, operationId, businessKey, system, operation },
      ...{ attemptNo, startedBy, startedAt, sendDeadline },
    }));
}

function attemptOf(kept: KeptOperation, attemptNo: number): KeptAttempt {
  const attempt = kept.attempts[attemptNo - 1];
  if (attempt) return attempt;
  throw new OperationRefusedError('ATTEMPT_NOT_FOUND', `${kept.operationId} has no attempt ${attemptNo}.`, 404);
}

/** The same outcome again, whatever its reason; a success or a rejection only with the same result. */
function isRepeat(recorded: AttemptOutcome | undefined, outcome: AttemptOutcome): boolean {
  if (recorded?.outcome !== outcome.outcome) return false;
  if (recorded.outcome === 'SUCCEEDED' && outcome.outcome === 'SUCCEEDED') {
    return isDeepStrictEqual(recorded.output, outcome.output);
  }
  if (recorded.outcome === 'REJECTED' && outcome.outcome === 'REJECTED') return recorded.code === outcome.code;
  return true;
}

/** Open takes any outcome. Unknown takes what reconciliation finds. All else is final. */
function refuseContradiction(attempt: KeptAttempt, outcome: AttemptOutcome): void {
  const recorded = attempt.recorded?.outcome;
  if (recorded === undefined || (recorded === 'UNKNOWN' && outcome.outcome !== 'NOT_SENT')) return;
  throw new OperationRefusedError(
    'OUTCOME_CONTRADICTS',
    `Attempt ${attempt.attemptNo} is recorded as ${recorded}, so ${outcome.outcome} contradicts it.`,
  );
}

function stateOf({ operationId, request, attempts }: KeptOperation): OperationState {
  const last = attempts.at(-1);
  const base = {
    operationId,
    idempotencyKey: `${request.baseKey}:g1`,
    generation: 1,
    reconcileCount: last?.reconcileCount ?? 0,
  };
  if (!last) return { ...base, status: 'READY' };
  const { attemptNo, sendDeadline, settleMs, startedAt, recorded } = last;
  const lastAttempt = { attemptNo, outcome: recorded?.outcome ?? ('OPEN' as const), sendDeadline, settleMs, startedAt };
  switch (recorded?.outcome) {
    case 'SUCCEEDED':
      return { ...base, status: 'SUCCEEDED', output: structuredClone(recorded.output), lastAttempt };
    case 'REJECTED':
      return { ...base, status: 'REJECTED', code: recorded.code, lastAttempt };
    case 'NOT_SENT':
    case 'DID_NOT_HAPPEN':
      return { ...base, status: 'READY', lastAttempt };
    default:
      return { ...base, status: 'IN_DOUBT', lastAttempt };
  }
}

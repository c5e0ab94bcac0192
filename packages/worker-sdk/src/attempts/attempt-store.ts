import type { ExternalClass, Id, TenantId, WireValue } from '@stepwright/contract';
import type { PgClient } from './postgres/pg-shapes.ts';

/** A store's id of an operation. */
export type OperationId = Id<'operation'>;

/** Which operation is meant. The id is the service's; the tenant goes with every call. */
export interface OperationRef {
  readonly tenantId: TenantId;
  readonly operationId: OperationId;
}

/** Names an external operation. Unique by tenant, system, operation and base key. */
export interface OperationRequest {
  readonly tenantId: TenantId;
  readonly businessKey: string;
  readonly system: string;
  readonly operation: string;
  /** The stable part of the idempotency key; the store adds the generation. */
  readonly baseKey: string;
  readonly externalClass: ExternalClass;
}

/** Output as it is stored: wire values that are plain JSON (a Long is text). */
export type StoredOutput = Readonly<Record<string, WireValue>>;

/** What is known of an attempt. */
export type AttemptOutcome =
  | {
      readonly outcome: 'SUCCEEDED';
      readonly output: StoredOutput;
      readonly externalReference?: string;
      readonly evidence?: Readonly<Record<string, unknown>>;
    }
  /** A business rejection: `code` is a BPMN error of the task's contract. */
  | { readonly outcome: 'REJECTED'; readonly code: string; readonly reason?: string }
  | { readonly outcome: 'NOT_SENT'; readonly reason: string }
  | { readonly outcome: 'DID_NOT_HAPPEN'; readonly reason: string }
  | { readonly outcome: 'UNKNOWN'; readonly reason: string };

/** An operation's current generation. */
export interface OperationState {
  readonly operationId: OperationId;
  readonly idempotencyKey: string;
  readonly generation: number;
  /** `IN_DOUBT`: the last attempt has no outcome yet, or UNKNOWN. */
  readonly status: 'READY' | 'IN_DOUBT' | 'SUCCEEDED' | 'REJECTED';
  /** Of a succeeded operation. */
  readonly output?: StoredOutput;
  /** Of a rejected operation. */
  readonly code?: string;
  readonly reconcileCount: number;
  readonly lastAttempt?: {
    readonly attemptNo: number;
    readonly outcome: 'OPEN' | AttemptOutcome['outcome'];
    readonly sendDeadline: string;
    readonly settleMs: number;
    readonly startedAt: string;
  };
}

/** What is written before anything is sent. */
export interface AttemptRequest {
  readonly requestHash: string;
  /** Small JSON, for evidence. */
  readonly request: unknown;
  /** ISO 8601. */
  readonly sendDeadline: string;
  readonly settleMs: number;
  /** The worker id of the run, `name@host:pid#n`: tells later whether its process still lives. */
  readonly startedBy: string;
}

/** An attempt whose run has not said what came of it. Instants are ISO 8601. */
export interface OpenAttempt extends OperationRef {
  readonly businessKey: string;
  readonly system: string;
  readonly operation: string;
  readonly attemptNo: number;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly sendDeadline: string;
}

/** What work in the store's own database has done: the output of the task, and proof of it. */
export type TransactedEffect = Omit<Extract<AttemptOutcome, { readonly outcome: 'SUCCEEDED' }>, 'outcome'>;

/** The domain's part of a transaction. It must neither end the transaction nor release the client. */
export type TransactedWork = (client: PgClient) => Promise<TransactedEffect>;

/** How a transaction ends. */
export interface TransactOptions {
  /** Called when all is written, right before the commit is sent: what it throws rolls everything back, and is thrown again. */
  readonly beforeCommit?: () => void;
}

/**
 * Where external operations and their attempts are kept: the truth about effects. Every implementation passes the suite in
 * `attempt-store-conformance.ts`.
 *
 * All methods throw {@link OperationRefusedError} when the store says no, and {@link AttemptStoreUnavailableError} when it says nothing.
 */
export interface AttemptStore {
  /** Opens the current generation of an operation, or returns it as it is. Safe to repeat. Refused with a domain code such as ORDER_CANCELLING. */
  open(request: OperationRequest): Promise<OperationState>;
  /** Writes the next attempt. Refused with OPERATION_IN_DOUBT, OPERATION_FINISHED or a domain code such as ORDER_CANCELLING. */
  beginAttempt(operation: OperationRef, request: AttemptRequest): Promise<{ readonly attemptNo: number }>;
  /** Records what is known of an attempt. Repeating an outcome is a success, a contradiction is OUTCOME_CONTRADICTS. */
  recordOutcome(operation: OperationRef, attemptNo: number, outcome: AttemptOutcome): Promise<OperationState>;
  /** Counts one reconciliation that could not tell. */
  recordStillUnknown(operation: OperationRef, attemptNo: number, reason: string): Promise<OperationState>;
  /**
   * Runs an effect that is in the store's own database, and its attempt, in one transaction: both are committed, or none. Only a store that
   * is in a database can; handlers reach it by `context.transact`. What `work` throws is thrown again, after everything was rolled back.
   * Refused as `beginAttempt` is. Unavailable at the commit: all may have been committed, and `open` tells.
   */
  transact?(
    operation: OperationRef,
    attempt: AttemptRequest,
    work: TransactedWork,
    options?: TransactOptions,
  ): Promise<OperationState>;
  /**
   * Tells the attempts without an outcome that were begun by worker ids which start with `startedBy`: of every tenant, oldest first, at most
   * `limit`. With it a worker looks at its start for what its killed processes have left. A store that must name a tenant with every call,
   * as the one over HTTP, does not have it.
   *
   * @param query `limit` is at most 500.
   */
  openAttempts?(query: { readonly startedBy: string; readonly limit: number }): Promise<readonly OpenAttempt[]>;
}

/** The store refused, and the call had no effect. `code` says why. */
export class OperationRefusedError extends Error {
  override readonly name = 'OperationRefusedError';
  readonly code: string;
  /** As an HTTP status. */
  readonly status: number;

  constructor(code: string, message: string, status = 409) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The store did not answer, or failed: the call may have had its effect. */
export class AttemptStoreUnavailableError extends Error {
  override readonly name = 'AttemptStoreUnavailableError';
  readonly code = 'ATTEMPT_STORE_UNAVAILABLE';
}

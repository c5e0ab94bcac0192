import type { ExternalClass } from '@stepwright/contract';

/** What is known of one attempt. OPEN is written before anything is sent. */
export type AttemptOutcomeName = 'OPEN' | 'SUCCEEDED' | 'REJECTED' | 'NOT_SENT' | 'DID_NOT_HAPPEN' | 'UNKNOWN';

/** One attempt of an external operation. */
export interface OperationAttempt {
  readonly attemptNo: number;
  readonly outcome: AttemptOutcomeName;
  readonly reason?: string | undefined;
  readonly sendDeadline: string;
  readonly settleMs: number;
  readonly startedAt: string;
}

/** One external operation with its attempts. Only READY permits a new attempt. */
export interface ExternalOperation {
  readonly operationId: string;
  readonly businessKey: string;
  readonly system: string;
  readonly operation: string;
  /** The part of the idempotency key that all generations share. */
  readonly baseKey: string;
  readonly generation: number;
  readonly idempotencyKey: string;
  readonly externalClass: ExternalClass;
  readonly status: 'READY' | 'IN_DOUBT' | 'SUCCEEDED' | 'REJECTED';
  readonly output?: Record<string, unknown> | undefined;
  readonly code?: string | undefined;
  readonly externalReference?: string | undefined;
  readonly reconcileCount: number;
  readonly attempts: readonly OperationAttempt[];
}

/**
 * The stable codes that a failed task's message starts with in the engine. Operators search by them, runbooks are named after them.
 *
 * A handler's `fail(code, reason)` adds codes of its own.
 */
export type FailureCode =
  /** The handler asked for another run. */
  | 'RETRY'
  /** The handler asked for another run and said that nobody need be alarmed. */
  | 'BENIGN'
  /** The handler threw, or answered with something that no context made. */
  | 'HANDLER_ERROR'
  /** The run became older than the contract's `executionMaxMs`. */
  | 'EXECUTION_TIMEOUT'
  /** The engine did not extend the lock: the task may be with another worker. */
  | 'LEASE_LOST'
  /** The worker was told to stop while the run had an attempt open. */
  | 'WORKER_STOPPING'
  /** The external request was surely not sent. */
  | 'NOT_SENT'
  /** The outcome of an attempt is unknown; the next run reconciles. */
  | 'OUTCOME_PENDING'
  /** Reconciliation could not tell within `reconcileMax`: a person decides. */
  | 'UNKNOWN_OUTCOME'
  /** The payload codec failed, for example because its key service is away: nothing is known to be wrong with the variables. */
  | 'PAYLOAD_CODEC'
  /** The service that keeps operations did not answer, or refused. */
  | 'ATTEMPT_STORE'
  /** The handler of an effect completed without `begin`: its result could not be recorded. */
  | 'EFFECT_NOT_BEGUN'
  /** The process instance has no business key of the contract's grammar. */
  | 'BUSINESS_KEY_INVALID'
  /** The variable `tenantId` is not the tenant of the business key. */
  | 'TENANT_MISMATCH'
  /** The model's property `retryTimeCycle` of the task cannot be read. */
  | 'RETRY_POLICY_INVALID'
  /** A variable that the task reads is missing or breaks the contract. */
  | 'CONTRACT_INPUT'
  /** A value that the handler answered with, or noted as progress, breaks the contract. */
  | 'CONTRACT_OUTPUT'
  /** The engine refused the answer for good, for example a value that is too long. */
  | 'ANSWER_REFUSED';

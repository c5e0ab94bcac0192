/** A worker was put together wrongly. Thrown by `createWorker`, so that it never starts. */
export class WorkerOptionsError extends Error {
  override readonly name = 'WorkerOptionsError';
  readonly code = 'WORKER_OPTIONS_INVALID';
}

/** The external request was surely not sent: nothing can have happened. Uncaught, it is recorded as NOT_SENT and run again. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
  readonly code = 'NOT_SENT';
}

/** The external request may have been sent and no answer came. Uncaught, it is recorded as UNKNOWN and reconciled. */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError';
  readonly code = 'OUTCOME_PENDING';
}

/** The engine did not extend the lock. The reason of the run's aborted signal. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  readonly code = 'LEASE_LOST';
}

/** The run became older than the contract's `executionMaxMs`. The reason of the run's aborted signal. */
export class ExecutionTimeoutError extends Error {
  override readonly name = 'ExecutionTimeoutError';
  readonly code = 'EXECUTION_TIMEOUT';
}

/** Progress breaks its contract or is too long. Uncaught, it is an incident: every run would come to it again. */
export class ProgressError extends Error {
  override readonly name = 'ProgressError';
  readonly code = 'CONTRACT_OUTPUT';
}

/** A promise that the handler does not await was rejected. Never thrown in a handler. */
export class StrayRejectionError extends Error {
  override readonly name = 'StrayRejectionError';
  readonly code = 'HANDLER_ERROR';
}

/** The worker's drain deadline passed. The reason of the run's aborted signal. */
export class WorkerStoppingError extends Error {
  override readonly name = 'WorkerStoppingError';
  readonly code = 'WORKER_STOPPING';
}

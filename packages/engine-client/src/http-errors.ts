import { type EngineCall, EngineError, type EngineOutcome } from './errors.ts';

/** The engine's refusal as it answered it. */
export interface EngineRefusal {
  status: number;
  /** The engine's exception name, for example `InvalidRequestException`; undefined when a gateway refused. */
  type: string | undefined;
  /** The engine's number: 1 optimistic locking, 10000 deadlock, 10002 value too long, 0 any other. */
  engineCode: number | undefined;
  /** The engine's own words. */
  engineMessage: string;
}

/** The engine refused, and said so in its own format. A 5xx without a known code has the outcome `unknown`. */
export class EngineHttpError extends EngineError implements EngineRefusal {
  override readonly name: string = 'EngineHttpError';
  /** `ENGINE_HTTP_ERROR`. */
  override readonly code: string = 'ENGINE_HTTP_ERROR';
  /** The HTTP status. */
  readonly status: number;
  /** The name of the engine's exception; undefined when it said none. */
  readonly type: string | undefined;
  /** The engine's error code, for example 1 or 10002; undefined when it said none. */
  readonly engineCode: number | undefined;
  /** The engine's own words. */
  readonly engineMessage: string;

  constructor(call: EngineCall, refusal: EngineRefusal, outcome: EngineOutcome = 'not-done') {
    const { status, type = 'no exception type', engineMessage } = refusal;
    super(`the engine answered ${status} (${type}): ${engineMessage}`, call, outcome);
    this.status = status;
    this.type = refusal.type;
    this.engineCode = refusal.engineCode;
    this.engineMessage = engineMessage;
  }
}

/** 404 said by the engine itself; a 404 of a proxy or of a wrong base address is an `EngineProtocolError`. */
export class EngineNotFoundError extends EngineHttpError {
  override readonly name: string = 'EngineNotFoundError';
  /** `ENGINE_NOT_FOUND`. */
  override readonly code: string = 'ENGINE_NOT_FOUND';
}

/** 400: sending the same call again changes nothing. */
export class EngineBadRequestError extends EngineHttpError {
  override readonly name: string = 'EngineBadRequestError';
  /** `ENGINE_BAD_REQUEST`. */
  override readonly code: string = 'ENGINE_BAD_REQUEST';
}

/** The external task is locked by another worker, or by none. */
export class EngineLockedByAnotherError extends EngineBadRequestError {
  override readonly name: string = 'EngineLockedByAnotherError';
  /** `ENGINE_LOCKED_BY_ANOTHER`. */
  override readonly code: string = 'ENGINE_LOCKED_BY_ANOTHER';
}

/** The lock had already expired, so it cannot be extended. */
export class EngineLockExpiredError extends EngineBadRequestError {
  override readonly name: string = 'EngineLockExpiredError';
  /** `ENGINE_LOCK_EXPIRED`. */
  override readonly code: string = 'ENGINE_LOCK_EXPIRED';
}

/** No execution, or more than one, waits for the message. */
export class EngineMismatchingMessageCorrelationError extends EngineBadRequestError {
  override readonly name: string = 'EngineMismatchingMessageCorrelationError';
  /** `ENGINE_MISMATCHING_MESSAGE_CORRELATION`. */
  override readonly code: string = 'ENGINE_MISMATCHING_MESSAGE_CORRELATION';

  /** True when more than one waits: `correlationKeys` must be narrower. False when none does. */
  get ambiguous(): boolean {
    return /\d+ executions match/.test(this.engineMessage);
  }
}

/** 401 or 403: look at the client's `headers()` and at the engine's authorizations. */
export class EngineUnauthorizedError extends EngineHttpError {
  override readonly name: string = 'EngineUnauthorizedError';
  /** `ENGINE_UNAUTHORIZED`. */
  override readonly code: string = 'ENGINE_UNAUTHORIZED';
}

/** Engine code 1: another transaction was faster and this one was rolled back; the call may be sent again. */
export class EngineOptimisticLockingError extends EngineHttpError {
  override readonly name: string = 'EngineOptimisticLockingError';
  /** `ENGINE_OPTIMISTIC_LOCKING`. */
  override readonly code: string = 'ENGINE_OPTIMISTIC_LOCKING';
}

/** Engine code 10000: the database chose this transaction as a deadlock's victim; the call may be sent again. */
export class EngineDeadlockError extends EngineHttpError {
  override readonly name: string = 'EngineDeadlockError';
  /** `ENGINE_DEADLOCK`. */
  override readonly code: string = 'ENGINE_DEADLOCK';
}

/** Engine code 10002: a value is longer than its database column; String variables end at 4000 characters. */
export class EngineValueTooLongError extends EngineHttpError {
  override readonly name: string = 'EngineValueTooLongError';
  /** `ENGINE_VALUE_TOO_LONG`. */
  override readonly code: string = 'ENGINE_VALUE_TOO_LONG';
}

/** The engine's queue of long polls is full, or a gateway answered 429; wait before calling again. */
export class EngineTooManyRequestsError extends EngineHttpError {
  override readonly name: string = 'EngineTooManyRequestsError';
  /** `ENGINE_TOO_MANY_REQUESTS`. */
  override readonly code: string = 'ENGINE_TOO_MANY_REQUESTS';
}

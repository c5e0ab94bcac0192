/** What is known about a call of a service that did not succeed. */
export interface ServiceCallFailure {
  /** The service's own stable code, or one of ours: SERVICE_NOT_AVAILABLE, SERVICE_ANSWER_UNREADABLE, TOKEN_NOT_GIVEN, `HTTP_<status>`. */
  readonly errorCode: string;
  /** The HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  /** Whether the same call can succeed later. */
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** A service refused a call, or did not answer it. Uncaught, it is a retry; a code that the contract declares can become a BPMN error. */
export class ServiceCallError extends Error {
  override readonly name = 'ServiceCallError';
  readonly code = 'SERVICE_CALL_FAILED';
  readonly errorCode: string;
  readonly status: number | undefined;
  readonly retryable: boolean;

  constructor(message: string, failure: ServiceCallFailure) {
    super(message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.errorCode = failure.errorCode;
    this.status = failure.status;
    this.retryable = failure.retryable;
  }
}

/** The statuses that a simulated system answers a request with that it cannot serve. */
export type DownstreamErrorStatus = 400 | 404 | 409 | 413 | 500 | 501;

/** Says that a simulated system could not do what it was asked; travels as problem+json. */
export class DownstreamError extends Error {
  override readonly name = 'DownstreamError';
  /** Stable code, for example `OPERATION_UNKNOWN`. */
  readonly code: string;
  /** The HTTP status that goes with it. */
  readonly status: DownstreamErrorStatus;

  constructor(status: DownstreamErrorStatus, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }
}

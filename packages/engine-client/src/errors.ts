/** `not-done`: the call surely had no effect. `unknown`: it may have had its effect; read the state back before doing anything else. */
export type EngineOutcome = 'not-done' | 'unknown';

/** The call that failed. */
export interface EngineCall {
  method: string;
  /** Without the query string. */
  path: string;
}

/** Every failure of a call to an engine. `code` is stable, the message is not. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  /** Stable, one for each class. */
  readonly code: string = 'ENGINE_ERROR';
  /** Whether the call had its effect, as far as the client can tell. */
  readonly outcome: EngineOutcome;
  readonly method: string;
  /** Without the query string. */
  readonly path: string;

  constructor(message: string, call: EngineCall, outcome: EngineOutcome, cause?: unknown) {
    super(`${call.method} ${call.path}: ${message}`, cause === undefined ? undefined : { cause });
    this.outcome = outcome;
    this.method = call.method;
    this.path = call.path;
  }
}

/** The request was surely not sent: connection refused, name not found, no free connection in time, client closed, `headers()` failed. */
export class EngineUnavailableError extends EngineError {
  override readonly name: string = 'EngineUnavailableError';
  /** `ENGINE_UNAVAILABLE`. */
  override readonly code: string = 'ENGINE_UNAVAILABLE';
  declare readonly outcome: 'not-done';

  constructor(message: string, call: EngineCall, cause?: unknown) {
    super(message, call, 'not-done', cause);
  }
}

/** The request may have been sent and no whole answer came: time limit, reset or broken connection. */
export class EngineNoAnswerError extends EngineError {
  override readonly name: string = 'EngineNoAnswerError';
  /** `ENGINE_NO_ANSWER`. */
  override readonly code: string = 'ENGINE_NO_ANSWER';
  declare readonly outcome: 'unknown';
  /** `timeout`: the call reached its limit; `connection`: it broke. */
  readonly reason: 'timeout' | 'connection';

  constructor(message: string, call: EngineCall, reason: 'timeout' | 'connection', cause?: unknown) {
    super(message, call, 'unknown', cause);
    this.reason = reason;
  }
}

/** The caller's signal ended the call; `outcome` tells whether the request may have been sent. The signal's reason is the `cause`. */
export class EngineAbortedError extends EngineError {
  override readonly name: string = 'EngineAbortedError';
  /** `ENGINE_ABORTED`. */
  override readonly code: string = 'ENGINE_ABORTED';
}

/** What answered does not speak the engine's API: HTML of a proxy, malformed JSON, a redirect, an answer over the size bound. */
export class EngineProtocolError extends EngineError {
  override readonly name: string = 'EngineProtocolError';
  /** `ENGINE_PROTOCOL_ERROR`. */
  override readonly code: string = 'ENGINE_PROTOCOL_ERROR';
  declare readonly outcome: 'unknown';
  /** The HTTP status of what answered. */
  readonly status: number;

  constructor(message: string, call: EngineCall, status: number, cause?: unknown) {
    super(message, call, 'unknown', cause);
    this.status = status;
  }
}

/** A refusal of the engine, with everything that its REST answer says. Throwing one rolls the whole command back. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  /** The HTTP status that Camunda answers. */
  readonly status: number;
  /** The name of Camunda's exception. */
  readonly type: string;
  /** Camunda's error code: 0 by default, 1 optimistic locking, 10000 deadlock, 10002 value too long; null for errors of the REST layer. */
  readonly code: number | null;
  /** Further properties of the answer, for example `details` of a refused deployment. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    type: string,
    message: string,
    options: { code?: number | null; cause?: unknown; more?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.type = type;
    this.code = options.code === undefined ? 0 : options.code;
    this.more = options.more ?? {};
  }
}

/** 500 with type ProcessEngineException: the engine's general refusal of a command. */
export function processEngineException(message: string, cause?: unknown): EngineError {
  return new EngineError(500, 'ProcessEngineException', message, { cause });
}

/** 500 in the words that the engine has for every failure of its database. */
export function persistenceFailure(code: number): EngineError {
  const message =
    'An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.';
  return new EngineError(500, 'ProcessEnginePersistenceException', message, { code });
}

/** 400 with type InvalidRequestException: the REST layer's refusal of what was sent. */
export function invalidRequest(message: string): EngineError {
  return new EngineError(400, 'InvalidRequestException', message, { code: null });
}

/** 501: what this engine does not offer. */
export function notSupported(what: string): EngineError {
  return new EngineError(501, 'NotSupportedByLocalEngine', `The local engine does not support ${what}.`, {
    code: null,
  });
}

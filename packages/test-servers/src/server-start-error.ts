/** Stable codes of {@link ServerStartError}. */
export type ServerStartErrorCode =
  | 'BUILD_FAILED'
  | 'DATA_FOLDER_FOREIGN'
  | 'DATA_FOLDER_IN_USE'
  | 'FOLDER_UNREACHABLE'
  | 'JAVA_MISSING'
  | 'MAVEN_MISSING'
  | 'OPTION_UNSUPPORTED'
  | 'POSTGRES_MISSING'
  | 'REDIS_MISSING'
  | 'SERVER_EXITED'
  | 'SERVER_NOT_READY';

/** Says why a server could not be started and what to do about it. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
  readonly code: ServerStartErrorCode;
  /** The last lines that the server or its build wrote, oldest first. */
  readonly logTail: readonly string[];

  constructor(
    code: ServerStartErrorCode,
    message: string,
    details: { logTail?: readonly string[]; cause?: unknown } = {},
  ) {
    const logTail = details.logTail ?? [];
    const text = logTail.length > 0 ? `${message}\n${logTail.map((line) => `  | ${line}`).join('\n')}` : message;
    super(text, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.logTail = logTail;
  }
}

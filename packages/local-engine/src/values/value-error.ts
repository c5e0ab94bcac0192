/**
 * A value that the engine does not take, as REST reports it.
 *
 * Callers put their own words before the message (`Cannot instantiate process definition …: `) and some answer with a type of their own.
 */
export class ValueError extends Error {
  readonly status: number;
  /** The exception's name in the answer's `type`. */
  readonly type: string;
  /** The engine's error code in the answer, null where the engine gives none. */
  readonly code: number | null;

  constructor(status: number, type: string, message: string, code: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ValueError';
    this.status = status;
    this.type = type;
    this.code = code;
  }
}

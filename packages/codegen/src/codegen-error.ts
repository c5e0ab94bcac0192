/** Stable codes of {@link CodegenError}. */
export type CodegenErrorCode =
  | 'MODEL_UNREADABLE'
  | 'MODEL_WITHOUT_PROCESS'
  | 'PROCESS_WITHOUT_ID'
  | 'MODEL_WITHOUT_TASKS'
  | 'ELEMENT_ID_TWICE'
  | 'NAMES_COLLIDE'
  | 'NAME_UNFIT';

/** A place in a model. Both numbers count from 1. */
export interface ModelPlace {
  readonly line: number;
  readonly column: number;
}

/** Nothing can be made of a model. Its author acts next: the message begins with the file, the line and the column. */
export class CodegenError extends Error {
  override readonly name = 'CodegenError';
  readonly code: CodegenErrorCode;
  readonly fileName: string;
  /** Undefined when the fault is of the file as a whole. */
  readonly place: ModelPlace | undefined;

  constructor(
    code: CodegenErrorCode,
    fileName: string,
    place: ModelPlace | undefined,
    reason: string,
    options?: { cause?: unknown },
  ) {
    super(`${fileName}${place ? `:${place.line}:${place.column}` : ''}: ${reason}`, options);
    this.code = code;
    this.fileName = fileName;
    this.place = place && { line: place.line, column: place.column };
  }
}

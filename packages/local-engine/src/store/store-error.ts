/** What goes wrong in the store, by who has to act: the first group is a mistake of the program, the second of the disk or the operator. */
export type StoreErrorCode =
  | 'STORE_OUTSIDE_TRANSACTION'
  | 'STORE_ASYNC_TRANSACTION'
  | 'STORE_DUPLICATE_ID'
  | 'STORE_NOT_IN_TABLE'
  | 'STORE_ID_CHANGED'
  | 'STORE_TABLE_TWICE'
  | 'STORE_AFTER_COMMIT_FAILED'
  | 'STORE_VALUE_UNSUPPORTED'
  | 'STORE_CLOSED'
  | 'STORE_FAILED'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_CORRUPT'
  | 'DATA_FOLDER_TOO_NEW'
  | 'DATA_FOLDER_UNKNOWN_TABLE';

/** A failure of the store itself; refusals of the engine are EngineErrors. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Why a test could not be run at all. What a scenario finds wrong is a `ScenarioFailure` instead. */
export type ProcessTestErrorCode =
  | 'PROCESS_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'DEPLOYMENT_REFUSED'
  | 'SCENARIO_INVALID'
  | 'VALUE_NOT_DRAWABLE'
  | 'RUNS_NOT_GREEN'
  | 'ENGINE_CANNOT'
  | 'HISTORY_UNUSABLE';

/** A test that cannot be run: the message says what to do. */
export class ProcessTestError extends Error {
  override readonly name = 'ProcessTestError';
  readonly code: ProcessTestErrorCode;

  constructor(code: ProcessTestErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.code = code;
  }
}

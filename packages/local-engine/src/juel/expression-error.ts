export type ExpressionErrorCode = 'UNKNOWN_PROPERTY' | 'EVALUATION_FAILED' | 'UNSUPPORTED';

/** An expression could not be evaluated; the message has the engine's words. */
export class ExpressionError extends Error {
  /**
   * `UNKNOWN_PROPERTY`: a variable or a property does not exist (a conditional event takes that for false).
   * `UNSUPPORTED`: the real engine would go on here, this one does not.
   */
  readonly code: ExpressionErrorCode;
  /** The expression. */
  readonly text: string;

  constructor(code: ExpressionErrorCode, text: string, reason: string, options?: ErrorOptions) {
    super(`${PREFIXES[code]}: ${text}. Cause: ${reason}`, options);
    this.name = 'ExpressionError';
    this.code = code;
    this.text = text;
  }
}

const PREFIXES = {
  UNKNOWN_PROPERTY: 'Unknown property used in expression',
  EVALUATION_FAILED: 'Error while evaluating expression',
  UNSUPPORTED: 'Error while evaluating expression',
} as const;

/** Why an evaluation ended; the expression that it is part of puts its text to it. */
export class EvaluationProblem extends Error {
  readonly code: ExpressionErrorCode;

  constructor(code: ExpressionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The engine's evaluation fails here too. */
export function failed(message: string, options?: ErrorOptions): EvaluationProblem {
  return new EvaluationProblem('EVALUATION_FAILED', message, options);
}

/** The engine would go on, this one does not. */
export function unsupported(message: string): EvaluationProblem {
  return new EvaluationProblem('UNSUPPORTED', message);
}

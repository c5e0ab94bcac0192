/**
 * What went wrong. `DMN_*`: the model is broken, `UNSUPPORTED_*`: it is not evaluated here, `FEEL_*` and the rest: an evaluation failed.
 */
export type DecisionErrorCode =
  | 'DMN_TOO_LARGE'
  | 'DMN_TOO_DEEP'
  | 'DMN_DOCTYPE'
  | 'DMN_ENTITY'
  | 'DMN_XML'
  | 'DMN_STRUCTURE'
  | 'DMN_DUPLICATE_ID'
  | 'DMN_REQUIREMENT_UNKNOWN'
  | 'DMN_REQUIREMENT_CYCLE'
  | 'UNSUPPORTED_HIT_POLICY'
  | 'UNSUPPORTED_LANGUAGE'
  | 'UNSUPPORTED_ELEMENT'
  | 'DECISION_UNKNOWN'
  | 'VARIABLE_UNSUPPORTED'
  | 'FEEL_SYNTAX'
  | 'FEEL_FAILED'
  | 'FEEL_UNSUPPORTED'
  | 'FEEL_LIMIT'
  | 'VALUE_CONVERSION'
  | 'HIT_POLICY_VIOLATED'
  | 'AGGREGATION_FAILED'
  | 'RESULT_UNSUPPORTED'
  | 'RESULT_MAPPING';

/** Where it went wrong; what is not known is left out. */
export interface DecisionErrorDetails {
  readonly fileName?: string | undefined;
  readonly decisionId?: string | undefined;
  readonly elementId?: string | undefined;
  /** Counts from 1. */
  readonly line?: number | undefined;
  /** The exception that Camunda raises in this place, without its package. */
  readonly engineType?: string | undefined;
  readonly cause?: unknown;
}

/** Says why a model cannot be read or a decision not be evaluated: what failed, the value seen, and where. */
export class DecisionError extends Error {
  readonly code: DecisionErrorCode;
  readonly fileName: string | undefined;
  readonly decisionId: string | undefined;
  readonly elementId: string | undefined;
  /** Counts from 1. */
  readonly line: number | undefined;
  /** The exception that Camunda raises in this place, without its package. */
  readonly engineType: string | undefined;

  constructor(code: DecisionErrorCode, message: string, details: DecisionErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'DecisionError';
    this.code = code;
    this.fileName = details.fileName;
    this.decisionId = details.decisionId;
    this.elementId = details.elementId;
    this.line = details.line;
    this.engineType = details.engineType;
  }
}

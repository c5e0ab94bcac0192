/** Stable codes of {@link ModelError}. */
export type ModelErrorCode =
  | 'MODEL_TOO_LARGE'
  | 'MODEL_WITH_DOCTYPE'
  | 'MODEL_UNREADABLE'
  | 'MODEL_WITHOUT_DIAGRAM'
  | 'MODEL_DIAGRAM_BROKEN'
  | 'MODEL_SHAPE_UNSUPPORTED';

/** A place in the XML text. Both numbers count from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** One fault of a model and, where it is known, its place. */
export interface ModelIssue {
  readonly message: string;
  readonly position?: SourcePosition;
  readonly elementId?: string;
}

/**
 * A model is refused. The author of the model acts next: every fault that was found is in `issues`, with line and column where
 * they are known, and in the message.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  readonly fileName: string;
  readonly issues: readonly ModelIssue[];

  constructor(code: ModelErrorCode, fileName: string, issues: readonly ModelIssue[], options?: { cause?: unknown }) {
    super(issues.map((issue) => describe(fileName, issue)).join('\n'), options);
    this.code = code;
    this.fileName = fileName;
    this.issues = issues;
  }
}

function describe(fileName: string, issue: ModelIssue): string {
  const place = issue.position ? `${fileName}:${issue.position.line}:${issue.position.column}` : fileName;
  return `${place}: ${issue.message}`;
}

import type { Fix, Severity } from './rule.ts';

/** One thing that is wrong, as reporters print it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** As it was given to the project, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly elementId: string | undefined;
  readonly elementName: string | undefined;
  /** What is wrong. */
  readonly message: string;
  /** What happens at run time. */
  readonly why: string;
  /** What to do. */
  readonly cure: string;
  /** The way through the model on which it happens, as ids of elements; empty when it is the same on every way. */
  readonly path: readonly string[];
  readonly related: readonly RelatedFinding[];
  readonly details: readonly string[];
  readonly fix: Fix | undefined;
  /** Stays the same when lines move: made of the rule, the file, the element and the message. 16 hex digits. */
  readonly fingerprint: string;
}

export interface RelatedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A finding that a suppression has kept out, with what that says. */
export interface SuppressedFinding extends Finding {
  readonly suppression: {
    /** Whether it stands in the model, else in the configuration. */
    readonly isInModel: boolean;
    readonly reason: string;
    /** The last day on which it holds. */
    readonly until: string;
  };
}

/** Orders findings by file, place and rule, so that the same project gives the same report. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareTexts(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

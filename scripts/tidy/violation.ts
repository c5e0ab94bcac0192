/** One breach of a house rule. */
export interface Violation {
  /** The rule's name: the name of its file in `rules/`. */
  readonly rule: string;
  /** Path from the repository's root. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** What is wrong, the value seen, and the cure. */
  readonly message: string;
}

/** Writes violations one per line, sorted by place; empty text when there are none. */
export function formatViolations(violations: readonly Violation[]): string {
  return violations
    .toSorted((one, other) => one.file.localeCompare(other.file, 'en') || (one.line ?? 0) - (other.line ?? 0))
    .map(({ rule, file, line, message }) => `[${rule}] ${file}${line === undefined ? '' : `:${line}`} ${message}`)
    .join('\n');
}

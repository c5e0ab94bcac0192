import type { Finding } from '../finding.ts';
import type { Fix, TextEdit } from '../rule.ts';

/** A text after its fixes. */
export interface FixedText {
  readonly text: string;
  /** The findings whose fix was applied. */
  readonly applied: readonly Finding[];
}

/** Applies the fixes of findings of one file to its text. A fix that overlaps one before it is left for the next run. */
export function applyFixes(text: string, findings: readonly Finding[]): FixedText {
  const taken: TextEdit[] = [];
  const applied: Finding[] = [];
  for (const finding of findings) {
    if (!finding.fix || overlaps(finding.fix, taken)) continue;
    taken.push(...finding.fix.edits);
    applied.push(finding);
  }
  // From the end, so that offsets stay right.
  const edits = taken.toSorted((a, b) => b.start - a.start);
  return {
    text: edits.reduce((fixed, { start, end, text: put }) => fixed.slice(0, start) + put + fixed.slice(end), text),
    applied,
  };
}

function overlaps({ edits }: Fix, taken: readonly TextEdit[]): boolean {
  return edits.some((edit) => taken.some((one) => edit.start <= one.end && one.start <= edit.end));
}

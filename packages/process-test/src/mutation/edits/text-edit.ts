/** Puts a text in the place of another. */
export interface TextEdit {
  /** Offset of the first character that goes, counted from 0. */
  readonly start: number;
  /** Offset behind the last character that goes; the same as `start` to insert. */
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap, in whatever order they come. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

import { applyEdits, type TextEdit } from './edits/text-edit.ts';

const contextLines = 3;

interface Hunk {
  /** Line numbers from 0, the last one not in it. */
  readonly from: number;
  readonly to: number;
  readonly edits: readonly TextEdit[];
}

/** Writes edits as people read changes: lines that go with `-`, lines that come with `+`, three lines around. */
export function diffOf(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStartsOf(text);
  return hunksOf(starts, edits)
    .map((hunk) => hunkText(text, starts, hunk))
    .join('\n');
}

function lineStartsOf(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
}

/** Edits of the same lines are one hunk. */
function hunksOf(starts: readonly number[], edits: readonly TextEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const from = lineOf(starts, edit.start);
    // The line after whole lines that go is not changed.
    const endsLine = edit.end > edit.start && starts[lineOf(starts, edit.end)] === edit.end && edit.text === '';
    const to = lineOf(starts, edit.end) + (endsLine ? 0 : 1);
    const last = hunks.at(-1);
    if (last && from < last.to) {
      hunks[hunks.length - 1] = { from: last.from, to: Math.max(to, last.to), edits: [...last.edits, edit] };
    } else hunks.push({ from, to, edits: [edit] });
  }
  return hunks;
}

function hunkText(text: string, starts: readonly number[], { from, to, edits }: Hunk): string {
  const lines = (first: number, end: number): string => text.slice(starts[first], starts[end] ?? text.length);
  const begin = starts[from] ?? 0;
  const changed = applyEdits(
    lines(from, to),
    edits.map((edit) => ({ ...edit, start: edit.start - begin, end: edit.end - begin })),
  );
  return [
    `@@ line ${from + 1} @@`,
    ...marked(' ', lines(Math.max(0, from - contextLines), from)),
    ...marked('-', lines(from, to)),
    ...marked('+', changed),
    ...marked(' ', lines(to, to + contextLines)),
  ].join('\n');
}

function marked(mark: string, lines: string): readonly string[] {
  if (lines === '') return [];
  return lines
    .replace(/(?:\r\n|\r|\n)$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => `${mark}${line}`);
}

/** The line that an offset is in: the last one that does not begin behind it. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

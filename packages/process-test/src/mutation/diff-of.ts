import { applyEdits, type TextEdit } from './edits/text-edit.ts';

const contextLines = 3;
const lineEnd = /\r\n|\r|\n/;

/** Lines that are replaced by others. Numbers count from 0; `to` is not in it. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly put: readonly string[];
}

/** Writes edits as people read changes: lines that go with `-`, lines that come with `+`, three lines around. */
export function diffOf(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split(lineEnd);
  const changes = changesOf(text, edits);
  let written = -1;
  return changes
    .flatMap(({ from, to, put }, index) => {
      const first = Math.max(0, written, from - contextLines);
      const isApart = first !== written;
      written = Math.min(to + contextLines, changes[index + 1]?.from ?? lines.length, lines.length);
      return [
        ...(isApart ? [`@@ line ${from + 1} @@`] : []),
        ...marked(' ', lines.slice(first, from)),
        ...marked('-', lines.slice(from, to)),
        ...marked('+', put),
        ...marked(' ', lines.slice(to, written)),
      ];
    })
    .join('\n');
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${mark}${line}`);
}

/** Edits that touch the same lines are one change. */
function changesOf(text: string, edits: readonly TextEdit[]): readonly Change[] {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  const groups: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const [from, to] = [lineOf(starts, edit.start), lineOf(starts, edit.end) + 1];
    const last = groups.at(-1);
    if (!last || from >= last.to) groups.push({ from, to, edits: [edit] });
    else Object.assign(last, { to: Math.max(to, last.to), edits: [...last.edits, edit] });
  }
  return groups.map((group) => changeOf(text, starts, group));
}

function changeOf(
  text: string,
  starts: readonly number[],
  { from, to, edits }: { readonly from: number; readonly to: number; readonly edits: readonly TextEdit[] },
): Change {
  const begin = starts[from] ?? 0;
  const old = text.slice(begin, starts[to] ?? text.length);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - begin, end: edit.end - begin }));
  const before = old.split(lineEnd);
  const after = applyEdits(old, moved).split(lineEnd);
  // What stays at the beginning and at the end is no change: the line that something is put behind, for example.
  const least = Math.min(before.length, after.length);
  let same = 0;
  while (same < least && before[same] === after[same]) same += 1;
  let rest = 0;
  while (rest < least - same && before.at(-1 - rest) === after.at(-1 - rest)) rest += 1;
  return { from: from + same, to: from + before.length - rest, put: after.slice(same, after.length - rest) };
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

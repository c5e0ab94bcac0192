import type { SourcePosition } from './model-error.ts';

/** Answers where things are in an XML text. Offsets count from 0, lines and columns from 1. */
export interface XmlSource {
  positionAt(offset: number): SourcePosition;
  /** The offset of a line, counted from 0, and a column, counted from 0. */
  offsetAt(line: number, column: number): number;
  /** The offset of the first `<!DOCTYPE`, -1 when there is none. */
  readonly doctypeOffset: number;
  /** The offset of the first entity that XML does not define by itself, -1 when there is none. */
  readonly unknownEntityOffset: number;
  /** The place of the tag with this local name and `id`. */
  positionOfTag(localName: string, id: string): SourcePosition | undefined;
}

/** Opaque sections: what stands inside is not markup. Found with `indexOf`, as a lazy pattern is quadratic on hostile input. */
const opaque = [
  { open: '<!--', close: '-->' },
  { open: '<![CDATA[', close: ']]>' },
  { open: '<?', close: '?>' },
] as const;

/** Indexes an XML text once; every question after that is cheap. */
export function indexXml(xml: string): XmlSource {
  const markup = blankOpaqueSections(xml);
  const lineStarts = findLineStarts(xml);
  const positionAt = (offset: number): SourcePosition => {
    const line = lastNotAfter(lineStarts, offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  let tags: ReadonlyMap<string, number> | undefined;
  return {
    positionAt,
    offsetAt: (line, column) => (lineStarts[line] ?? 0) + column,
    doctypeOffset: markup.search(/<!DOCTYPE/i),
    unknownEntityOffset: markup.search(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/),
    positionOfTag(localName, id) {
      tags ??= findTagsWithId(markup);
      const offset = tags.get(tagKey(localName, id));
      return offset === undefined ? undefined : positionAt(offset);
    },
  };
}

function blankOpaqueSections(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let start = xml.indexOf('<'); start !== -1; start = xml.indexOf('<', start)) {
    const section = opaque.find(({ open }) => xml.startsWith(open, start));
    if (!section) {
      start += 1;
      continue;
    }
    const close = xml.indexOf(section.close, start + section.open.length);
    const end = close === -1 ? xml.length : close + section.close.length;
    parts.push(xml.slice(at, start), ' '.repeat(end - start));
    at = end;
    start = end;
  }
  return parts.join('') + xml.slice(at);
}

function findLineStarts(xml: string): readonly number[] {
  const starts = [0];
  for (let at = xml.indexOf('\n'); at !== -1; at = xml.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastNotAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function findTagsWithId(markup: string): ReadonlyMap<string, number> {
  const tags = new Map<string, number>();
  for (const match of markup.matchAll(/\sid\s?=\s?(?:"([^"<]*)"|'([^'<]*)')/g)) {
    const start = markup.lastIndexOf('<', match.index);
    const localName = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(markup.slice(start, start + 100))?.[1];
    if (localName === undefined) continue;
    const key = tagKey(localName, match[1] ?? match[2] ?? '');
    if (!tags.has(key)) tags.set(key, start);
  }
  return tags;
}

function tagKey(localName: string, id: string): string {
  return `${localName.toLowerCase()} ${id}`;
}

/** A part of a source file that a page may show. */
export interface SnippetRegion {
  readonly name: string;
  /** Its lines without markers and without the indentation that all of them have. */
  readonly text: string;
}

// In the comments of TypeScript, SQL, YAML and XML.
const begin = /^\s*(?:\/\/|--|#|<!--)\s*#region\s+([\w-]+)\s*(?:-->)?\s*$/;
const end = /^\s*(?:\/\/|--|#|<!--)\s*#endregion\s*(?:-->)?\s*$/;

/**
 * Finds what stands between `#region <name>` and `#endregion`; regions may hold others.
 *
 * @throws {Error} when a region has no end, an end no region, two have the same name or one is empty.
 */
export function snippetRegions(file: string, text: string): readonly SnippetRegion[] {
  const open: { readonly name: string; readonly line: number; readonly lines: string[] }[] = [];
  const found: SnippetRegion[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const name = begin.exec(line)?.[1];
    if (name !== undefined) open.push({ name, line: index + 1, lines: [] });
    else if (!end.test(line)) for (const region of open) region.lines.push(line);
    else {
      const region = open.pop();
      if (!region) throw new Error(`${file}:${index + 1} ends a region that never began; remove the line`);
      found.push(finished(file, region));
    }
  }
  const [left] = open;
  if (left) throw new Error(`${file}:${left.line} begins the region ${left.name}, which never ends; add // #endregion`);
  const twice = found.find(({ name }, index) => found.findIndex((other) => other.name === name) !== index);
  if (twice) throw new Error(`${file} has two regions ${twice.name}; give one of them another name`);
  return found;
}

function finished(file: string, { name, lines }: { readonly name: string; readonly lines: string[] }): SnippetRegion {
  const text = withoutIndentation(lines).join('\n').trim();
  if (text === '') throw new Error(`${file} has nothing in the region ${name}; fill it or remove it`);
  return { name, text };
}

function withoutIndentation(lines: readonly string[]): string[] {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth).trimEnd());
}

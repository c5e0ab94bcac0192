/** A page with its snippets as their sources are now. */
export interface FilledPage {
  readonly text: string;
  /** What it shows, as `<file>#<region>`. */
  readonly shown: readonly string[];
  /** One sentence for each block that could not be filled; those stay as they are. */
  readonly problems: readonly string[];
}

const fence = /^(`{3,})([\w-]*)\s*$/;
const snippetMark = /^<!-- snippet: (\S+)#([\w-]+) -->$/;
const shownOnlyMark = /^<!-- shown only: \S.* -->$/;

/**
 * Replaces every fenced block behind a line `<!-- snippet: <file>#<region> -->` by that region. Any other block is a picture (`mermaid`), or says
 * why nothing runs it: `<!-- shown only: <why> -->`.
 *
 * @param cut gives the region's text. @throws {Error} which says why there is none; it becomes a problem.
 */
export function fillSnippets(page: string, text: string, cut: (file: string, region: string) => string): FilledPage {
  const lines = text.split('\n');
  const filled: string[] = [];
  const shown: string[] = [];
  const problems: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const above = lines[at - 1] ?? '';
    filled.push(line);
    const [, ticks, language = ''] = fence.exec(line) ?? [];
    if (ticks === undefined) {
      if (snippetMark.test(above))
        problems.push(`${page}:${at} has no fenced block under its snippet; add \`\`\`ts and \`\`\``);
      continue;
    }
    const endsAt = lines.indexOf(ticks, at + 1);
    if (endsAt < 0) {
      problems.push(`${page}:${at + 1} begins a block that never ends; add ${ticks}`);
      continue;
    }
    const body = bodyOf({ page, line: at + 1, above, language }, lines.slice(at + 1, endsAt), cut);
    if (body.shown !== undefined) shown.push(body.shown);
    if (body.problem !== undefined) problems.push(body.problem);
    filled.push(...body.lines, ticks);
    at = endsAt;
  }
  return { text: filled.join('\n'), shown, problems };
}

interface Block {
  readonly page: string;
  readonly line: number;
  /** The line above the fence. */
  readonly above: string;
  readonly language: string;
}

interface Body {
  readonly lines: readonly string[];
  readonly shown?: string;
  readonly problem?: string;
}

function bodyOf(block: Block, lines: readonly string[], cut: (file: string, region: string) => string): Body {
  const { page, line, above, language } = block;
  const [, file, region] = snippetMark.exec(above) ?? [];
  if (file === undefined || region === undefined) {
    if (language === 'mermaid' || shownOnlyMark.test(above)) return { lines };
    const cure = 'put <!-- snippet: <file>#<region> --> above it, or <!-- shown only: <why> -->';
    return { lines, problem: `${page}:${line} has a block that nothing runs; ${cure}` };
  }
  const shown = `${file}#${region}`;
  try {
    return { lines: cut(file, region).split('\n'), shown };
  } catch (cause) {
    return { lines, shown, problem: `${page}:${line} shows ${shown}: ${(cause as Error).message}` };
  }
}

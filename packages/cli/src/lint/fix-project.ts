import { applyFixes, type Finding, type Project, type SourceFile } from '@stepwright/model-lint';

/** A file whose text has changed. */
export interface FixedFile {
  readonly fileName: string;
  readonly before: string;
  readonly after: string;
  readonly content: Uint8Array;
}

/** What fixing came to. */
export interface FixOutcome<R> {
  /** What was found after the last round. */
  readonly last: R;
  readonly fixed: readonly FixedFile[];
  /** Files with fixes that are not in UTF-8: they are left as they are. */
  readonly skipped: readonly string[];
}

/** One fix may make room for another; two that undo each other must end. */
const roundsMax = 10;

/**
 * Applies fixes in memory until nothing changes, at most ten times.
 *
 * @param lint lints the files of a round, and says which findings may be fixed.
 */
export function fixProject<R extends { readonly project: Project; readonly fixable: readonly Finding[] }>(
  given: readonly SourceFile[],
  lint: (files: readonly SourceFile[]) => R,
): FixOutcome<R> {
  const skipped = new Set<string>();
  let files = given;
  let last = lint(files);
  for (let round = 0; round < roundsMax; round += 1) {
    const next = files.map((file) => fixFile(file, last, skipped));
    if (next.every((file, index) => file === files[index])) break;
    files = next;
    last = lint(files);
  }
  const fixed = files.flatMap((file, index) => {
    const before = given[index];
    return before === undefined || file === before ? [] : [toFixed(before, file)];
  });
  return { last, fixed, skipped: [...skipped] };
}

function fixFile(
  file: SourceFile,
  { project, fixable }: { readonly project: Project; readonly fixable: readonly Finding[] },
  skipped: Set<string>,
): SourceFile {
  const findings = fixable.filter((finding) => finding.fix && finding.file === file.fileName);
  const text = project.files.find(({ fileName }) => fileName === file.fileName)?.text;
  if (findings.length === 0 || text === undefined) return file;
  const mark = byteOrderMark(file.content);
  if (!Buffer.from(mark + text).equals(file.content)) {
    skipped.add(file.fileName);
    return file;
  }
  const fixed = applyFixes(text, findings).text;
  return fixed === text ? file : { fileName: file.fileName, content: Buffer.from(mark + fixed) };
}

/** Decoding takes it away; the file keeps it. */
function byteOrderMark(content: Uint8Array): string {
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? '\ufeff' : '';
}

function toFixed(before: SourceFile, { fileName, content }: SourceFile): FixedFile {
  return { fileName, before: Buffer.from(before.content).toString(), after: Buffer.from(content).toString(), content };
}

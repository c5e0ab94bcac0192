import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

const banned = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'lib', 'manager']);
const segmentForm = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
/** Names that readers and tools expect as they are. */
const fixedNames =
  /^(?:README|ARCHITECTURE|GLOSSARY|CONTRIBUTING|CHANGELOG|SECURITY|LICENSE|NOTICE|Dockerfile)(?:\.md)?$|^V\d{3}__[a-z0-9_]+\.sql$|^__snapshots__$/;

/** Files and folders are in kebab-case and named after what they hold. */
export function fileNames(repository: Repository): Violation[] {
  return repository.files.flatMap((file) => {
    const message = refusalOf(file);
    return message === undefined ? [] : [{ rule: 'file-names', file, message }];
  });
}

function refusalOf(file: string): string | undefined {
  const segments = file.split('/');
  for (const [index, segment] of segments.entries()) {
    // Java has its own names, and a folder of runbooks has one page for each error code.
    if (isJava(segments) || isRunbook(segments, index) || fixedNames.test(segment)) continue;
    if (!segmentForm.test(segment)) return `"${segment}" is not kebab-case; rename it after what it exports`;
    const stem = segment.split('.')[0] ?? '';
    const word = stem.split('-').at(-1) ?? '';
    if (word === 'helpers' && segment === word && segments[index - 1] === 'test') continue;
    if (banned.has(word))
      return `"${segment}" says nothing ("${word}"); name it after what it does, or move it to its caller`;
  }
  return undefined;
}

function isJava(segments: readonly string[]): boolean {
  return segments.includes('java') || segments.includes('resources');
}

function isRunbook(segments: readonly string[], index: number): boolean {
  return segments[0] === 'runbooks' && index === segments.length - 1 && /^[A-Z0-9_]+\.md$/.test(segments[index] ?? '');
}

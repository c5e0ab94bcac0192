import type { Repository } from '../repository.ts';
import { isTestFile } from '../repository.ts';
import type { ConstructFact, SourceFile } from '../source-files.ts';
import type { Violation } from '../violation.ts';

const promises = /\b(?:TODO|FIXME|XXX)\b/;
const lineComment = /(?:--|#|\/\/|\/\*|\*|<!--).*\b(?:TODO|FIXME|XXX)\b/;

const cures: Readonly<Record<ConstructFact['kind'], string>> = {
  'default-export': 'exports without a name; give the export a name',
  enum: 'declares an enum, which cannot be erased; use a union of literals',
  namespace: 'declares a namespace, which cannot be erased; use a file',
  any: 'says any without a reason; use unknown, or write "biome-ignore lint/suspicious/noExplicitAny: <why>" above it',
  'console-log': 'writes with console.log; use the logger, or process.stdout in a process entry',
  debugger: 'stops in the debugger; remove the statement',
  only: 'runs only some tests; remove .only',
};

/** What was meant for the moment stays out of the code: promises, single tests, stray output, and what cannot be erased. */
export function bannedWords(repository: Repository): Violation[] {
  return [
    ...repository.sources.flatMap((source) => [...constructs(source), ...comments(source)]),
    ...repository.files.flatMap((file) => otherFiles(file, repository.textOf(file) ?? '')),
  ];
}

function constructs({ file, constructs: found }: SourceFile): Violation[] {
  return found
    .filter(({ kind }) => !isExcused(kind, file))
    .map(({ kind, line }) => ({ rule: 'banned-words', file, line, message: cures[kind] }));
}

function isExcused(kind: ConstructFact['kind'], file: string): boolean {
  // Vitest asks a configuration for its default export, and a thread asks the module of a handler.
  if (kind === 'default-export') return /\.(?:config|handler)\.ts$/.test(file);
  return kind === 'console-log' && (isTestFile(file) || /^(?:scripts|examples)\//.test(file));
}

function comments({ file, comments: found }: SourceFile): Violation[] {
  return found.flatMap(({ line, text }) => {
    const report = (message: string) => ({ rule: 'banned-words', file, line, message });
    const word = promises.exec(text)?.[0];
    return [
      ...(word === undefined ? [] : [report(`has a note ${word}; do it now, or open an issue`)]),
      ...(/@ts-(?:ignore|nocheck)\b/.test(text)
        ? [report('switches the type checker off; use @ts-expect-error with a reason')]
        : []),
      ...(/@ts-expect-error\s*$/m.test(text)
        ? [report('expects a type error without saying why; write the reason behind it')]
        : []),
      ...(/^biome-ignore\b[^:]*(?:$|:\s*(?:$|<))/m.test(text)
        ? [report('ignores a lint rule without a reason; write it behind the colon')]
        : []),
    ];
  });
}

function otherFiles(file: string, text: string): Violation[] {
  if (!/\.(?:sql|sh|ya?ml|java|bpmn|dmn|css)$/.test(file)) return [];
  return text.split('\n').flatMap((content, index) => {
    const word = lineComment.test(content) ? promises.exec(content)?.[0] : undefined;
    if (word === undefined) return [];
    return [
      { rule: 'banned-words', file, line: index + 1, message: `has a note ${word}; do it now, or open an issue` },
    ];
  });
}

import { markdownLinks } from '../markdown.ts';
import type { Repository } from '../repository.ts';
import { lineCountOf } from '../source-files.ts';
import type { Violation } from '../violation.ts';

const linesMax = 100;
const rooms = /^(?:\.\/)?((?:packages|domain-services)\/[^/#]+)(?:\/(?:README\.md)?)?$/;

/** Packages and services have a README of one page, and the root's README names each of them. */
export function readmes(repository: Repository): Violation[] {
  const folders = repository.workspaces
    .filter(({ kind }) => kind === 'package' || kind === 'service')
    .map(({ folder }) => folder);
  return [...folders.flatMap((folder) => pageOf(repository, folder)), ...rootList(repository, folders)];
}

function pageOf(repository: Repository, folder: string): Violation[] {
  const file = `${folder}/README.md`;
  const text = repository.textOf(file);
  const report = (message: string) => [{ rule: 'readmes', file, message }];
  if (text === undefined) return report('is missing; say what it is for, one example, and where to look next');
  const lineCount = lineCountOf(text);
  return lineCount < linesMax
    ? []
    : report(`has ${lineCount} lines, under ${linesMax} are allowed; move details into docs/`);
}

function rootList(repository: Repository, folders: readonly string[]): Violation[] {
  const file = 'README.md';
  const report = (message: string) => ({ rule: 'readmes', file, message });
  const text = repository.textOf(file);
  if (text === undefined) return [report('is missing; write what this is, the two commands, one example, where next')];
  const named = new Set(markdownLinks(text).flatMap(({ target }) => rooms.exec(target)?.[1] ?? []));
  const missing = folders.filter((folder) => !named.has(folder));
  const gone = [...named].filter((folder) => !folders.includes(folder));
  return [
    ...missing.map((folder) => report(`does not link ${folder}; add a row to the table of packages and services`)),
    ...gone.map((folder) => report(`links ${folder}, which is no workspace; remove the row`)),
  ];
}

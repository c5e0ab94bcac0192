import type { ProcessGraph } from '@stepwright/model/graph';
import { ProcessTestError } from '../process-test-error.ts';
import type { ModelFile, ProcessUnderTest } from '../process-under-test.ts';
import { diffOf } from './diff-of.ts';
import { applyEdits } from './edits/text-edit.ts';
import type { Mutant } from './mutant.ts';
import type { Mutation } from './mutation.ts';
import { type MutationOperator, operatorNames, operators } from './operators.ts';

/** Which mutants are made. */
export interface MutantsOptions {
  /** @default all */
  readonly operators?: readonly MutationOperator[];
}

/**
 * Makes the mutants of a process: every operator at every place where it applies, in every executable process of the files, in the order of
 * the files. A mutant is the model with one change; all else in its text stays as it is, byte for byte. An engine that takes the model takes
 * each mutant of it.
 *
 * @throws {ProcessTestError} FILE_UNREADABLE when a model says that it is not encoded as UTF-8.
 *
 * @example
 * const report = await scoreMutants(subject, mutantsOf(subject), runs);
 */
export function mutantsOf(subject: ProcessUnderTest, options: MutantsOptions = {}): readonly Mutant[] {
  const names = options.operators ?? operatorNames;
  const ids = new Set<string>();
  return subject.graphs
    .filter(({ isExecutable }) => isExecutable)
    .flatMap((process) => mutationsOf(process, names).map((found) => mutantOf(subject, process, found, ids)));
}

interface FoundMutation {
  readonly operator: MutationOperator;
  readonly mutation: Mutation;
}

function mutationsOf(process: ProcessGraph, names: readonly MutationOperator[]): readonly FoundMutation[] {
  return names
    .flatMap((operator) => operators[operator](process).map((mutation) => ({ operator, mutation })))
    .toSorted((a, b) => a.mutation.at.start.offset - b.mutation.at.start.offset);
}

function mutantOf(
  subject: ProcessUnderTest,
  process: ProcessGraph,
  { operator, mutation }: FoundMutation,
  ids: Set<string>,
): Mutant {
  const { file } = process;
  const { element, at, description } = mutation;
  const prolog = prologOf(subject.files, process);
  const change = (one: ModelFile): ModelFile =>
    one.name === file.fileName ? { ...one, content: prolog + applyEdits(file.text, mutation.edits()) } : one;
  return {
    id: freeId(ids, idOf(subject, process, operator, mutation)),
    operator,
    process: process.id,
    element,
    file: file.fileName,
    line: at.start.line,
    column: at.start.column,
    description,
    get files() {
      return subject.files.map(change);
    },
    get diff() {
      const diagram = file.root.elements('BPMNDiagram')[0]?.start.offset ?? file.text.length;
      const edits = mutation.edits().filter(({ start }) => start < diagram);
      return diffOf(file.text.slice(0, diagram).trimEnd(), edits);
    },
  };
}

function idOf(
  { graph }: ProcessUnderTest,
  process: ProcessGraph,
  operator: MutationOperator,
  { element, detail }: Mutation,
): string {
  // Ids of elements are unique in a file only.
  const place = process === graph ? element : `${process.id}#${element}`;
  return [operator, place, ...(detail === undefined ? [] : [detail])].join('/');
}

/** Two mappings of one element may have the same name. */
function freeId(ids: Set<string>, id: string): string {
  let free = id;
  for (let count = 2; ids.has(free); count += 1) free = `${id}~${count}`;
  ids.add(free);
  return free;
}

/** What stands before the text that was read: a byte order mark, or nothing. */
function prologOf(files: readonly ModelFile[], { file }: ProcessGraph): string {
  const content = files.find(({ name }) => name === file.fileName)?.content ?? '';
  if (content.endsWith(file.text)) return content.slice(0, content.length - file.text.length);
  throw new ProcessTestError(
    'FILE_UNREADABLE',
    `${file.fileName} says that it is not encoded as UTF-8, so it cannot be changed without harm. Save it as UTF-8.`,
  );
}

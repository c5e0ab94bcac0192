import { join, resolve } from 'node:path';
import { CodegenError, contractDrafts, type DraftFile } from '@stepwright/codegen';
import { visibleText } from '@stepwright/model-lint';
import { findChosenFiles, nameOfFile } from '../../files/find-files.ts';
import { readBounded } from '../../files/read-bounded.ts';
import { writeNew } from '../../files/write-new.ts';
import { Refusal } from '../../refusal.ts';
import type { Terminal } from '../../terminal.ts';

/** What `stepwright generate contract` was asked for. */
export interface DraftOptions {
  /** The model, relative to the working folder. */
  readonly model: string;
  /** The folder that gets a folder for each process, relative to the working folder. */
  readonly out: string;
  readonly workingFolder: string;
}

/**
 * Writes the drafts of a model where there is no file yet, and tells which were there.
 *
 * @throws {Refusal} when nothing can be drafted, or a file cannot be written.
 */
export function generateContracts({ model, out, workingFolder }: DraftOptions, terminal: Terminal): void {
  const folder = resolve(workingFolder, out);
  let count = 0;
  for (const { path, text } of draftsOf(model, workingFolder)) {
    const name = visibleText(nameOfFile(workingFolder, join(folder, path)));
    const isWritten = writeNew(join(folder, path), text);
    terminal.out(isWritten ? `wrote ${name}` : `left ${name}, which is there`);
    if (isWritten) count += 1;
  }
  if (count === 0) terminal.out('nothing to write: every file is there');
  else terminal.out(`The compiler names what is to be decided: every place says "Decide: ...".`);
}

function draftsOf(model: string, workingFolder: string): readonly DraftFile[] {
  const [path, another] = findChosenFiles(workingFolder, [model]);
  if (path === undefined || another !== undefined)
    throw new Refusal(`${model} names several models: name one of them.`);
  const fileName = nameOfFile(workingFolder, path);
  try {
    return contractDrafts({ fileName, content: readBounded(path, fileName) });
  } catch (cause) {
    if (cause instanceof CodegenError) throw new Refusal(cause.message, { cause });
    throw cause;
  }
}

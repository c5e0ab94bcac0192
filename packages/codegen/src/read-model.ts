import { type ProcessFile, readProcessFile } from '@stepwright/model/graph';
import { XmlFault, XmlLimitFault } from '@stepwright/model/xml';
import { CodegenError } from './codegen-error.ts';

/** A BPMN file as it is on disk. */
export interface ModelSource {
  /** Stands in messages; its last part, in what is made. */
  readonly fileName: string;
  readonly content: Uint8Array;
}

/**
 * Reads a model of which something is to be made.
 *
 * @throws {CodegenError} MODEL_UNREADABLE, MODEL_WITHOUT_PROCESS, or PROCESS_WITHOUT_ID.
 */
export function readModel({ fileName, content }: ModelSource): ProcessFile {
  const file = read(fileName, content);
  if (file.processes.length === 0) {
    const reason = 'there is no process: name models with a process, or leave this file out';
    throw new CodegenError('MODEL_WITHOUT_PROCESS', fileName, undefined, reason);
  }
  const nameless = file.processes.find(({ id }) => id === '');
  if (nameless) {
    const reason = 'the process has no id: give it one, as the engine finds it by its id';
    throw new CodegenError('PROCESS_WITHOUT_ID', fileName, nameless.element.start, reason);
  }
  return file;
}

function read(fileName: string, content: Uint8Array): ProcessFile {
  try {
    return readProcessFile(fileName, content);
  } catch (cause) {
    if (cause instanceof XmlFault) throw unreadable(fileName, cause, cause.place);
    // The limit on bytes has no place in the text.
    if (cause instanceof XmlLimitFault) throw unreadable(fileName, cause, cause.line > 0 ? cause : undefined);
    throw cause;
  }
}

function unreadable(fileName: string, cause: Error, place: CodegenError['place']): CodegenError {
  return new CodegenError('MODEL_UNREADABLE', fileName, place, `${cause.message}: correct the model`, { cause });
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessContract } from '@stepwright/contract';
import { type ProcessFile, type ProcessGraph, readProcessFile } from '@stepwright/model/graph';
import { ProcessTestError } from './process-test-error.ts';

/** A model, or a decision or a called process that it needs. */
export interface ModelFile {
  /** With its ending: `.bpmn`, `.dmn`. */
  readonly name: string;
  readonly content: string;
}

/** What is tested: a process, by its contract and its model, with all that is deployed together with it. */
export interface ProcessUnderTest {
  readonly contract: ProcessContract;
  readonly files: readonly ModelFile[];
  /** The process of the contract. */
  readonly graph: ProcessGraph;
  /** Every process of the files, that of the contract among them. */
  readonly graphs: readonly ProcessGraph[];
}

/**
 * Puts a process together from the texts of its files.
 *
 * @throws {ProcessTestError} PROCESS_NOT_FOUND when no file has the contract's process, FILE_UNREADABLE for one that is no XML.
 */
export function processUnderTest(contract: ProcessContract, files: readonly ModelFile[]): ProcessUnderTest {
  const graphs = files.filter(({ name }) => !isDecision(name)).flatMap((file) => readGraphs(file).processes);
  const graph = graphs.find(({ id }) => id === contract.key);
  if (!graph) {
    const found = graphs.map(({ id }) => id).join(', ') || 'none';
    throw new ProcessTestError(
      'PROCESS_NOT_FOUND',
      `The contract is of the process ${contract.key}; the processes of the files are: ${found}. Give the file with its model.`,
    );
  }
  return { contract, files, graph, graphs };
}

/**
 * Reads the files of a process.
 *
 * @throws {ProcessTestError} as {@link processUnderTest} does; and what the file system answers for a file that is not there.
 *
 * @example
 * const subject = await readProcess(orderFulfillment, new URL('./order-fulfillment.bpmn', import.meta.url));
 */
export async function readProcess(
  contract: ProcessContract,
  ...paths: readonly (string | URL)[]
): Promise<ProcessUnderTest> {
  const files = paths.map(async (path) => ({
    name: basename(path instanceof URL ? fileURLToPath(path) : path),
    content: await readFile(path, 'utf8'),
  }));
  return processUnderTest(contract, await Promise.all(files));
}

/** Whether a name is that of a DMN file. */
export function isDecision(name: string): boolean {
  return /\.dmn(11\.xml)?$/.test(name);
}

function readGraphs({ name, content }: ModelFile): ProcessFile {
  try {
    return readProcessFile(name, new TextEncoder().encode(content));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProcessTestError('FILE_UNREADABLE', `${name} cannot be read: ${reason}`, { cause });
  }
}

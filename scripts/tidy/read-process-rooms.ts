import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyTaskContract, ProcessContract } from '@stepwright/contract';
import { type BpmnModel, readBpmn } from '@stepwright/model';
import { type ProcessRoom, placesOf } from './process-room.ts';
import type { Repository } from './repository.ts';

/**
 * Reads every process that has a folder in `contracts/processes`, `bpmn` or `workers`: loads its contracts, reads its model, lists
 * its handlers. `bpmn/test` is no process: it holds what the tests of all models share.
 *
 * @throws {ModelError} when a model cannot be read. @throws {ContractError} when a contract is wrong.
 */
export async function readProcessRooms(repository: Repository, root: string): Promise<ProcessRoom[]> {
  const keys = new Set(
    repository.files.flatMap(
      (file) => /^(?:contracts\/processes|bpmn(?!\/test\/)|workers)\/([^/]+)\//.exec(file)?.[1] ?? [],
    ),
  );
  return Promise.all([...keys].sort().map((key) => readRoom(repository, root, key)));
}

async function readRoom(repository: Repository, root: string, key: string): Promise<ProcessRoom> {
  const places = placesOf(key);
  const contract = repository.has(places.contract)
    ? ofKind<ProcessContract>(await load(root, places.contract), 'process')[0]
    : undefined;
  const model = await modelOf(repository, places.model);
  return {
    key,
    ...(contract === undefined ? {} : { contract }),
    taskFiles: await taskFilesOf(repository, root, places.contracts),
    ...(model === undefined ? {} : { model }),
    handlers: namesIn(repository, places.worker, /^(?!.*\.test\.ts$).*\.ts$/)
      .filter((file) => /\bdefineHandler\(/.test(repository.textOf(file) ?? ''))
      .map(stemOf),
    handlerTests: namesIn(repository, places.worker, /\.test\.ts$/).map(stemOf),
  };
}

async function modelOf(repository: Repository, file: string): Promise<BpmnModel | undefined> {
  const xml = repository.textOf(file);
  return xml === undefined ? undefined : readBpmn(xml, { fileName: file });
}

async function taskFilesOf(repository: Repository, root: string, folder: string): Promise<ProcessRoom['taskFiles']> {
  const files = namesIn(repository, folder, /^(?!(?:process|tasks)\.ts$|.*\.test\.ts$).*\.ts$/);
  const entries = files.map(
    async (file) => [stemOf(file), ofKind<AnyTaskContract>(await load(root, file), 'task')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Files directly in the folder whose name has this form. */
function namesIn(repository: Repository, folder: string, form: RegExp): string[] {
  return repository.files.filter((file) => {
    const name = file.slice(folder.length + 1);
    return file.startsWith(`${folder}/`) && !name.includes('/') && form.test(name);
  });
}

function stemOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/(?:\.test)?\.ts$/, '');
}

async function load(root: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
}

function ofKind<T>(exports: Readonly<Record<string, unknown>>, kind: string): T[] {
  return Object.values(exports).filter(
    (value) => typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind,
  ) as T[];
}

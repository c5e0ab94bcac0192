import { StoreError } from '@stepwright/local-engine';
import { Refusal } from '../refusal.ts';
import type { ServeOptions } from './serve-engine.ts';

type Place = Pick<ServeOptions, 'host' | 'port' | 'dataDir'>;

/** Says why the engine could not start, when it is something that whoever started it can mend; else undefined. */
export function startRefusal(cause: unknown, place: Place): Refusal | undefined {
  if (cause instanceof StoreError) return new Refusal(cause.message, { cause });
  const { code, syscall } = cause as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  const isNetwork = syscall === 'listen' || syscall === 'bind' || syscall.startsWith('getaddrinfo');
  return new Refusal(isNetwork ? networkReason(code, place) : folderReason(code, place), { cause });
}

function networkReason(code: string, { host, port }: Place): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use: end what listens there, or choose another --port.`;
  if (code === 'EACCES') return `Port ${port} on ${host} is not allowed to this user: choose a --port above 1023.`;
  return `Cannot listen on ${host} (${code}): give a --host that is an address of this machine, for example 127.0.0.1.`;
}

function folderReason(code: string, { dataDir }: Place): string {
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `The data folder ${dataDir} is a file, or below one: give a folder.`;
  return `The data folder ${dataDir} cannot be written (${code}): give a --data folder that this user may write to.`;
}

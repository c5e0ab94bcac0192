import { hostname } from 'node:os';

/** Counts from the time of the start: after a restart the same host and process number never give an old id again. */
const first = Date.now();
let last = first;

/** What every worker id of this name on this host begins with. */
export function workerIdBeginning(name: string): string {
  return `${name}@${hostname()}:`;
}

/** A worker id that was never used before, `name@host:pid#n`: the fence that the engine checks with every answer. */
export function freshWorkerId(name: string): string {
  last += 1;
  return `${workerIdBeginning(name)}${process.pid}#${last}`;
}

/**
 * Whether a worker id is one of this name that a process of this host gave which is no more: killed, or restarted under the same process number.
 *
 * Two containers that share a host name but not their process numbers would take each other for dead.
 */
export function isOfDeadProcess(workerId: string, name: string): boolean {
  const prefix = workerIdBeginning(name);
  const [, pid, count] = /^(\d+)#(\d+)$/.exec(workerId.startsWith(prefix) ? workerId.slice(prefix.length) : '') ?? [];
  if (pid === undefined) return false;
  return Number(pid) === process.pid ? Number(count) <= first : !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

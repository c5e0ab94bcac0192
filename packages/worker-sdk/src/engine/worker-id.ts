import { hostname } from 'node:os';

// Counts from the time of the start: after a restart the same host and process number never give an old id again.
let last = Date.now();

/** A worker id that was never used before, `name@host:pid#n`: the fence that the engine checks with every answer. */
export function freshWorkerId(name: string): string {
  last += 1;
  return `${name}@${hostname()}:${process.pid}#${last}`;
}

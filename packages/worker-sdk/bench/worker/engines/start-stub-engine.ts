import { startChild } from '../child.ts';
import type { BenchEngine } from './bench-engine.ts';
import type { StubCounts } from './stub-engine.ts';

/** The stub engine, from outside. */
export interface StubServer extends BenchEngine {
  /** Since the last offer. */
  counts(): Promise<StubCounts>;
}

/** Starts a stub engine in another process. */
export async function startStubEngine(): Promise<StubServer> {
  const child = startChild('engines/stub-engine-program.ts');
  const { url } = JSON.parse(await child.line()) as { url: string };
  const counts = (): Promise<StubCounts> => child.ask<StubCounts>({});
  return {
    name: 'stub engine',
    url,
    pid: child.pid,
    counts,
    offer: async (tasks) => void (await child.ask({ offer: tasks })),
    open: async () => (await counts()).open,
    stop: () => child.stop(),
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { spreadOf } from '@stepwright/bench-figures';
import { startStubEngine } from '../engines/start-stub-engine.ts';
import { type Measure, type MeasureOptions, shown } from '../figure.ts';
import type { SideSpec } from '../sides/side.ts';
import { startSide } from '../sides/start-side.ts';

const ROUND_MS = 20_000;

/** How often an idle worker asks. Both sides are idle at the same time, each at an engine of its own. */
export const idleRequests: Measure = async (options) => {
  const [native, stock] = await Promise.all([idle('native', options), idle('stock', options)]);
  return {
    name: 'idleRequests',
    what: 'native : stock, requests a minute of an idle worker, defaults',
    aim: 'at most 0.05',
    spread: spreadOf(native.map((perMinute, at) => perMinute / (stock[at] as number))),
    sides: [lineOf('native', native), lineOf('stock', stock)],
  };
};

/** Answers the requests a minute of each round. */
async function idle(kind: SideSpec['kind'], options: MeasureOptions): Promise<number[]> {
  const engine = await startStubEngine();
  const side = startSide({ kind, url: engine.url, task: 'plain', settings: 'defaults' }, options);
  try {
    await side.ask({ do: 'begin' });
    await pause(1_000);
    const perMinute: number[] = [];
    for (let round = 0; round < options.rounds; round++) {
      await engine.offer(0);
      await pause(ROUND_MS);
      const { fetches, firstFetchAtMs, lastFetchAtMs } = await engine.counts();
      if (fetches < 2) throw new Error(`${kind} made ${fetches} requests in ${ROUND_MS} ms; two are needed to tell.`);
      // From the first to the last: a window that begins anywhere holds one more or one less of the few.
      perMinute.push(((fetches - 1) / (lastFetchAtMs - firstFetchAtMs)) * 60_000);
    }
    await side.ask({ do: 'end' });
    return perMinute;
  } finally {
    await side.stop();
    await engine.stop();
  }
}

function lineOf(name: string, perMinute: readonly number[]): string {
  return `${name}: ${shown(spreadOf(perMinute))} requests a minute, in ${perMinute.length} x ${ROUND_MS / 1000} s`;
}

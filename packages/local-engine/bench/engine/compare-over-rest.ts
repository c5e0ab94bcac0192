import { type Spread, spreadOf } from '@stepwright/bench-figures';
import { cpuTimeMs } from './cpu-time.ts';
import { RestLoad } from './rest-load.ts';
import type { Subject } from './subjects.ts';

/** How long and how often. */
export interface Rounds {
  readonly rounds: number;
  readonly roundMs: number;
  /** Compilers need work, not time: so many instances go through each engine before the first round. */
  readonly warmUpInstances: number;
  /** However slow the machine is, it takes no longer than this. */
  readonly warmUpMsMax: number;
}

/** Two engines under the same load, in turns. */
export interface Comparison {
  /** Instances through the faster engine for each one through the other. */
  readonly ratio: Spread;
  readonly perSecond: readonly [Spread, Spread];
  /** Processor time of the engine's process per instance; without its database. */
  readonly cpuMs: readonly [Spread | undefined, Spread | undefined];
}

/** Measures A and B by turns: what else the machine does meanwhile meets both. */
export async function compareOverRest(
  one: Subject,
  other: Subject,
  { rounds, roundMs, warmUpInstances, warmUpMsMax }: Rounds,
): Promise<Comparison> {
  const sides = [await loaded(one), await loaded(other)] as const;
  try {
    for (const side of sides) await side.load.run(warmUpMsMax, warmUpInstances);
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) await measure(side, roundMs);
    }
  } finally {
    for (const { load } of sides) await load.close();
  }
  const [first, second] = sides;
  return {
    ratio: spreadOf(first.perSecond.map((value, at) => value / (second.perSecond[at] ?? value))),
    perSecond: [spreadOf(first.perSecond), spreadOf(second.perSecond)],
    cpuMs: [cpuSpread(first), cpuSpread(second)],
  };
}

interface Side {
  readonly subject: Subject;
  readonly load: RestLoad;
  readonly perSecond: number[];
  readonly cpuMs: number[];
}

async function loaded(subject: Subject): Promise<Side> {
  const load = new RestLoad(subject.url);
  await load.deploy();
  return { subject, load, perSecond: [], cpuMs: [] };
}

async function measure({ subject, load, perSecond, cpuMs }: Side, roundMs: number): Promise<void> {
  const cpuBefore = cpuTimeMs(subject.pid);
  const begin = performance.now();
  const rate = await load.run(roundMs);
  const instances = (rate * (performance.now() - begin)) / 1000;
  const cpuAfter = cpuTimeMs(subject.pid);
  perSecond.push(rate);
  if (cpuBefore !== undefined && cpuAfter !== undefined) cpuMs.push((cpuAfter - cpuBefore) / instances);
}

function cpuSpread({ cpuMs }: Side): Spread | undefined {
  return cpuMs.length === 0 ? undefined : spreadOf(cpuMs);
}

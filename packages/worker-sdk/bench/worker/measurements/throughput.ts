import { spreadOf } from '@stepwright/bench-figures';
import type { Child } from '../child.ts';
import type { BenchEngine } from '../engines/bench-engine.ts';
import { cpuTimeMs } from '../engines/cpu-time.ts';
import { type Measured, type MeasureOptions, shown } from '../figure.ts';
import { inPairs } from '../pairs.ts';
import type { RunReport, SideSpec } from '../sides/side.ts';
import { startSide } from '../sides/start-side.ts';

/** A side, and how many tasks it gets in a round: enough for a second or more. */
export interface Contender {
  readonly name: string;
  readonly spec: Omit<SideSpec, 'url'>;
  readonly tasks: number;
}

/** What is compared. */
export interface Match {
  readonly name: string;
  readonly aim: string;
  readonly startEngine: () => Promise<BenchEngine>;
  readonly contenders: readonly [Contender, Contender];
}

/** Compares how many tasks two sides complete in a second. The tasks are there before the clock runs. */
export async function compareThroughput(match: Match, options: MeasureOptions): Promise<Measured> {
  const engine = await match.startEngine();
  const children = match.contenders.map(({ spec }) => startSide({ ...spec, url: engine.url }, options)) as [
    Child,
    Child,
  ];
  try {
    const [one, other] = match.contenders;
    const sides = [() => round(engine, children[0], one), () => round(engine, children[1], other)] as const;
    const { ratio, reports } = await inPairs(options.rounds, sides, ({ perSecond }) => perSecond);
    return {
      name: match.name,
      what: `${one.name} : ${other.name}, tasks/s, ${engine.name}`,
      aim: match.aim,
      spread: ratio,
      sides: [lineOf(one, reports[0]), lineOf(other, reports[1])],
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await engine.stop();
  }
}

interface Round extends RunReport {
  /** Processor time of the engine for each task: what is left for a worker to be fast with. */
  readonly engineMsPerTask: number;
}

async function round(engine: BenchEngine, child: Child, { name, tasks }: Contender): Promise<Round> {
  await engine.offer(tasks);
  const engineMsBefore = cpuTimeMs(engine.pid);
  const report = await child.ask<RunReport>({ do: 'run', tasks });
  const engineMsPerTask = (cpuTimeMs(engine.pid) - engineMsBefore) / tasks;
  const open = await engine.open();
  if (open > 0) throw new Error(`${name} says that it has completed ${tasks} tasks, but ${open} are open.`);
  return { ...report, engineMsPerTask };
}

function lineOf({ name, tasks }: Contender, rounds: readonly Round[]): string {
  const of = (figure: (round: Round) => number): string => shown(spreadOf(rounds.map(figure)));
  const did = `${rounds.length} x ${tasks} tasks completed, ${of(({ perSecond }) => perSecond)} tasks/s`;
  const fetched = of(({ fetches }) => tasks / fetches);
  const cost = `${of(({ cpuMsPerTask }) => cpuMsPerTask)} ms of its, ${engineCost(rounds)} of the engine's processor time a task`;
  return `${name}: ${did}, ${fetched} tasks a fetch, ${cost}`;
}

function engineCost(rounds: readonly Round[]): string {
  const costs = rounds.map(({ engineMsPerTask }) => engineMsPerTask);
  return costs.every(Number.isFinite) ? shown(spreadOf(costs)) : 'unknown';
}

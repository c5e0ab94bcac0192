import { setTimeout as pause } from 'node:timers/promises';
import { quantile, spreadOf } from '@stepwright/bench-figures';
import { parseEngineDate } from '@stepwright/engine-client';
import type { Child } from '../child.ts';
import { type CamundaEngine, camundaOnH2 } from '../engines/camunda.ts';
import { type Measure, shown } from '../figure.ts';
import { inPairs } from '../pairs.ts';
import type { SideSpec } from '../sides/side.ts';
import { startSide } from '../sides/start-side.ts';

const SAMPLES = 100;
/** The stock client polls every 300 ms; starts that keep no beat with it meet every moment between two polls. */
const GAP_MS = { min: 30, max: 90 } as const;
/** Until a worker that has just begun has its first fetch at the engine. */
const SETTLE_MS = 1_000;

/** How long a task waits for its handler, from the engine's own note of its creation; both clocks are this machine's. */
export const startLatency: Measure = async (options) => {
  const engine = await camundaOnH2();
  const children = (['native', 'stock'] as const).map((kind) => startSide(specOf(kind, engine.url), options));
  try {
    const sides = children.map((child) => () => latencies(engine, child)) as unknown as Sides;
    const { ratio, reports } = await inPairs(options.rounds, sides, (latenciesMs) => quantile(latenciesMs, 0.99));
    return {
      name: 'startLatency',
      what: `native : stock, p99 from task to handler, defaults, ${engine.name}`,
      aim: 'at most 0.2',
      spread: ratio,
      sides: [lineOf('native', reports[0]), lineOf('stock', reports[1])],
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await engine.stop();
  }
};

type Sides = readonly [() => Promise<number[]>, () => Promise<number[]>];

function specOf(kind: SideSpec['kind'], url: string): SideSpec {
  return { kind, url, task: 'plain', settings: 'defaults', notesStarts: true };
}

/** Answers how long each task of a round has waited, in ms. */
async function latencies(engine: CamundaEngine, side: Child): Promise<number[]> {
  await side.ask({ do: 'begin' });
  await pause(SETTLE_MS);
  for (let sample = 0; sample < SAMPLES; sample++) {
    await engine.start();
    await pause(GAP_MS.min + Math.random() * (GAP_MS.max - GAP_MS.min));
  }
  await side.ask({ do: 'reach', tasks: SAMPLES });
  const { starts } = await side.ask<{ starts: [externalTaskId: string, atMs: number][] }>({ do: 'end' });
  if (starts.length !== SAMPLES) throw new Error(`${SAMPLES} tasks were started, ${starts.length} handlers began.`);
  const sorting = [{ sortBy: 'timestamp', sortOrder: 'desc' }] as const;
  const rows = await engine.client.history.externalTaskLog({
    creationLog: true,
    sorting: [...sorting],
    maxResults: SAMPLES,
  });
  const createdAtMs = new Map(rows.map((row) => [row.externalTaskId, parseEngineDate(row.timestamp).getTime()]));
  return starts.map(([id, atMs]) => atMs - (createdAtMs.get(id) ?? Number.NaN));
}

function lineOf(name: string, reports: readonly (readonly number[])[]): string {
  const [p50, p99] = [0.5, 0.99].map((share) => shown(spreadOf(reports.map((each) => quantile(each, share)))));
  return `${name}: ${reports.length} x ${SAMPLES} tasks completed, p50 ${p50} ms, p99 ${p99} ms`;
}

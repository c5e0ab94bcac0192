import { parseArgs } from 'node:util';
import { stopCamundaOnH2 } from './worker/engines/camunda.ts';
import { type Figure, figureOf, type Measure } from './worker/figure.ts';
import { checkedAgainstRaw, rawLoop, rawToStockDefaults, rawToStockTuned } from './worker/measurements/against-raw.ts';
import { attemptRow, attemptRowPrepared } from './worker/measurements/attempt-row.ts';
import { defaults } from './worker/measurements/defaults.ts';
import { idleRequests } from './worker/measurements/idle-requests.ts';
import { memory } from './worker/measurements/memory.ts';
import { startLatency } from './worker/measurements/start-latency.ts';
import { tunedPostgres, tunedReal, tunedStub } from './worker/measurements/tuned.ts';
import { terminalTable } from './worker/table.ts';
import { writeDocs } from './worker/write-docs.ts';

/**
 * How fast the worker is, beside the stock client and beside a bare loop. Run it with `npm run bench:worker`, a part of it with
 * `ROUNDS=2 npm run bench:worker -- --only defaults,memory`; with `--write` the figures go to `docs/benchmarks.md`, with `--profile folder`
 * every side leaves a processor profile. The last line is JSON.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false }, profile: { type: 'string' } },
});

/** Those on the real engine begin with the ones that make most calls: the rare calls of the others then find it warm, too. */
const MEASUREMENTS: Readonly<Record<string, Measure>> = {
  tunedReal,
  rawToStockTuned,
  rawLoop,
  defaults,
  rawToStockDefaults,
  tunedPostgres,
  tunedStub,
  checkedAgainstRaw,
  attemptRow,
  attemptRowPrepared,
  idleRequests,
  startLatency,
  memory,
};

async function main(): Promise<void> {
  const rounds = Number(process.env.ROUNDS ?? 5);
  if (!(rounds >= 1)) throw new Error(`ROUNDS is a number from 1, got ${process.env.ROUNDS}.`);
  const measures = (values.only?.split(',') ?? Object.keys(MEASUREMENTS)).map(measureOf);
  if (values.write && values.only !== undefined) throw new Error('--write needs all figures: leave out --only.');
  const figures: Figure[] = [];
  for (const measure of measures) {
    const figure = figureOf(await measure({ rounds, profileDir: values.profile }));
    figures.push(figure);
    process.stderr.write(`${terminalTable([figure])}\n`);
  }
  print(terminalTable(figures));
  if (values.write) await writeDocs(figures, rounds);
  print(
    JSON.stringify({ bench: 'worker', ratios: Object.fromEntries(figures.map((each) => [each.name, each.spread])) }),
  );
}

function measureOf(name: string): Measure {
  const measure = MEASUREMENTS[name];
  if (!measure) throw new Error(`--only knows ${Object.keys(MEASUREMENTS).join(', ')}; got ${name}.`);
  return measure;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} finally {
  await stopCamundaOnH2();
}

/**
 * `npm run bench:process-test`: how fast scenarios are, in this process against real Camunda 7.24 over REST, and how long all that the two
 * processes have takes. `ROUNDS=10` for more pairs; `--write` puts the figures into `docs/benchmarks.md`. The last line is JSON.
 */
import { machine, quantile, spreadOf, writeSection } from '@stepwright/bench-figures';
import {
  connectTestEngine,
  coverRun,
  createLocalTestEngine,
  mergeCoverage,
  mutantsOf,
  type ProcessUnderTest,
  runScenario,
  type Scenario,
  scenarioRuns,
  scoreMutants,
  type TestEngine,
} from '@stepwright/process-test';
import { startEngine } from '@stepwright/test-servers';
import * as order from '../../order-fulfillment/scenarios/index.ts';
import * as quote from '../../quote-approval/scenarios/index.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
/** Java and Node both compile what runs often: each side gets so many runs before the clock. */
const warmUpRuns = 100;
const runsOfRound = { local: 200, camunda: 20 } as const;

const subject = await order.subject;
const measured = order.fulfillment[0] as Scenario;

/** A run in ms, as the mean of some. */
async function timed(engine: TestEngine, runs: number): Promise<number> {
  const startedAt = performance.now();
  for (let run = 0; run < runs; run += 1) {
    const { failure } = await runScenario(subject, measured, { engine });
    if (failure) throw failure;
  }
  return (performance.now() - startedAt) / runs;
}

async function againstCamunda(): Promise<{ readonly local: number[]; readonly camunda: number[] }> {
  const server = await startEngine({
    distribution: 'camunda-7.24',
    jobExecutor: false,
    testClock: true,
    optimizedFor: 'throughput',
  });
  const engine = await connectTestEngine({ url: server.url, testClock: true });
  const local = await createLocalTestEngine();
  const figures: { local: number[]; camunda: number[] } = { local: [], camunda: [] };
  try {
    await timed(engine, warmUpRuns);
    await timed(local, warmUpRuns);
    for (let round = 0; round < rounds; round += 1) {
      figures.camunda.push(await timed(engine, runsOfRound.camunda));
      figures.local.push(await timed(local, runsOfRound.local));
    }
  } finally {
    await engine.stop();
    await server.stop();
    await local.stop();
  }
  return figures;
}

/** Every scenario once on a new engine, its coverage counted; in ms each. */
async function coverAll(process: ProcessUnderTest, scenarios: readonly Scenario[]): Promise<readonly number[]> {
  const engine = await createLocalTestEngine();
  const times: number[] = [];
  let coverage = coverRun(process, { passages: [], raised: [], decisions: [] });
  for (const scenario of scenarios) {
    const { failure, history, durationMs } = await runScenario(process, scenario, { engine });
    if (failure) throw failure;
    times.push(durationMs);
    coverage = mergeCoverage(coverage, coverRun(process, history));
  }
  await engine.stop();
  return times;
}

const sides = await againstCamunda();
const ratio = spreadOf(sides.camunda.map((ms, round) => ms / (sides.local[round] ?? Number.NaN)));
const startedAt = performance.now();
const times: number[] = [];
let mutants = 0;
for (const { subject: process, scenarios } of [order, quote]) {
  times.push(...(await coverAll(await process, scenarios)));
  mutants += (await scoreMutants(await process, mutantsOf(await process), scenarioRuns(scenarios))).mutants;
}
const allSeconds = (performance.now() - startedAt) / 1_000;
const shown = (values: readonly number[]): string => {
  const { median, min, max } = spreadOf(values);
  return `${median} (${min} to ${max}) ms`;
};
const lines = [
  '| ratio | of | median | min – max | aim | sides |',
  '| --- | --- | --- | --- | --- | --- |',
  `| \`againstCamunda\` | Camunda 7.24 on H2 over REST : in process, one scenario of ${measured.steps.length} steps | ${ratio.median} | ${ratio.min} – ${ratio.max} | at least 50 | Camunda ${shown(sides.camunda)}, in process ${shown(sides.local)} |`,
  '',
  `One scenario in process, with its coverage, over the ${times.length} of both processes: median ${quantile(times, 0.5).toFixed(1)} ms, 95 % within ${quantile(times, 0.95).toFixed(1)} ms (aim: median 10).`,
  `All of them with coverage, and all on each of ${mutants} mutants: ${allSeconds.toFixed(1)} s in one thread (aim: 60).`,
];
console.log(lines.join('\n'));
const head = `\`npm run bench:process-test\`, ${machine()}. ${rounds} rounds in turns, after ${warmUpRuns} runs of each that do not count.`;
if (process.argv.includes('--write'))
  await writeSection('bench:process-test', ['## Process tests', '', head, '', ...lines].join('\n'));
console.log(JSON.stringify({ bench: 'process-test', ratios: { againstCamunda: ratio } }));

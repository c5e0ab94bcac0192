import { parseArgs } from 'node:util';
import { type Spread, spreadOf } from '@stepwright/bench-figures';
import { startChild } from './engine/child.ts';
import { type Comparison, compareOverRest, type Rounds } from './engine/compare-over-rest.ts';
import { camundaOnH2, camundaOnPostgres, localDurable, localInMemory, type Subject } from './engine/subjects.ts';

/**
 * How fast the engine is, beside Camunda 7.24 on the same machine. Run it with `npm run bench:engine`, a part of it with
 * `npm run bench:engine -- --only memory,in-process --rounds 2`. The last line is JSON.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
});

const ROUND_MS = 3_000;
/** Before some twenty thousand, the compilers of Java are what is measured. */
const WARM_UP_INSTANCES = 20_000;
const WARM_UP_MS_MAX = 180_000;

/** One line of the table. */
interface Figure {
  readonly name: string;
  readonly what: string;
  readonly aim: string;
  readonly spread: Spread;
}

const PARTS: Readonly<Record<string, (rounds: Rounds) => Promise<Figure[]>>> = {
  memory: (rounds) => versus('restInMemory', 'at least 10', [localInMemory, camundaOnH2], rounds),
  durable: (rounds) => versus('restDurable', 'at least 5', [localDurable, camundaOnPostgres], rounds),
  'in-process': inProcess,
  waiting,
};

async function main(): Promise<void> {
  const rounds = {
    rounds: Number(values.rounds),
    roundMs: ROUND_MS,
    warmUpInstances: WARM_UP_INSTANCES,
    warmUpMsMax: WARM_UP_MS_MAX,
  };
  if (!(rounds.rounds >= 1)) throw new Error(`--rounds is a number from 1, got ${values.rounds}`);
  const figures: Figure[] = [];
  for (const name of values.only?.split(',') ?? Object.keys(PARTS)) {
    const part = PARTS[name];
    if (part === undefined) throw new Error(`--only knows ${Object.keys(PARTS).join(', ')}; got ${name}`);
    figures.push(...(await part(rounds)));
  }
  for (const figure of figures) print(line(figure));
  const ratios = Object.fromEntries(figures.map(({ name, spread }) => [name, spread]));
  print(JSON.stringify({ bench: 'engine', ratios }));
}

async function versus(
  name: string,
  aim: string,
  [startOurs, startTheirs]: readonly [() => Promise<Subject>, () => Promise<Subject>],
  rounds: Rounds,
): Promise<Figure[]> {
  const theirs = await startTheirs();
  try {
    const ours = await startOurs();
    try {
      const comparison = await compareOverRest(ours, theirs, rounds);
      [ours, theirs].forEach((subject, at) => void print(subjectLine(subject, comparison, at as 0 | 1)));
      return [{ name, what: `${ours.name} : ${theirs.name}`, aim, spread: comparison.ratio }];
    } finally {
      await ours.stop();
    }
  } finally {
    await theirs.stop();
  }
}

function subjectLine({ name }: Subject, { perSecond, cpuMs }: Comparison, at: 0 | 1): string {
  const cpu = cpuMs[at];
  const more = cpu === undefined ? '' : `, ${cpu.median} ms of its processor time each`;
  return `  ${name}: ${shown(perSecond[at])} instances/s through start, fetch and complete${more}`;
}

async function inProcess({ rounds }: Rounds): Promise<Figure[]> {
  type Answer = { completionsPerSecond: number; completionsPerCpuSecond: number; instancesPerSecond: number };
  const answers = await childRounds<Answer>('speed', rounds);
  return [
    figure('inProcessCompletions', 'completions/s in process', 'aim 20,000', answers, 'completionsPerSecond'),
    figure(
      'inProcessCompletionsByCpu',
      'the same, per second of processor time',
      '',
      answers,
      'completionsPerCpuSecond',
    ),
    figure(
      'inProcessInstances',
      'start, fetch and complete in process, instances/s',
      '',
      answers,
      'instancesPerSecond',
    ),
  ];
}

async function waiting({ rounds }: Rounds): Promise<Figure[]> {
  type Answer = { bytesPerInstance: number; fetchGrowth: number; fetchMicroseconds: number };
  const answers = await childRounds<Answer>('waiting', Math.min(rounds, 2));
  return [
    figure(
      'waitingInstanceBytes',
      'bytes of each of 100,000 waiting instances',
      'below 5,000',
      answers,
      'bytesPerInstance',
    ),
    figure('fetchGrowth', 'a fetch of 10 from 100,000 waiting : from 1,000', 'below 1.5', answers, 'fetchGrowth'),
    figure('fetchMicroseconds', 'a fetch of 10 from 100,000 waiting, microseconds', '', answers, 'fetchMicroseconds'),
  ];
}

async function childRounds<T>(what: string, rounds: number): Promise<T[]> {
  const answers: T[] = [];
  for (let round = 0; round < rounds; round++) {
    const child = startChild('in-process.ts', [what], ['--expose-gc']);
    answers.push(JSON.parse(await child.line().finally(() => child.stop())) as T);
  }
  return answers;
}

function figure<T extends Record<K, number>, K extends string>(
  name: string,
  what: string,
  aim: string,
  answers: readonly T[],
  key: K,
): Figure {
  return { name, what, aim, spread: spreadOf(answers.map((answer) => answer[key])) };
}

function line({ what, aim, spread }: Figure): string {
  return `${what.padEnd(56)} ${shown(spread).padEnd(32)} ${aim}`;
}

function shown({ median, min, max }: Spread): string {
  return `${median} (${min} to ${max})`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();

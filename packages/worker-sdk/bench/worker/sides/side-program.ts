import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { NativeSide } from './native-side.ts';
import { RawSide } from './raw-side.ts';
import type { OnStart, RunReport, Side, SideSpec } from './side.ts';
import { StockSide } from './stock-side.ts';

/** The share of a round's tasks before the clock runs: connections that have idled away open again. */
const RUN_IN = 0.2;
/** A side makes no progress for so long: its tasks are lost. */
const STALL_MS = 20_000;

/** A side in a process of its own: what the other side left in the heap, or taught the compiler, does not reach it. */
const spec = JSON.parse(process.argv[2] ?? '') as SideSpec;
const starts: [externalTaskId: string, atMs: number][] = [];
const onStart: OnStart = spec.notesStarts ? (id) => void starts.push([id, Date.now()]) : () => undefined;
const side = createSide();

const commands: Record<string, (given: { tasks: number }) => object | Promise<object>> = {
  run: ({ tasks }) => run(tasks),
  begin() {
    side.begin();
    return {};
  },
  async reach({ tasks }) {
    await completedTo(tasks);
    return {};
  },
  heap: () => ({ bytes: heapBytes() }),
  async end() {
    await side.end();
    side.check();
    return { starts: starts.splice(0), fetches: side.fetches };
  },
};

function createSide(): Side {
  if (spec.kind === 'native') return new NativeSide(spec, onStart);
  return spec.kind === 'stock' ? new StockSide(spec, onStart) : new RawSide(spec, onStart);
}

async function run(tasks: number): Promise<RunReport> {
  const cpuBefore = process.cpuUsage();
  side.begin();
  const first = await completedTo(Math.ceil(tasks * RUN_IN));
  const last = await completedTo(tasks);
  const { user, system } = process.cpuUsage(cpuBefore);
  const { fetches } = side;
  await side.end();
  if (side.completed !== tasks) throw new Error(`${tasks} tasks were offered, ${side.completed} completed.`);
  const seconds = (last.atMs - first.atMs) / 1000;
  const cpuMsPerTask = (user + system) / 1000 / tasks;
  return { tasks, perSecond: (tasks - first.completed) / seconds, seconds, fetches, cpuMsPerTask };
}

/** Looks every millisecond, so that no side pays for being watched. */
async function completedTo(tasks: number): Promise<{ completed: number; atMs: number }> {
  let seen = side.completed;
  let progressAtMs = performance.now();
  for (;;) {
    side.check();
    const { completed } = side;
    const atMs = performance.now();
    if (completed >= tasks) return { completed, atMs };
    if (completed > seen) [seen, progressAtMs] = [completed, atMs];
    if (atMs - progressAtMs > STALL_MS) throw new Error(`Only ${completed} of ${tasks} tasks were completed.`);
    await pause(1);
  }
}

function heapBytes(): number {
  if (!globalThis.gc) throw new Error('The heap is measured with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function answer(line: string): Promise<object> {
  try {
    const { do: name, ...given } = JSON.parse(line) as { do: string; tasks: number };
    return (await commands[name]?.(given)) ?? { error: `There is no command ${name}.` };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
// A side that failed may have left timers and connections behind.
process.exit();

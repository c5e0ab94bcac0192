import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFailed, onTestFinished } from 'vitest';
import type { WorkerCounters, WorkerHealth } from '../../src/index.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import { countFault } from './fault-tally.ts';

/** What a worker says about itself. */
export interface WorkerReport {
  readonly counters: WorkerCounters;
  readonly health: WorkerHealth;
}

/** A line of a worker's log. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** A worker that runs as a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  /** Resolves with the signal or the exit code that it ended with. */
  readonly ended: Promise<string>;
  readonly hasEnded: boolean;
  /** What it wrote last: JSON lines, and plain text as `{ level: 'text' }`. */
  readonly log: readonly LogLine[];
  /** What it said over the channel, for example `{ running: 'reserve-stock', lineId }`. */
  readonly said: readonly Readonly<Record<string, unknown>>[];
  signal(name: NodeJS.Signals): void;
  /** Asks for its counters. @throws {Error} when it does not answer within the limit */
  report(): Promise<WorkerReport>;
  /** Asks what it has in use when all that is not has been collected. @throws {Error} when it does not answer within the limit */
  heapBytes(): Promise<number>;
}

const program = fileURLToPath(new URL('worker-program.ts', import.meta.url));
const startLimitMs = 60_000;
const logLinesMax = 500;
const logLinesShown = 20;

/** Starts one and waits until it runs. It is killed when the test has ended, also when it is stopped by then. */
export async function startWorkerProcess(environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', '--expose-gc', program], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const worker = watch(child);
  onTestFailed(() => {
    const lines = worker.log.filter(({ level }) => level !== 'info').slice(-logLinesShown);
    if (lines.length === 0) return;
    console.error(`What went wrong in worker ${worker.pid}:\n${lines.map((line) => JSON.stringify(line)).join('\n')}`);
  });
  onTestFinished(async () => {
    if (!worker.hasEnded) child.kill('SIGKILL');
    await worker.ended;
  });
  await pollUntil(
    'the worker runs',
    () => {
      if (worker.hasEnded) throw new Error(`The worker ended before it ran: ${JSON.stringify(worker.log.slice(-20))}`);
      return worker.said.some(({ ready }) => ready === true);
    },
    startLimitMs,
  );
  return worker;
}

function watch(child: ChildProcess): WorkerProcess {
  const log: LogLine[] = [];
  const said: Record<string, unknown>[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.push(readLine(line));
      if (log.length > logLinesMax) log.shift();
    });
  }
  child.on('message', (message: Record<string, unknown>) => {
    said.push(message);
    if ('stopping' in message) countFault('SIGSTOP at a failpoint');
    if ('misbehaves' in message) countFault(`handler: ${message.misbehaves}`);
  });
  const ended = once(child, 'exit').then(([code, signal]) => {
    if (signal === 'SIGKILL' && !child.killed) countFault('SIGKILL at a failpoint');
    return String(signal ?? code);
  });
  const answerTo = async (question: string, field: string): Promise<Record<string, unknown>> => {
    const before = said.length;
    child.send(question);
    return pollUntil(`the worker answers ${question}`, () => said.slice(before).find((one) => field in one), 20_000);
  };
  return {
    pid: child.pid ?? 0,
    ended,
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    log,
    said,
    signal(name) {
      if (name !== 'SIGCONT') countFault(name);
      child.kill(name);
    },
    report: async () => (await answerTo('report', 'counters')) as unknown as WorkerReport,
    heapBytes: async () => Number((await answerTo('heap', 'heapBytes')).heapBytes),
  };
}

function readLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 'text', message: line };
  }
}

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@platform/quote-to-order';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** `npm start` as it runs. */
export interface StartCommand {
  readonly process: ChildProcess;
  /** What it has written so far, standard error too. */
  output(): string;
  /** Waits until it has written a text. Fails at once when it has ended without. */
  wrote(text: string, limitMs?: number): Promise<void>;
  /** Waits for its end; gives the exit code or the signal. */
  ended(limitMs: number): Promise<number | string>;
  /** Everything that it has started by now, directly and by what it started. */
  family(): readonly ProcessRow[];
}

/** A process, and when it started, because ids are used again. */
export interface ProcessRow {
  readonly pid: number;
  readonly parentPid: number;
  readonly started: string;
  readonly command: string;
}

/** Starts what the script `start` of the repository starts, with options. */
export function runStartCommand(
  options: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): StartCommand {
  const { ENGINE_URL: _url, STEPWRIGHT_ENGINE: _engine, ...inherited } = process.env;
  const child = spawn(process.execPath, [...scriptArguments(), ...options], {
    cwd: repository,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | string);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    process: child,
    output: () => text,
    async wrote(wanted, limitMs = 120_000) {
      await waitFor(
        `"${wanted}" in the output`,
        async () => {
          if (text.includes(wanted)) return true;
          if (hasEnded()) throw new Error(`It ended without writing "${wanted}":\n${text}`);
          return undefined;
        },
        limitMs,
      );
    },
    async ended(limitMs) {
      await waitFor('the end of the process', async () => (hasEnded() ? true : undefined), limitMs);
      return ended;
    },
    family: () => descendantsOf(child.pid ?? 0),
  };
}

/** What the script gives to node. Without npm in between, whose end says nothing about the end of node. */
function scriptArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(`${repository}/package.json`, 'utf8')) as { scripts: { start: string } };
  const [program, ...words] = scripts.start.split(' ');
  if (program !== 'node') throw new Error(`The script "start" does not run node: ${scripts.start}`);
  return words;
}

/** The processes of this machine. */
export function allProcesses(): readonly ProcessRow[] {
  const format = 'pid=,ppid=,state=,lstart=,args=';
  return execFileSync('ps', ['-ww', '-A', '-o', format], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .split('\n')
    .flatMap((line) => {
      const found = /^\s*(\d+)\s+(\d+)\s+(\S)\S*\s+(\w+\s+\w+\s+\d+\s+\S+\s+\d+)\s+(.*)$/.exec(line);
      const [, pid, parentPid, state, started = '', command = ''] = found ?? [];
      // A zombie holds nothing; it waits for its parent only.
      return found === null || state === 'Z'
        ? []
        : [{ pid: Number(pid), parentPid: Number(parentPid), started, command }];
    });
}

function descendantsOf(pid: number): readonly ProcessRow[] {
  const all = allProcesses();
  const below = (parentPid: number): readonly ProcessRow[] =>
    all.filter((row) => row.parentPid === parentPid).flatMap((row) => [row, ...below(row.pid)]);
  return below(pid);
}

/** Those of `family` that still live, and whatever names the folder in its command line. */
export function leftOf(family: readonly ProcessRow[], folder: string): readonly ProcessRow[] {
  const isOfFamily = (row: ProcessRow): boolean =>
    family.some(({ pid, started }) => pid === row.pid && started === row.started);
  return allProcesses().filter((row) => isOfFamily(row) || row.command.includes(folder));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The longest command is a memory round; stalls are noticed by the programs themselves, much earlier. */
const ANSWER_LIMIT_MS = 600_000;
const STOP_LIMIT_MS = 20_000;

/** A program of this folder in a process of its own. It ends with the benchmark, because its standard input does. */
export interface Child {
  readonly pid: number;
  /** Its next line. @throws Error when it ends before, or says nothing for too long */
  line(): Promise<string>;
  /** Sends a line and reads the answer as JSON. @throws Error when the answer has an `error` */
  ask<T>(command: object): Promise<T>;
  /** Closes its standard input and waits for its end. */
  stop(): Promise<void>;
}

/** How a child is started. */
export interface ChildOptions {
  readonly args?: readonly string[];
  readonly flags?: readonly string[];
  /** Whether its standard error is thrown away: the default logger of a worker writes a line there for every task. */
  readonly isMuted?: boolean;
}

/** Starts `program`, a path relative to this file. */
export function startChild(program: string, { args = [], flags = [], isMuted = false }: ChildOptions = {}): Child {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=stepwright-source', ...flags, path, ...args], {
    stdio: ['pipe', 'pipe', isMuted ? 'ignore' : 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const line = (): Promise<string> => within(ANSWER_LIMIT_MS, program, nextLine(lines, program));
  return {
    pid: child.pid ?? 0,
    line,
    async ask<T>(command: object) {
      child.stdin?.write(`${JSON.stringify(command)}\n`);
      const answer = JSON.parse(await line()) as T & { error?: string };
      if (answer.error !== undefined) throw new Error(`${program} ${args.join(' ')}: ${answer.error}`);
      return answer;
    },
    stop: () => stop(child, exited),
  };
}

async function nextLine(lines: AsyncIterator<string>, program: string): Promise<string> {
  const { done, value } = await lines.next();
  if (done) throw new Error(`${program} ended before it answered; its errors are above.`);
  return value;
}

async function within<T>(limitMs: number, what: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} said nothing for ${limitMs} ms.`)), limitMs);
  });
  return await Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  if (child.exitCode === null && child.signalCode === null) await exited;
  clearTimeout(timer);
}

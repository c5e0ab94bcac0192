import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ANSWER_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 10_000;

/** A program of this folder in a process of its own. It ends with the benchmark, because its standard input does. */
export interface Child {
  readonly pid: number;
  /** Its next line. @throws Error when it ends before, or says nothing for too long */
  line(): Promise<string>;
  /** Closes its standard input and waits for its end. */
  stop(): Promise<void>;
}

/** Starts `program`, a file beside this one. */
export function startChild(program: string, args: readonly string[] = [], flags: readonly string[] = []): Child {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=stepwright-source', ...flags, path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    line: () => within(ANSWER_LIMIT_MS, program, nextLine(lines, program)),
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

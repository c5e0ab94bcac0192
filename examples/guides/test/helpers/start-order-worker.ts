import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The worker as a process of its own. */
export interface OrderWorkerProcess {
  /** Lines of its log. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Resolves with the signal or the exit code that it ended with. */
  readonly ended: Promise<string>;
  signal(name: NodeJS.Signals): void;
}

/** Starts it; it is killed when the test has ended and it has not. */
export function startOrderWorker(environment: Readonly<Record<string, string>>): OrderWorkerProcess {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', program], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log: Record<string, unknown>[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line.startsWith('{') ? JSON.parse(line) : { level: 'text', message: line });
  });
  const ended = once(child, 'close').then(([code, signal]) => String(signal ?? code));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { log, ended, signal: (name) => void child.kill(name) };
}

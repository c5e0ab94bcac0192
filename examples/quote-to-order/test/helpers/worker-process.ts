import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Platform, WorkerName } from '@platform/quote-to-order';

/** A worker that runs as a process of its own, so that it can be killed. */
export interface WorkerProcess {
  readonly process: ChildProcess;
  /** Resolves with the signal or the code that it ended with. */
  readonly ended: Promise<string>;
  /** Whether the failpoint was hit. */
  wasHit(): boolean;
  /** Drains it by SIGTERM and removes what it left. */
  stop(): Promise<void>;
}

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Starts a worker as a child process and waits until it says that it is ready.
 *
 * @param failpoint `<name>:<topic>`: the process kills itself with SIGKILL there, once.
 * @param main the file that runs. @default the worker's own
 */
export async function startWorkerProcess(
  platform: Platform,
  name: WorkerName,
  failpoint?: string,
  environment: Readonly<Record<string, string>> = {},
  main: string = join(repository, 'workers', name, 'src/main.ts'),
): Promise<WorkerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-worker-'));
  const hitFile = join(folder, 'hit');
  const child = spawn(process.execPath, ['--conditions=stepwright-source', main], {
    env: {
      PATH: process.env.PATH ?? '',
      LONG_POLL_MS: '500',
      ...platform.workerEnvironment(name),
      ...environment,
      ...(failpoint === undefined ? {} : { STEPWRIGHT_FAILPOINT: `${failpoint}:${hitFile}` }),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then((how) => Promise.reject(new Error(`The worker ${name} ended with ${how} before it was ready.`))),
  ]);
  child.stdout.resume();
  return {
    process: child,
    ended,
    wasHit: () => existsSync(hitFile),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, startPostgres } from '@stepwright/test-servers';
import { startChild } from './child.ts';

/** The engine in a process of its own, as `stepwright engine` starts it. */
const SERVING = '../../test/helpers/serving-engine.ts';

/** An engine that is measured over REST. */
export interface Subject {
  readonly name: string;
  readonly url: string;
  /** Of the engine, without its database. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export async function localInMemory(): Promise<Subject> {
  const child = startChild(SERVING, [JSON.stringify({ jobExecutor: false })]);
  return { name: 'local engine, in memory', url: await child.line(), pid: child.pid, stop: () => child.stop() };
}

/** With a data folder: every command is on disk, with fsync, before it is answered. */
export async function localDurable(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-bench-engine-'));
  const child = startChild(SERVING, [JSON.stringify({ jobExecutor: false, dataDir: folder })]);
  return {
    name: 'local engine, durable',
    url: await child.line(),
    pid: child.pid,
    stop: async () => {
      await child.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** With all its compilers, as in production. */
const camunda = { distribution: 'camunda-7.24', jobExecutor: false, optimizedFor: 'throughput' } as const;

export async function camundaOnH2(): Promise<Subject> {
  const { url, pid, stop } = await startEngine(camunda);
  return { name: 'Camunda 7.24, H2', url, pid, stop };
}

/** With a data folder that is kept, PostgreSQL syncs its commits to disk. */
export async function camundaOnPostgres(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-bench-postgres-'));
  // PostgreSQL may run under an account of its own.
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'data') });
  const database = { url: await postgres.createDatabase('camunda') };
  const { url, pid, stop } = await startEngine({ ...camunda, database });
  return {
    name: 'Camunda 7.24, PostgreSQL',
    url,
    pid,
    stop: async () => {
      await stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

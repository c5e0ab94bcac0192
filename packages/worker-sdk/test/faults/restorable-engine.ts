import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import {
  chooseDistribution,
  type EngineDistribution,
  type EngineServer,
  freePort,
  startEngine,
  startPostgres,
} from '@stepwright/test-servers';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { countFault } from './fault-tally.ts';
import { deployFulfillment } from './scene.ts';

/** An engine that can be put back to what it knew before, as after a restore from a backup. */
export interface RestorableEngine {
  readonly engine: EngineClient;
  readonly server: { readonly url: string };
  /** Keeps what the engine knows now. A Java engine is away meanwhile. */
  backUp(): Promise<void>;
  /** Ends the engine and starts it at the same address with what it knew at the last back-up. */
  restore(): Promise<void>;
}

/** Where an engine keeps its data. */
interface Keeping {
  readonly options: Parameters<typeof startEngine>[0];
  /** Whether the engine has to be away for a back-up. */
  readonly isExclusive: boolean;
  copyOut(): Promise<void>;
  copyBack(): Promise<void>;
}

/** Starts the engine that STEPWRIGHT_ENGINE names, the local one when it names none, on data of its own. It ends with the test. */
export async function openRestorableEngine(): Promise<RestorableEngine> {
  const distribution = chooseDistribution();
  const keeping = distribution === 'local' ? await keepInFolder() : await keepInPostgres();
  const port = await freePort();
  const start = (): Promise<EngineServer> =>
    startEngine({ ...keeping.options, distribution, port, jobExecutor: false });
  let server = await start();
  const engine = createEngineClient({ url: server.url });
  onTestFinished(async () => {
    await engine.close();
    await server.stop();
  });
  await deployFulfillment(engine);
  const whileAway = async (work: () => Promise<void>): Promise<void> => {
    await server.stop();
    await work();
    server = await start();
  };
  return {
    engine,
    server,
    backUp: () => (keeping.isExclusive ? whileAway(keeping.copyOut) : keeping.copyOut()),
    async restore() {
      await whileAway(keeping.copyBack);
      countFault(`restored back-up of ${distribution satisfies EngineDistribution}`);
    },
  };
}

/** The local engine's folder may be copied while it works: what is cut off at the end is dropped at the next start. */
async function keepInFolder(): Promise<Keeping> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-restored-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const copy = join(folder, 'copy');
  const copyAll = async (from: string, to: string): Promise<void> => {
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true, filter: (path) => path !== join(from, 'lock') });
  };
  return {
    options: { dataDir: data },
    isExclusive: false,
    copyOut: () => copyAll(data, copy),
    copyBack: () => copyAll(copy, data),
  };
}

/** PostgreSQL copies a database that nobody is connected to. */
async function keepInPostgres(): Promise<Keeping> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const copy = async (from: string, to: string): Promise<void> => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`drop database if exists ${to} with (force)`);
    await client.query(`create database ${to} template ${from}`);
    await client.end();
  };
  return {
    options: { database: { url: await postgres.createDatabase('engine') } },
    isExclusive: true,
    copyOut: () => copy('engine', 'back_up'),
    copyBack: () => copy('back_up', 'engine'),
  };
}

import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine, startPostgres } from '@stepwright/test-servers';
import { benchProcess, MODEL, plainInput } from '../load.ts';
import type { BenchEngine } from './bench-engine.ts';
import { warmUp } from './warm-up.ts';

/** How many instances are started at a time. */
const LANES = 16;

/** The real engine, and a client for what a measurement asks of it besides. */
export interface CamundaEngine extends BenchEngine {
  readonly client: EngineClient;
  /** Starts an instance; its task can be fetched then. */
  start(): Promise<void>;
}

const engineOptions = { distribution: 'camunda-7.24', jobExecutor: false, optimizedFor: 'throughput' } as const;

let onH2: Promise<CamundaEngine> | undefined;

/** Camunda 7.24 with its database in memory, history full. All measurements share one: Java needs some ten thousand tasks until it is as fast as it gets. */
export async function camundaOnH2(): Promise<CamundaEngine> {
  onH2 ??= startEngine(engineOptions).then((server) => deployed('Camunda 7.24 on H2', server, warmUpTasks.h2));
  return { ...(await onH2), stop: async () => {} };
}

/** Stops the engine that the measurements have shared. */
export async function stopCamundaOnH2(): Promise<void> {
  await (await onH2)?.stop();
}

/** Camunda 7.24 on PostgreSQL, history full. */
export async function camundaOnPostgres(): Promise<CamundaEngine> {
  const postgres = await startPostgres();
  try {
    const database = { url: await postgres.createDatabase('camunda') };
    const server = await startEngine({ ...engineOptions, database });
    const stop = async (): Promise<void> => {
      await server.stop();
      await postgres.stop();
    };
    return await deployed('Camunda 7.24 on PostgreSQL', { ...server, stop }, warmUpTasks.postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The database is another process and needs no warming, but makes each task slower. */
const warmUpTasks = { h2: 50_000, postgres: 10_000 } as const;

type Started = Pick<EngineServer, 'url' | 'pid' | 'stop'>;

async function deployed(name: string, { url, pid, stop }: Started, warmUpTasksMax: number): Promise<CamundaEngine> {
  const client = createEngineClient({ url });
  try {
    await client.deployments.create({ name: 'bench', files: [{ name: 'bench.bpmn', content: MODEL }] });
  } catch (error) {
    await stop();
    throw error;
  }
  let started = 0;
  const start = async (): Promise<void> => {
    started += 1;
    const businessKey = `acme:order:O-${started}`;
    const variables = plainInput(`O-${started}`);
    await client.processInstances.start({ processDefinitionKey: benchProcess.key, businessKey, variables });
  };
  const engine: CamundaEngine = {
    name,
    url,
    pid,
    client,
    start,
    offer: (tasks) => inLanes(tasks, start),
    open: async () => (await client.externalTasks.list()).length,
    stop: async () => {
      await client.close();
      await stop();
    },
  };
  await warmUp(engine, warmUpTasksMax);
  return engine;
}

async function inLanes(count: number, work: () => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next++ < count) await work();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ExternalClass } from '@stepwright/contract';
import { createEngineClient, type EngineClient, type WireVariables } from '@stepwright/engine-client';
import { chooseDistribution, type EngineDistribution, type EngineServer, startEngine } from '@stepwright/test-servers';
import { onTestFinished } from 'vitest';
import { type AttemptStore, createMemoryAttemptStore } from '../../src/index.ts';
import { startOperationService } from '../helpers/operation-service.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import { startWarehouse, type Warehouse } from './warehouse.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** The engine that the tests of a file share. */
export interface Stage {
  readonly server: EngineServer;
  readonly engine: EngineClient;
  close(): Promise<void>;
}

/** One order under way. */
export interface Delivery {
  readonly processInstanceId: string;
  readonly businessKey: string;
  readonly lineId: string;
}

/** What one test plays with: the books, the warehouse and the workers are its own. */
export interface Scene {
  readonly engine: EngineClient;
  readonly engineUrl: string;
  /** Outlives every worker. */
  readonly store: AttemptStore;
  readonly storeUrl: string;
  readonly warehouse: Warehouse;
  /** What the warehouse is taken for. */
  readonly externalClass: ExternalClass;
  /** Every order that the test has started. */
  readonly deliveries: readonly Delivery[];
  /** Starts an order. @param lineId its first word tells how the plain task behaves, see handlers.ts */
  deliver(lineId?: string): Promise<Delivery>;
  /** Starts an order with variables and a business key that may be wrong. */
  deliverRaw(businessKey: string | undefined, variables: WireVariables): Promise<string>;
  startWorker(environment?: Readonly<Record<string, string>>): Promise<WorkerProcess>;
  /** Waits until no order is under way any more. */
  allEnded(limitMs?: number): Promise<void>;
}

/** What a test may choose of its scene. */
export interface SceneOptions {
  /** Where attempts are kept. @default in memory, behind an HTTP API */
  readonly books?: { readonly store: AttemptStore; readonly url: string };
  /** @default queryable */
  readonly externalClass?: ExternalClass;
}

/** Starts the engine that STEPWRIGHT_ENGINE names. @param otherwise when it names none */
export async function openStage(otherwise: EngineDistribution = 'camunda-7.24'): Promise<Stage> {
  const distribution = chooseDistribution(process.env.STEPWRIGHT_ENGINE || otherwise);
  const server = await startEngine({ distribution, jobExecutor: false });
  const engine = createEngineClient({ url: server.url });
  await deployFulfillment(engine);
  return {
    server,
    engine,
    async close() {
      await engine.close();
      await server.stop();
    },
  };
}

/** Deploys the model whose tasks the workers do. */
export async function deployFulfillment(engine: EngineClient): Promise<void> {
  const content = await readFile(new URL('../integration/fulfillment.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'faults', files: [{ name: 'fulfillment.bpmn', content }] });
}

/** Opens a scene that is cleared with the test: workers first, then what they left in the engine. */
export async function openScene(
  { server, engine }: Pick<Stage, 'engine'> & { readonly server: Pick<EngineServer, 'url'> },
  { books, externalClass = 'queryable' }: SceneOptions = {},
): Promise<Scene> {
  onTestFinished(() => deleteInstances(engine));
  const { store, url: storeUrl } = books ?? (await startBooks());
  const warehouse = await startWarehouse({ isKeyed: externalClass === 'keyed' });
  const deliveries: Delivery[] = [];
  const known = {
    ENGINE_URL: server.url,
    STORE_URL: storeUrl,
    WAREHOUSE_URL: warehouse.url,
    EXTERNAL_CLASS: externalClass,
  };
  const deliverRaw: Scene['deliverRaw'] = async (businessKey, variables) => {
    const start = { processDefinitionKey: 'fulfillment', variables, ...(businessKey && { businessKey }) };
    return (await engine.processInstances.start(start)).id;
  };
  return {
    engine,
    engineUrl: server.url,
    store,
    storeUrl,
    warehouse,
    externalClass,
    deliveries,
    deliverRaw,
    async deliver(lineId = `line-${randomUUID()}`) {
      const businessKey = `acme:order:${randomUUID()}`;
      const variables = { tenantId: { type: 'String', value: 'acme' }, lineId: { type: 'String', value: lineId } };
      const delivery = { processInstanceId: await deliverRaw(businessKey, variables), businessKey, lineId };
      deliveries.push(delivery);
      return delivery;
    },
    startWorker: (environment = {}) => startWorkerProcess({ ...known, ...environment }),
    allEnded: async (limitMs = 60_000) =>
      void (await pollUntil(
        'no order is under way any more',
        async () => (await engine.processInstances.list()).length === 0,
        limitMs,
      )),
  };
}

async function startBooks(): Promise<{ store: AttemptStore; url: string }> {
  const store = createMemoryAttemptStore();
  return { store, ...(await startOperationService(store)) };
}

/** Again and again: the poll of a worker that was killed may lock a task at the same moment. */
async function deleteInstances(engine: EngineClient): Promise<void> {
  const isEmpty = async (): Promise<boolean> => {
    const left = await engine.processInstances.list();
    await Promise.allSettled(left.map(({ id }) => engine.processInstances.delete(id)));
    return left.length === 0;
  };
  await pollUntil('no instance is left', isEmpty, 20_000);
}

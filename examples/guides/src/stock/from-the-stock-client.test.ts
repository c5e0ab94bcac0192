import { randomUUID } from 'node:crypto';
import { type LocalEngineServer, startLocalEngine } from '@stepwright/local-engine';
import type { Worker } from '@stepwright/worker-sdk';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { deployModels } from '../../test/helpers/deploy-models.ts';
import { type CatalogAnswer, startCatalog } from '../../test/helpers/start-catalog.ts';
import { startOrder } from '../../test/helpers/start-order.ts';
import { createAdoptedWorker } from './adopted-worker.ts';
import { createNativeWorker } from './native-worker.ts';
import { startStockClient } from './stock-client.ts';

const patient = { timeout: 10_000 };
let engine: LocalEngineServer;

beforeAll(async () => {
  engine = await startLocalEngine();
  await deployModels(engine.client);
});
afterEach(async () => {
  for (const { id } of await engine.client.processInstances.list()) await engine.client.processInstances.delete(id);
});
afterAll(() => engine.stop());

type Start = (url: string, catalogUrl: string) => { stop(options: { readonly drainMs: number }): unknown };

const steps: [string, Start][] = [
  ['the stock client alone', startStockClient],
  ['contracts on the stock client', (...at) => started(createAdoptedWorker(...at))],
  ['the worker of the SDK', (...at) => started(createNativeWorker(...at))],
];

function started(worker: Worker): Worker {
  worker.start();
  return worker;
}

/** Starts a worker and an order, with a catalog that answers so. */
async function openScene(start: Start, answer: CatalogAnswer): Promise<string> {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true); // the workers' log
  const catalog = await startCatalog();
  catalog.answer = answer;
  const worker = start(engine.url, catalog.url);
  // An idle worker waits for its long poll, unless it is told not to.
  onTestFinished(async () => void (await worker.stop({ drainMs: 0 })));
  return startOrder(engine.client, randomUUID());
}

test.each(steps)('%s prices an order', async (_title, start) => {
  const processInstanceId = await openScene(start, { status: 200 });
  const total = () => engine.client.history.variableInstances({ processInstanceId, variableName: 'total' });
  await vi.waitUntil(async () => (await total()).length === 1, patient);
  expect((await total())[0]).toMatchObject({ type: 'String', value: '12.50' });
});

test.each(steps)('%s raises the BPMN error for an unknown article', async (_title, start) => {
  const processInstanceId = await openScene(start, { status: 404 });
  const ended = () => engine.client.history.activityInstances({ processInstanceId, activityId: 'unknown' });
  await vi.waitUntil(async () => (await ended()).length === 1, patient);
});

test.each(steps)('%s reports a broken catalog, and two runs are left', async (_title, start) => {
  const processInstanceId = await openScene(start, { status: 500 });
  const task = async () => (await engine.client.externalTasks.list({ processInstanceId }))[0];
  await vi.waitUntil(async () => (await task())?.retries === 2, patient);
  expect((await task())?.errorMessage).toContain('the catalog answered 500');
});

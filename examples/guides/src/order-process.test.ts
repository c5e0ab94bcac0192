import { createLocalEngine, type LocalEngine } from '@stepwright/local-engine';
import { createJsonLogger, createMemoryAttemptStore, createWorker } from '@stepwright/worker-sdk';
import { startExternalStandIn } from '@stepwright/worker-sdk/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deployModels } from '../test/helpers/deploy-models.ts';
import { startCatalog } from '../test/helpers/start-catalog.ts';
import { startOrder } from '../test/helpers/start-order.ts';
import { orderProcess } from './contracts.ts';
import { createPriceOrder } from './price-order.ts';
import { createReserveInventory } from './reserve-inventory.ts';

const logger = createJsonLogger(() => undefined);

const passed = async ({ client }: LocalEngine, processInstanceId: string): Promise<string[]> =>
  (await client.history.activityInstances({ processInstanceId })).map(({ activityId }) => activityId);

// #region scene
const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 10_000 });

async function openScene() {
  const engine = await createLocalEngine({ jobExecutor: false }); // timers fire in advance()
  await deployModels(engine.client);
  const catalog = await startCatalog();
  const inventory = await startExternalStandIn();
  const worker = createWorker({
    process: orderProcess,
    engine: engine.client,
    handlers: [createPriceOrder(catalog.url), createReserveInventory(inventory.url)],
    attemptStore: createMemoryAttemptStore({ clock: engine.now }),
    clock: engine.now, // locks, waits and attempts go by the engine's clock
    random: () => 0.5, // waits without jitter
    startJitterMs: 0,
    logger,
  });
  worker.start();
  onTestFinished(async () => {
    await worker.stop({ drainMs: 0 });
    await Promise.all([engine.stop(), inventory.close()]);
  });
  return { engine, worker, catalog, inventory };
}
// #endregion

// #region two-weeks
test('an order is confirmed after two weeks, though the inventory was down for a while', async () => {
  const { engine, worker, inventory } = await openScene();
  inventory.next({ kind: 'error', status: 429 });
  const order = await startOrder(engine.client, 'L-1');

  await until(() => worker.counters.retried === 1);
  await engine.advance(5 * 60_000); // the wait of R3/PT5M
  await until(() => worker.counters.completed === 2);
  expect(inventory.effects).toHaveLength(1);

  await engine.advance(14 * 24 * 3_600_000); // the timer of the withdrawal period
  expect(await passed(engine, order)).toContain('confirmed');
});
// #endregion

test('a wait that is not over holds the task back', async () => {
  const { engine, worker, inventory } = await openScene();
  inventory.next({ kind: 'error', status: 429 });
  await startOrder(engine.client, 'L-1');
  await until(() => worker.counters.retried === 1);
  await engine.advance(5 * 60_000 - 1_000);
  const [task] = await engine.client.externalTasks.list({ topicName: 'reserve-inventory' });
  expect(task).toMatchObject({ retries: 2, errorMessage: 'NOT_SENT: inventory turned the request away' });
  expect(worker.counters.fetched).toBe(2);
});

test('after the last run there is an incident with code and reason', async () => {
  const { engine, worker, catalog } = await openScene();
  catalog.answer = { status: 500 };
  await startOrder(engine.client, 'L-1');
  for (const [failed, waitMs] of [5_000, 60_000].entries()) {
    await until(() => worker.counters.retried === failed + 1);
    await engine.advance(waitMs);
  }
  await until(() => worker.counters.retried === 3);
  const [incident] = await engine.client.incidents.list();
  expect(incident?.incidentMessage).toBe('HANDLER_ERROR: the catalog answered 500');
});

test('a BPMN error takes its path, and so does a failure that the model makes one', async () => {
  const { engine, worker, catalog } = await openScene();
  catalog.answer = { status: 404 };
  const unknown = await startOrder(engine.client, 'L-1');
  await until(() => worker.counters.bpmnErrors === 1);
  expect(await passed(engine, unknown)).toContain('unknown');

  catalog.answer = { status: 410 };
  const withdrawn = await startOrder(engine.client, 'L-2');
  await until(() => worker.counters.failed === 1);
  expect(await passed(engine, withdrawn)).toContain('not-sold');
  expect(await engine.client.incidents.list()).toEqual([]);
});

test('a completion whose answer was lost is sent again, and the handler does not run again', async () => {
  const { engine, worker } = await openScene();
  engine.faults.next({ on: 'POST /external-task/*/complete', kind: 'answer-lost' });
  await startOrder(engine.client, 'L-1');
  await until(() => worker.counters.completed === 2);
  expect(worker.counters).toMatchObject({ fetched: 2, retried: 0 });
});

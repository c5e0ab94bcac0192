import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalEngineServer, startLocalEngine } from '@stepwright/local-engine';
import { freePort, type PostgresServer, startPostgres } from '@stepwright/test-servers';
import { startExternalStandIn } from '@stepwright/worker-sdk/testing';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { deployModels } from '../helpers/deploy-models.ts';
import { startCatalog } from '../helpers/start-catalog.ts';
import { startOrder } from '../helpers/start-order.ts';
import { startOrderWorker } from '../helpers/start-order-worker.ts';
import { startTokenIssuer } from '../helpers/start-token-issuer.ts';

const patient = { timeout: 30_000, interval: 50 };
let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

/** All that the worker's process needs, and its environment. */
async function openScene(name: string) {
  const engine: LocalEngineServer = await startLocalEngine();
  const inventory = await startExternalStandIn();
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-guides-'));
  onTestFinished(async () => {
    await Promise.all([engine.stop(), inventory.close(), rm(folder, { recursive: true })]);
  });
  await deployModels(engine.client);
  const environment = {
    ENGINE_URL: engine.url,
    TOKEN_URL: (await startTokenIssuer()).url,
    CLIENT_ID: 'orders',
    CLIENT_SECRET: 'not-to-be-shown',
    DATABASE_URL: await postgres.createDatabase(name),
    CATALOG_URL: (await startCatalog()).url,
    INVENTORY_URL: inventory.url,
    HEALTH_PORT: String(await freePort()),
    LONG_POLL_MS: '500',
    DRAIN_MS: '5000',
  };
  const reserved = () => engine.client.history.activityInstances({ activityId: 'withdrawal-period' });
  return { engine, inventory, folder, environment, reserved };
}

const probe = async (port: string, path: string): Promise<number | undefined> =>
  fetch(`http://127.0.0.1:${port}/health/${path}`).then(
    ({ status }) => status,
    () => undefined,
  );

// #region killed
test('a worker that is killed after the call reserves once: its next start asks what became of it', async () => {
  const { engine, inventory, folder, environment, reserved } = await openScene('killed');
  const hitFile = join(folder, 'hit');
  const failpoint = { STEPWRIGHT_FAILPOINT: `after-external-call:reserve-inventory:${hitFile}` };
  await startOrder(engine.client, 'L-1');

  const killed = startOrderWorker({ ...environment, ...failpoint });
  expect(await killed.ended).toBe('SIGKILL');
  expect(await readFile(hitFile, 'utf8')).toContain('acme:order:L-1');

  const next = startOrderWorker({ ...environment, ...failpoint }); // the hit file is there, so it lives
  await vi.waitUntil(async () => (await reserved()).length === 1, patient);
  expect(inventory.effects).toHaveLength(1);
  const freed = { message: 'freed the locks of a process that was killed', count: 1 };
  expect(next.log).toContainEqual(expect.objectContaining(freed));
});
// #endregion

test('it is ready when the engine answers, and drains at SIGTERM', async () => {
  const { engine, inventory, environment, reserved } = await openScene('drained');
  const worker = startOrderWorker(environment);
  await vi.waitUntil(async () => (await probe(environment.HEALTH_PORT, 'ready')) === 200, patient);
  expect(await probe(environment.HEALTH_PORT, 'live')).toBe(200);

  inventory.next({ kind: 'slow', delayMs: 1_000 });
  await startOrder(engine.client, 'L-1');
  await vi.waitUntil(() => inventory.requests.length === 1, patient);
  worker.signal('SIGTERM'); // in the midst of the call
  expect(await worker.ended).toBe('0');
  expect(worker.log.at(-1)).toMatchObject({ message: 'worker stopped', finished: 1, released: 0, abandoned: 0 });
  expect(await reserved()).toHaveLength(1);
});

test('an environment that is not complete ends it at once, with the names of what is missing', async () => {
  const worker = startOrderWorker({ ENGINE_URL: 'http://127.0.0.1:1' });
  expect(await worker.ended).toBe('1');
  const text = worker.log.map(({ message }) => message).join('\n');
  expect(text).toContain('WORKER_OPTIONS_INVALID');
  expect(text).toContain('DATABASE_URL');
});

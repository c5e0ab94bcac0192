import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptStoreSchemaSql } from '../../src/index.ts';
import { type Delivery, openScene, openStage, type Scene, type Stage } from '../faults/scene.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// A worker is killed between its effect and the record of it. Its attempts are in PostgreSQL; the engine is our own, or the one that
// STEPWRIGHT_ENGINE names.

let stage: Stage;
let postgres: PostgresServer;
let url: string;
let admin: pg.Pool;

beforeAll(async () => {
  [stage, postgres] = await Promise.all([openStage('local'), startPostgres()]);
  url = await postgres.createDatabase('open_attempts');
  admin = new pg.Pool({ connectionString: url });
  admin.on('error', () => {});
  await admin.query(attemptStoreSchemaSql());
  await admin.query(`
    create role killed login password 'killed';
    grant usage on schema stepwright_attempts to killed;
    grant select, insert, update on all tables in schema stepwright_attempts to killed`);
});

afterAll(async () => {
  await admin?.end();
  await postgres?.stop();
  await stage?.close();
});

const storeUrl = (): string => Object.assign(new URL(url), { username: 'killed', password: 'killed' }).href;

/** Lets a worker die after its effect, and answers the order that it leaves. */
async function killAfterEffect(scene: Scene): Promise<Delivery> {
  const hitFile = join(tmpdir(), `stepwright-hit-${randomUUID()}`);
  const failpoint = `after-external-call:reserve-stock:${hitFile}`;
  const worker = await scene.startWorker({ STORE_URL: storeUrl(), STEPWRIGHT_FAILPOINT: failpoint });
  const delivery = await scene.deliver();
  expect(await worker.ended).toBe('SIGKILL');
  return delivery;
}

async function attemptsOf({ businessKey }: Delivery): Promise<unknown[]> {
  const { rows } = await admin.query(
    `select a.outcome, a.reason, a.started_by from stepwright_attempts.attempt a
     join stepwright_attempts.operation o using (tenant_id, operation_id) where o.business_key = $1 order by attempt_no`,
    [businessKey],
  );
  return rows;
}

test('the open attempt of a killed worker whose instance was deleted is told by the next one', async () => {
  const scene = await openScene(stage);
  const delivery = await killAfterEffect(scene);
  const [{ started_by: startedBy }] = (await attemptsOf(delivery)) as [{ started_by: string }];
  expect(startedBy).toMatch(/^fulfillment@.+:\d+#\d+$/);
  await stage.engine.processInstances.delete(delivery.processInstanceId);
  const next = await scene.startWorker({ STORE_URL: storeUrl() });
  await pollUntil('the orphan is told', () => next.log.some(({ message }) => message.includes('by hand')));
  expect(next.log.filter(({ level }) => level !== 'info')).toMatchObject([
    { level: 'warn', tenantId: 'acme', businessKey: delivery.businessKey, attemptNo: 1, startedBy },
  ]);
  expect((await next.report()).counters).toMatchObject({ orphaned: 1 });
  const reason = `The process that began it, ${startedBy}, has died.`;
  expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'UNKNOWN', reason }]);
  expect([...scene.warehouse.reservations.values()].map((made) => made.length)).toEqual([1]);
});

test('with its instance still there it is reconciled, the effect happened once and nobody is alarmed', async () => {
  const scene = await openScene(stage);
  const delivery = await killAfterEffect(scene);
  const next = await scene.startWorker({ STORE_URL: storeUrl() });
  await scene.allEnded();
  expect((await next.report()).counters).toMatchObject({ orphaned: 0 });
  expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'SUCCEEDED' }]);
  expect([...scene.warehouse.reservations.values()].map((made) => made.length)).toEqual([1]);
});

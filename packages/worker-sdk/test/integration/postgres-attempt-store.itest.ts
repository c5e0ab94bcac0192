import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import {
  type AttemptOutcome,
  AttemptStoreUnavailableError,
  type OperationRef,
  type OperationRequest,
} from '../../src/attempts/attempt-store.ts';
import { attemptStoreCases } from '../../src/attempts/attempt-store-conformance.ts';
import {
  createPostgresAttemptStore,
  type PostgresAttemptStore,
} from '../../src/attempts/postgres/create-postgres-attempt-store.ts';
import type { PgClient, PgPool } from '../../src/attempts/postgres/pg-shapes.ts';
import { attemptStoreSchemaSql } from '../../src/attempts/postgres/schema.ts';
import { startCommitCutter } from '../helpers/commit-cutter.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import { watchedClient } from '../helpers/watched-client.ts';

/** The work of a worker that has its domain in the same database: an ordinary role, so row-level security is in force. */
const role = 'steps_worker';
const password = 'not-to-be-shown';

let postgres: PostgresServer;
let url: string;
let admin: pg.Pool;
let pool: pg.Pool;
let store: PostgresAttemptStore;
const pools: pg.Pool[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.createDatabase('steps');
  admin = openPool({ connectionString: url });
  await admin.query(attemptStoreSchemaSql());
  await admin.query(`
    create role ${role} login password '${password}';
    grant usage on schema stepwright_attempts to ${role};
    grant select, insert, update on all tables in schema stepwright_attempts to ${role};
    create table reservation (order_id text primary key deferrable initially deferred, note text);
    grant select, insert on reservation to ${role};
    create function refuse_note() returns trigger language plpgsql as $$ begin raise exception 'no such note'; end $$;
    create constraint trigger noted after insert on reservation deferrable initially deferred
      for each row when (new.note is not null) execute function refuse_note()`);
  pool = openPool({ connectionString: workerUrl() });
  store = createPostgresAttemptStore({ pool });
});

afterAll(async () => {
  await Promise.all(pools.map((each) => each.end()));
  await postgres?.stop();
});

afterEach(() => {
  // The superuser's own transactions are rolled back later than here.
  for (const { idleCount, totalCount, waitingCount } of pools.filter((each) => each !== admin)) {
    expect({ lent: totalCount - idleCount, waitingCount }).toEqual({ lent: 0, waitingCount: 0 });
  }
});

function workerUrl(): string {
  return Object.assign(new URL(url), { username: role, password }).href;
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const made = new pg.Pool(config);
  made.on('error', () => {});
  pools.push(made);
  return made;
}

function request(): OperationRequest {
  const names = { system: 'inventory', operation: 'reservations', externalClass: 'keyed' } as const;
  return { tenantId: 'acme', businessKey: 'acme:order:O-1', baseKey: `acme:O-1:${randomUUID()}`, ...names };
}

const ofAnotherTenant = (given: OperationRequest): OperationRequest => ({
  ...given,
  tenantId: 'globex',
  businessKey: 'globex:order:O-1',
});

const attempt = {
  requestHash: 'a'.repeat(64),
  request: { line: 'L-1' },
  sendDeadline: '2030-01-01T00:00:00.000Z',
  settleMs: 30_000,
  startedBy: 'worker@host:1#1',
};

const reserved = (value: string) => ({ reservationId: { type: 'String', value } });
const succeeded = (value: string): AttemptOutcome => ({ outcome: 'SUCCEEDED', output: reserved(value) });
const rejected: AttemptOutcome = { outcome: 'REJECTED', code: 'NO_STOCK' };

async function opened(wanted = request()) {
  const { operationId } = await store.open(wanted);
  const ref: OperationRef = { tenantId: wanted.tenantId, operationId };
  return { wanted, ref, again: () => store.open(wanted) };
}

async function begun() {
  const operation = await opened();
  await store.beginAttempt(operation.ref, attempt);
  return operation;
}

/** The codes with which calls were refused, and how many were not. */
async function settle(calls: readonly Promise<unknown>[]) {
  const results = await Promise.allSettled(calls);
  const refusals = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason.code)] : []));
  return { doneCount: results.length - refusals.length, refusals };
}

/** Opens a transaction of the superuser; rolled back with the test when it is still open. */
async function adminTransaction(): Promise<pg.PoolClient> {
  const client = await admin.connect();
  await client.query('begin');
  onTestFinished(async () => {
    await client.query('rollback');
    client.release();
  });
  return client;
}

/** The backends of the worker that wait for a lock, once there are as many as expected. */
function waiting(count: number): Promise<number[]> {
  return pollUntil(`${count} backends wait for a lock`, async () => {
    const { rows } = await admin.query<{ pid: number }>(
      `select pid from pg_stat_activity where usename = '${role}' and wait_event_type = 'Lock'`,
    );
    return rows.length === count && rows.map(({ pid }) => pid);
  });
}

async function countOf(table: string, where: string, values: unknown[]): Promise<number> {
  const { rows } = await admin.query(`select count(*)::integer as count from ${table} where ${where}`, values);
  return rows[0].count;
}

const attemptCount = ({ operationId }: OperationRef) =>
  countOf('stepwright_attempts.attempt', 'operation_id = $1', [operationId]);
const reservationCount = (orderId: string) => countOf('reservation', 'order_id = $1', [orderId]);

describe('under row-level security, however PostgreSQL plans', () => {
  const plans: readonly (readonly [plan: string, options: string])[] = [
    ['as it likes', ''],
    ['without nested loops', '-c enable_nestloop=off'],
    ['without hash and merge joins', '-c enable_hashjoin=off -c enable_mergejoin=off'],
    ['without hash joins and nested loops', '-c enable_hashjoin=off -c enable_nestloop=off'],
    ['without indexes', '-c enable_indexscan=off -c enable_indexonlyscan=off -c enable_bitmapscan=off'],
    ['without sequential scans', '-c enable_seqscan=off'],
    ['with bitmaps only', '-c enable_seqscan=off -c enable_indexscan=off -c enable_indexonlyscan=off'],
    ['without materializing', '-c enable_material=off -c enable_memoize=off -c enable_sort=off'],
    ['for any values', '-c plan_cache_mode=force_generic_plan'],
    [
      'for any values, without nested loops and indexes',
      '-c plan_cache_mode=force_generic_plan -c enable_nestloop=off -c enable_indexscan=off -c enable_bitmapscan=off',
    ],
  ];

  // Rows of both tenants in numbers: the plan of an empty table proves little.
  beforeAll(async () => {
    await admin.query(`
      insert into stepwright_attempts.operation
        (tenant_id, business_key, system_name, operation_name, base_key, generation, external_class, opened_at)
      select tenant, tenant || ':order:O-1', 'inventory', 'reservations', 'seed-' || n, 1, 'keyed', now()
      from unnest(array['acme', 'globex']) tenant, generate_series(1, 2000) n;
      insert into stepwright_attempts.attempt
        (tenant_id, operation_id, attempt_no, request_hash, request, send_deadline, settle_ms, started_at, outcome)
      select tenant_id, operation_id, 1, '', 'null', now(), 0, now(), 'OPEN' from stepwright_attempts.operation;
      analyze stepwright_attempts.operation, stepwright_attempts.attempt`);
  });

  it('sees the tenant in rows that are reached through it, and not in others: the suite could fail', async () => {
    const tenant = `with tenant as materialized (select set_config('stepwright.tenant', $1, true) as tenant_id)`;
    const reached = `${tenant} select from tenant cross join lateral
      (select from stepwright_attempts.operation where tenant_id = tenant.tenant_id offset 0) o`;
    const joined = `${tenant} select from tenant join stepwright_attempts.operation o on o.tenant_id = $1`;
    expect((await pool.query(reached, ['globex'])).rowCount).toBeGreaterThan(0);
    expect((await pool.query(joined, ['globex'])).rowCount).toBe(0);
  });

  describe.each(plans)('%s', (_plan, options) => {
    let planned: PostgresAttemptStore;
    beforeAll(() => {
      planned = createPostgresAttemptStore({ pool: openPool({ connectionString: workerUrl(), options }) });
    });

    it.each(attemptStoreCases)('$title', ({ run }) => run({ store: planned, request, ofAnotherTenant }));
  });
});

describe('as a superuser, whom row-level security does not bind', () => {
  it('opens no operation of another tenant', async () => {
    const own = createPostgresAttemptStore({ pool: admin });
    const { wanted } = await begun();
    const foreign = await own.open(ofAnotherTenant(wanted));
    expect(foreign.status).toBe('READY');
    expect(await own.open(ofAnotherTenant(wanted))).toEqual(foreign);
  });

  it.each(attemptStoreCases)('$title', ({ run }) =>
    run({ store: createPostgresAttemptStore({ pool: admin }), request, ofAnotherTenant }),
  );
});

describe('calls at the same time', () => {
  it('open one operation', async () => {
    const wanted = request();
    const states = await Promise.all(Array.from({ length: 20 }, () => store.open(wanted)));
    expect(new Set(states.map(({ operationId }) => operationId)).size).toBe(1);
  });

  it('open an operation that another process has not committed yet', async () => {
    const wanted = request();
    const other = await adminTransaction();
    const { tenantId, businessKey, system, operation, baseKey, externalClass } = wanted;
    const { rows } = await other.query(
      `insert into stepwright_attempts.operation
         (tenant_id, business_key, system_name, operation_name, base_key, generation, external_class, opened_at)
       values ($1, $2, $3, $4, $5, 1, $6, now()) returning operation_id`,
      [tenantId, businessKey, system, operation, baseKey, externalClass],
    );
    const state = store.open(wanted);
    await waiting(1);
    await other.query('commit');
    expect(await state).toMatchObject({ operationId: rows[0].operation_id, status: 'READY' });
  });

  it.each([
    ['read committed', ['OPERATION_IN_DOUBT']],
    // Here PostgreSQL may also fail the losers instead of letting them look again.
    ['serializable', ['OPERATION_IN_DOUBT', 'ATTEMPT_STORE_UNAVAILABLE']],
  ])('begin one attempt of fifty, %s', async (level, codes) => {
    const options = `-c default_transaction_isolation=${level.replace(' ', '\\ ')}`;
    const wide = openPool({ connectionString: workerUrl(), max: 50, options });
    const own = createPostgresAttemptStore({ pool: wide });
    const { ref } = await opened();
    const { doneCount, refusals } = await settle(Array.from({ length: 50 }, () => own.beginAttempt(ref, attempt)));
    expect(wide.totalCount).toBe(50);
    expect(doneCount).toBe(1);
    expect(codes).toEqual(expect.arrayContaining(refusals));
    expect(await attemptCount(ref)).toBe(1);
  });

  it('begin one attempt when those who wait for another see it rolled back', async () => {
    const { ref } = await opened();
    const other = await adminTransaction();
    await other.query(rawAttempt, [ref.tenantId, ref.operationId]);
    const calls = settle(Array.from({ length: 5 }, () => store.beginAttempt(ref, attempt)));
    await waiting(5);
    await other.query('rollback');
    expect(await calls).toEqual({ doneCount: 1, refusals: Array(4).fill('OPERATION_IN_DOUBT') });
    expect(await attemptCount(ref)).toBe(1);
  });

  it('record one of two outcomes that contradict each other, both begun before either ended', async () => {
    const sayings = [succeeded('R-1'), rejected, succeeded('R-2'), { outcome: 'NOT_SENT', reason: 'refused' } as const];
    const { ref, again } = await begun();
    const other = await adminTransaction();
    await other.query('select from stepwright_attempts.attempt where operation_id = $1 for update', [ref.operationId]);
    const calls = sayings.map((outcome) => store.recordOutcome(ref, 1, outcome));
    const settled = settle(calls);
    await waiting(sayings.length);
    await other.query('commit');
    expect(await settled).toEqual({ doneCount: 1, refusals: Array(3).fill('OUTCOME_CONTRADICTS') });
    expect(await again()).toEqual(await Promise.any(calls));
  });

  it('record one of two outcomes that contradict each other, time after time', async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const { ref, again } = await begun();
      const calls = [store.recordOutcome(ref, 1, succeeded('R-1')), store.recordOutcome(ref, 1, rejected)];
      expect(await settle(calls)).toEqual({ doneCount: 1, refusals: ['OUTCOME_CONTRADICTS'] });
      expect(await again()).toEqual(await Promise.any(calls));
    }
  });

  it('count every reconciliation', async () => {
    const { ref, again } = await begun();
    await Promise.all(Array.from({ length: 20 }, () => store.recordStillUnknown(ref, 1, 'down')));
    expect((await again()).reconcileCount).toBe(20);
  });
});

const rawAttempt = `insert into stepwright_attempts.attempt
    (tenant_id, operation_id, attempt_no, request_hash, request, send_deadline, settle_ms, started_at, outcome)
  values ($1, $2, 1, '', 'null', now(), 0, now(), 'OPEN')`;

describe('what is kept', () => {
  it('is the request, the proof and the clock of the store', async () => {
    const clock = () => new Date('2030-05-05T05:05:05.555Z');
    const timed = createPostgresAttemptStore({ pool, clock });
    const { ref } = await opened();
    await timed.beginAttempt(ref, attempt);
    const evidence = { hash: 'abc' };
    const outcome = { outcome: 'SUCCEEDED', output: reserved('R-1'), externalReference: 'W-7', evidence } as const;
    const { lastAttempt } = await timed.recordOutcome(ref, 1, outcome);
    expect(lastAttempt).toEqual({
      attemptNo: 1,
      outcome: 'SUCCEEDED',
      sendDeadline: attempt.sendDeadline,
      settleMs: attempt.settleMs,
      startedAt: '2030-05-05T05:05:05.555Z',
    });
    const { rows } = await admin.query(
      'select request, evidence, external_reference, recorded_at from stepwright_attempts.attempt where operation_id = $1',
      [ref.operationId],
    );
    expect(rows).toEqual([{ request: attempt.request, evidence, external_reference: 'W-7', recorded_at: clock() }]);
  });

  it('is told as of the last attempt, also when an earlier one is meant', async () => {
    const { ref } = await begun();
    const notSent = { outcome: 'NOT_SENT', reason: 'refused' } as const;
    await store.recordOutcome(ref, 1, notSent);
    await store.beginAttempt(ref, attempt);
    expect(await store.recordOutcome(ref, 1, notSent)).toMatchObject({
      status: 'IN_DOUBT',
      lastAttempt: { attemptNo: 2 },
    });
  });

  it('is a reason with whatever it quotes', async () => {
    const { ref } = await begun();
    const notSent = { outcome: 'NOT_SENT', reason: 'it answered \0' } as const;
    expect((await store.recordOutcome(ref, 1, notSent)).status).toBe('READY');
  });

  it('is the newest generation', async () => {
    const { ref, again } = await begun();
    await store.recordOutcome(ref, 1, rejected);
    await admin.query(
      `insert into stepwright_attempts.operation
         (tenant_id, business_key, system_name, operation_name, base_key, generation, external_class, opened_at)
       select tenant_id, business_key, system_name, operation_name, base_key, 2, external_class, now()
       from stepwright_attempts.operation where operation_id = $1`,
      [ref.operationId],
    );
    const state = await again();
    expect(state).toMatchObject({ generation: 2, status: 'READY' });
    expect(state.idempotencyKey).toMatch(/:g2$/);
  });

  it('reads the same when the pool reads types in its own way', async () => {
    const textOid = 25;
    const getTypeParser = (oid: number) => (text: unknown) => (oid === textOid ? text : `raw ${text}`);
    const own = openPool({ connectionString: workerUrl(), types: { getTypeParser } as pg.CustomTypesConfig });
    const { wanted, ref, again } = await begun();
    await store.recordOutcome(ref, 1, succeeded('R-1'));
    expect(await createPostgresAttemptStore({ pool: own }).open(wanted)).toEqual(await again());
  });

  it('has no operation under an id of another form', async () => {
    const ref = { tenantId: 'acme', operationId: `' or true --` };
    await expect(store.beginAttempt(ref, attempt)).rejects.toMatchObject({ code: 'OPERATION_NOT_FOUND' });
    await expect(store.recordOutcome(ref, 1, rejected)).rejects.toMatchObject({ code: 'OPERATION_NOT_FOUND' });
  });
});

describe('the database', () => {
  /** Raw SQL of the worker's role, as a tenant or as nobody, in a transaction that is rolled back. */
  async function raw(tenant: string | undefined, text: string, values: unknown[] = []) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      if (tenant !== undefined) await client.query(`select set_config('stepwright.tenant', $1, true)`, [tenant]);
      return await client.query(text, values);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  it('shows a role without BYPASSRLS nothing without a tenant, and no tenant another one', async () => {
    const { ref } = await begun();
    const flags = await pool.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user');
    expect(flags.rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    for (const table of ['stepwright_attempts.operation', 'stepwright_attempts.attempt']) {
      const read = `select distinct tenant_id from ${table}`;
      expect((await raw(undefined, read)).rows).toEqual([]);
      expect((await raw('', read)).rows).toEqual([]);
      expect((await raw('globex', read)).rows).toEqual([{ tenant_id: 'globex' }]);
      const own = `select from ${table} where operation_id = $1`;
      expect((await raw('acme', own, [ref.operationId])).rowCount).toBe(1);
      expect((await raw('globex', own, [ref.operationId])).rowCount).toBe(0);
    }
  });

  it('shows a worker the attempts that are open and its own, to read, and no operation', async () => {
    const { ref } = await opened();
    const own = `w-${randomUUID()}@host:`;
    await store.beginAttempt(ref, { ...attempt, startedBy: `${own}1#1` });
    await begun();
    const asWorker = async (text: string) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(`select set_config('stepwright.worker', $1, true)`, [own]);
        return await client.query(text);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    const read = 'select operation_id from stepwright_attempts.attempt';
    expect((await asWorker(read)).rows).toEqual([{ operation_id: ref.operationId }]);
    expect((await asWorker('select from stepwright_attempts.operation')).rowCount).toBe(0);
    const change = `update stepwright_attempts.attempt set outcome = 'UNKNOWN', recorded_at = now()`;
    expect((await asWorker(change)).rowCount).toBe(0);
    await store.recordOutcome(ref, 1, succeeded('R-1'));
    expect((await asWorker(read)).rowCount).toBe(0);
  });

  it('takes no row for another tenant, and changes none', async () => {
    const { ref } = await begun();
    const change = `update stepwright_attempts.attempt set outcome = 'UNKNOWN', recorded_at = now() where operation_id = $1`;
    expect((await raw('globex', change, [ref.operationId])).rowCount).toBe(0);
    await expect(raw('globex', rawAttempt, ['acme', ref.operationId])).rejects.toThrow(/row-level security/);
    await expect(raw('globex', rawAttempt, ['globex', ref.operationId])).rejects.toThrow(/foreign key/);
    await expect(raw('acme', `delete from stepwright_attempts.attempt`)).rejects.toThrow(/permission denied/);
  });

  it('binds the owner of the tables too', async () => {
    await admin.query(
      `create role steps_owner login password '${password}'; grant create on database steps to steps_owner`,
    );
    const address = Object.assign(new URL(workerUrl()), { username: 'steps_owner' });
    const owning = openPool({ connectionString: address.href });
    await owning.query(attemptStoreSchemaSql('owned'));
    const own = createPostgresAttemptStore({ pool: owning, schema: 'owned' });
    const { operationId } = await own.open(request());
    await own.beginAttempt({ tenantId: 'acme', operationId }, attempt);
    for (const table of ['owned.operation', 'owned.attempt']) {
      expect(await countOf(table, 'true', [])).toBe(1);
      expect((await owning.query(`select from ${table}`)).rowCount).toBe(0);
    }
  });

  it('keeps no tenant on a connection after a call', async () => {
    const single = openPool({ connectionString: workerUrl(), max: 1 });
    const own = createPostgresAttemptStore({ pool: single });
    const wanted = request();
    const { operationId } = await own.open(wanted);
    const ref = { tenantId: wanted.tenantId, operationId };
    const startedBy = `w-${randomUUID()}@host:`;
    await own.beginAttempt(ref, { ...attempt, startedBy: `${startedBy}1#1` });
    expect(await own.openAttempts?.({ startedBy, limit: 500 })).toMatchObject([ref]);
    await own.recordOutcome(ref, 1, { outcome: 'NOT_SENT', reason: 'refused' });
    await own.transact(ref, attempt, async () => ({ output: {} }));
    const { rows } = await single.query(
      `select current_setting('stepwright.tenant', true) as tenant, current_setting('stepwright.worker', true) as worker`,
    );
    expect(rows).toEqual([{ tenant: '', worker: '' }]);
    expect((await single.query('select from stepwright_attempts.operation')).rowCount).toBe(0);
  });

  it('keeps an attempt from beginning beside one in doubt, whoever writes it', async () => {
    const { ref } = await begun();
    const second = rawAttempt.replace('$2, 1', '$2, 2');
    await expect(admin.query(second, [ref.tenantId, ref.operationId])).rejects.toThrow(/attempt_single/);
  });
});

describe('a transaction', () => {
  it('commits the effect and its attempt', async () => {
    const { ref, again } = await opened();
    const orderId = randomUUID();
    const state = await store.transact(ref, attempt, async (client) => {
      await client.query('insert into reservation values ($1)', [orderId]);
      const { rows } = await client.query(`select current_setting('stepwright.tenant') as tenant`);
      expect(rows).toEqual([{ tenant: 'acme' }]);
      return { output: reserved(orderId), externalReference: orderId };
    });
    expect(state).toMatchObject({ status: 'SUCCEEDED', output: reserved(orderId), lastAttempt: { attemptNo: 1 } });
    expect(await again()).toEqual(state);
    expect(await reservationCount(orderId)).toBe(1);
  });

  it('keeps neither when the work throws, and throws the same', async () => {
    const { ref, again } = await opened();
    const orderId = randomUUID();
    const thrown = new Error('sold out');
    const work = async (client: PgClient) => {
      await client.query('insert into reservation values ($1)', [orderId]);
      throw thrown;
    };
    expect(await store.transact(ref, attempt, work).catch((error: unknown) => error)).toBe(thrown);
    expect(await again()).toMatchObject({ status: 'READY', reconcileCount: 0 });
    expect([await attemptCount(ref), await reservationCount(orderId)]).toEqual([0, 0]);
    expect((await store.beginAttempt(ref, attempt)).attemptNo).toBe(1);
  });

  it('keeps neither when the database refuses the work, at once or at the commit', async () => {
    const { ref, again } = await opened();
    const atOnce = (client: PgClient) => client.query('insert into reservation values (null)').then(() => never());
    await expect(store.transact(ref, attempt, atOnce)).rejects.toMatchObject({ code: '23502' });
    const atCommit = async (client: PgClient) => {
      await client.query(`insert into reservation values ('twice'), ('twice')`);
      return { output: {} };
    };
    await expect(store.transact(ref, attempt, atCommit)).rejects.toMatchObject({ code: '23505', name: 'error' });
    const byTrigger = async (client: PgClient) => {
      await client.query(`insert into reservation values ('twice', 'a note')`);
      return { output: {} };
    };
    await expect(store.transact(ref, attempt, byTrigger)).rejects.toMatchObject({ code: 'P0001', name: 'error' });
    expect((await again()).status).toBe('READY');
    expect(await reservationCount('twice')).toBe(0);
  });

  it('is unavailable when the work hides an error of the database, and keeps neither', async () => {
    const { ref, again } = await opened();
    const orderId = randomUUID();
    const work = async (client: PgClient) => {
      await client.query('insert into reservation values ($1)', [orderId]);
      await client.query('select 1 / 0').catch(() => undefined);
      return { output: {} };
    };
    await expect(store.transact(ref, attempt, work)).rejects.toBeInstanceOf(AttemptStoreUnavailableError);
    expect((await again()).status).toBe('READY');
    expect(await reservationCount(orderId)).toBe(0);
  });

  it('is refused like an attempt, and the work does not run', async () => {
    const inDoubt = await begun();
    await expect(store.transact(inDoubt.ref, attempt, never)).rejects.toMatchObject({ code: 'OPERATION_IN_DOUBT' });
    await store.recordOutcome(inDoubt.ref, 1, succeeded('R-1'));
    await expect(store.transact(inDoubt.ref, attempt, never)).rejects.toMatchObject({ code: 'OPERATION_FINISHED' });
    const nowhere = { tenantId: 'globex', operationId: inDoubt.ref.operationId };
    await expect(store.transact(nowhere, attempt, never)).rejects.toMatchObject({ code: 'OPERATION_NOT_FOUND' });
  });

  it('lets whoever begins at the same time wait and hear its end', async () => {
    for (const [end, expected] of [
      ['commit', { doneCount: 0, refusals: ['OPERATION_FINISHED', 'OPERATION_FINISHED'] }],
      ['throw', { doneCount: 1, refusals: ['OPERATION_IN_DOUBT'] }],
    ] as const) {
      const { ref, again } = await opened();
      const isIn = Promise.withResolvers<void>();
      const mayEnd = Promise.withResolvers<void>();
      const ending = store.transact(ref, attempt, async () => {
        isIn.resolve();
        await mayEnd.promise;
        if (end === 'throw') throw new Error('sold out');
        return { output: {} };
      });
      const ended = settle([ending]);
      await isIn.promise;
      const begins = settle([store.beginAttempt(ref, attempt), store.beginAttempt(ref, attempt)]);
      await waiting(2);
      expect((await again()).status).toBe('READY');
      mayEnd.resolve();
      expect(await begins).toEqual(expected);
      expect((await ended).doneCount).toBe(end === 'commit' ? 1 : 0);
    }
  });

  it.each([
    ['request', 'READY', 0],
    ['answer', 'SUCCEEDED', 1],
  ] as const)('whose commit loses its %s is unavailable, and opening tells %s', async (lost, status, count) => {
    const cutter = await startCommitCutter(postgres, lost);
    onTestFinished(cutter.stop);
    const address = Object.assign(new URL(workerUrl()), { port: String(cutter.port) });
    const fragile = openPool({ connectionString: address.href });
    const { ref, again } = await opened();
    const orderId = randomUUID();
    const call = createPostgresAttemptStore({ pool: fragile }).transact(ref, attempt, async (client) => {
      await client.query('insert into reservation values ($1)', [orderId]);
      return { output: reserved(orderId) };
    });
    await expect(call).rejects.toBeInstanceOf(AttemptStoreUnavailableError);
    expect((await again()).status).toBe(status);
    expect(await reservationCount(orderId)).toBe(count);
    expect(fragile.totalCount).toBe(0);
  });
});

/** Fails the test: this work must not run. */
async function never(): Promise<{ output: Record<string, never> }> {
  throw new Error('The work ran.');
}

describe('when PostgreSQL is lost', () => {
  const unavailable = (code: string) => ({ name: 'AttemptStoreUnavailableError', cause: { code } });

  it('in the middle of a call, the call is unavailable and the pool recovers', async () => {
    const { ref, again } = await opened();
    const other = await adminTransaction();
    await other.query(rawAttempt, [ref.tenantId, ref.operationId]);
    const call = settleError(store.beginAttempt(ref, attempt));
    const [pid] = await waiting(1);
    const before = pool.totalCount;
    await admin.query('select pg_terminate_backend($1)', [pid]);
    expect(await call).toMatchObject(unavailable('57P01'));
    expect(pool.totalCount).toBe(before - 1);
    await other.query('rollback');
    expect((await again()).status).toBe('READY');
    expect((await store.beginAttempt(ref, attempt)).attemptNo).toBe(1);
  });

  it('in the middle of a transaction, all is rolled back and the process lives', async () => {
    const { ref, again } = await opened();
    const orderId = randomUUID();
    const call = store.transact(ref, attempt, async (client) => {
      await client.query('insert into reservation values ($1)', [orderId]);
      const { rows } = await client.query('select pg_backend_pid() as pid');
      // Nobody but the store listens to the client's errors.
      const { stream } = (client as unknown as pg.PoolClient).connection;
      const isClosed = new Promise((resolve) => stream.prependOnceListener('close', resolve));
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await isClosed;
      return { output: reserved(orderId) };
    });
    expect(await settleError(call)).toBeInstanceOf(AttemptStoreUnavailableError);
    expect((await again()).status).toBe('READY');
    expect(await reservationCount(orderId)).toBe(0);
    expect(await store.transact(ref, attempt, async () => ({ output: {} }))).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('in the work, the work decides what is thrown', async () => {
    const { ref, again } = await opened();
    const work = async (client: PgClient) => {
      const { rows } = await client.query('select pg_backend_pid() as pid');
      await client.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      return { output: {} };
    };
    expect(await settleError(store.transact(ref, attempt, work))).toMatchObject({ name: 'error', code: '57P01' });
    expect((await again()).status).toBe('READY');
  });

  it('a limit of time is unavailable too, and the connection stays', async () => {
    const hasty = openPool({ connectionString: workerUrl(), lock_timeout: 1 });
    const { ref } = await opened();
    const other = await adminTransaction();
    await other.query(rawAttempt, [ref.tenantId, ref.operationId]);
    const call = createPostgresAttemptStore({ pool: hasty }).beginAttempt(ref, attempt);
    expect(await settleError(call)).toMatchObject(unavailable('55P03'));
    expect(hasty.totalCount).toBe(1);
  });

  it('a server that is not there is unavailable, and no message shows a password or a payload', async () => {
    const closed = createServer();
    closed.listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const address = Object.assign(new URL(workerUrl()), { port: String(port) });
    const gone = createPostgresAttemptStore({ pool: openPool({ connectionString: address.href }) });
    const error = await settleError(gone.open(request()));
    expect(error).toMatchObject(unavailable('ECONNREFUSED'));
    expect(String(error)).not.toContain(password);
  });

  it('no message shows the payload that PostgreSQL could not take', async () => {
    const { ref } = await opened();
    const error = await settleError(store.beginAttempt(ref, { ...attempt, request: 'a private \0 thing' }));
    expect(error).toMatchObject(unavailable('22P05'));
    expect(String(error)).not.toContain('private');
  });
});

const settleError = (call: Promise<unknown>): Promise<unknown> => call.then(never, (error: unknown) => error);

describe('the schema', () => {
  it('may be made again, with rows in it, in a schema of another name, by several at once', async () => {
    await begun();
    await admin.query(attemptStoreSchemaSql());
    const name = 'order';
    await Promise.all(Array.from({ length: 5 }, () => admin.query(attemptStoreSchemaSql(name))));
    const other = createPostgresAttemptStore({ pool: admin, schema: name });
    expect(await other.open(request())).toMatchObject({ status: 'READY' });
    expect(await countOf(`"${name}".operation`, 'true', [])).toBe(1);
  });

  it('adds what is new to tables of before, and their rows stay', async () => {
    const older = createPostgresAttemptStore({ pool: admin, schema: 'older' });
    await admin.query(attemptStoreSchemaSql('older'));
    const wanted = request();
    const ref = { tenantId: wanted.tenantId, operationId: (await older.open(wanted)).operationId };
    await older.beginAttempt(ref, attempt);
    await admin.query('alter table older.attempt drop column started_by cascade');
    await expect(older.recordOutcome(ref, 1, { outcome: 'NOT_SENT', reason: 'refused' })).resolves.toBeDefined();
    await expect(older.beginAttempt(ref, attempt)).rejects.toBeInstanceOf(AttemptStoreUnavailableError);
    await admin.query(attemptStoreSchemaSql('older'));
    const startedBy = `w-${randomUUID()}@host:`;
    expect(await older.beginAttempt(ref, { ...attempt, startedBy: `${startedBy}1#1` })).toEqual({ attemptNo: 2 });
    expect(await older.openAttempts?.({ startedBy, limit: 500 })).toMatchObject([{ ...ref, attemptNo: 2 }]);
  });

  it('finds open attempts by an index', async () => {
    const client = await adminTransaction();
    await client.query('set local enable_seqscan = off');
    const { rows } = await client.query(
      `explain select from stepwright_attempts.attempt where outcome = 'OPEN' and started_by ~>=~ 'w@h:' and started_by ~<~ 'w@h;'`,
    );
    expect(JSON.stringify(rows)).toMatch(/attempt_open/);
  });

  it('is made again without waiting for who uses it', async () => {
    const { ref } = await opened();
    const hasty = openPool({ connectionString: url, lock_timeout: 1 });
    const again = () => hasty.query(attemptStoreSchemaSql());
    await store.transact(ref, attempt, async () => again().then(() => ({ output: {} })));
  });

  it.each(['', 'Steps', '1steps', 'steps-2', 'a"; drop schema public; --', 'a'.repeat(64)])(
    'refuses the name %j',
    (name) => {
      expect(() => attemptStoreSchemaSql(name)).toThrow(RangeError);
      expect(() => createPostgresAttemptStore({ pool, schema: name })).toThrow(RangeError);
    },
  );
});

describe('the pool', () => {
  it('may be one of pg', () => {
    expectTypeOf<pg.Pool>().toExtend<PgPool>();
    expectTypeOf<pg.PoolClient>().toExtend<PgClient>();
  });
});

describe('prepared statements', () => {
  /** A pool of one connection, so that it can be asked and disturbed. */
  function oneConnection(options: { preparesStatements?: boolean } = {}) {
    const single = openPool({ connectionString: workerUrl(), max: 1 });
    const preparedCount = async (): Promise<number> =>
      Number((await single.query('select count(*) as many from pg_prepared_statements')).rows[0].many);
    return { single, preparedCount, kept: createPostgresAttemptStore({ pool: single, ...options }) };
  }

  async function whole(kept: PostgresAttemptStore): Promise<string> {
    const wanted = request();
    const { operationId } = await kept.open(wanted);
    const ref = { tenantId: wanted.tenantId, operationId };
    const { attemptNo } = await kept.beginAttempt(ref, attempt);
    return (await kept.recordOutcome(ref, attemptNo, { outcome: 'SUCCEEDED', output: {} })).status;
  }

  it('are kept by each connection', async () => {
    const { kept, preparedCount } = oneConnection();
    expect(await whole(kept)).toBe('SUCCEEDED');
    expect(await whole(kept)).toBe('SUCCEEDED');
    expect(await preparedCount()).toBe(3);
  });

  it('are not made when they are not wanted', async () => {
    const { kept, preparedCount } = oneConnection({ preparesStatements: false });
    expect(await whole(kept)).toBe('SUCCEEDED');
    expect(await preparedCount()).toBe(0);
  });

  it('are given up when a pooler has lost them, and the statement is done all the same', async () => {
    const { kept, single, preparedCount } = oneConnection();
    await whole(kept);
    await single.query('deallocate all');
    expect(await whole(kept)).toBe('SUCCEEDED');
    expect(await preparedCount()).toBe(0);
  });

  it('are given up when another client of a pooler has prepared them on its connection', async () => {
    const { kept, single } = oneConnection();
    await whole(kept);
    const { rows } = await single.query('select name from pg_prepared_statements');
    const other = oneConnection();
    for (const { name } of rows) await other.single.query(`prepare "${name}" as select 1`);
    expect(await whole(other.kept)).toBe('SUCCEEDED');
    expect(await other.preparedCount()).toBe(rows.length);
  });

  it('that are lost end a transaction without a trace, and the next one is committed', async () => {
    const { kept, single } = oneConnection();
    const wanted = request();
    const { operationId } = await kept.open(wanted);
    const ref = { tenantId: wanted.tenantId, operationId };
    const transact = () => kept.transact(ref, attempt, async () => ({ output: {} }));
    await whole(kept);
    await single.query('deallocate all');
    await expect(transact()).rejects.toThrow(AttemptStoreUnavailableError);
    expect(await kept.open(wanted)).toMatchObject({ status: 'READY' });
    expect(await transact()).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('the cost', () => {
  it('is one round trip for every method, and four around the work of a transaction', async () => {
    let tripCount = 0;
    const counting: PgPool = {
      connect: async () =>
        watchedClient(await pool.connect(), () => {
          tripCount += 1;
        }),
    };
    const counted = createPostgresAttemptStore({ pool: counting });
    const trips = async (call: () => Promise<unknown>): Promise<number> => {
      tripCount = 0;
      await call().catch(() => undefined);
      return tripCount;
    };
    const wanted = request();
    expect(await trips(() => counted.open(wanted))).toBe(1);
    const { operationId } = await counted.open(wanted);
    const ref = { tenantId: wanted.tenantId, operationId };
    expect(await trips(() => counted.beginAttempt(ref, attempt))).toBe(1);
    expect(await trips(() => counted.beginAttempt(ref, attempt))).toBe(1);
    expect(await trips(() => counted.recordStillUnknown(ref, 1, 'down'))).toBe(1);
    expect(await trips(() => counted.recordOutcome(ref, 1, { outcome: 'DID_NOT_HAPPEN', reason: 'none' }))).toBe(1);
    expect(await trips(() => counted.openAttempts?.({ startedBy: 'w@h:', limit: 1 }) ?? Promise.resolve())).toBe(1);
    expect(await trips(() => counted.transact(ref, attempt, async () => ({ output: {} })))).toBe(4);
  });
});

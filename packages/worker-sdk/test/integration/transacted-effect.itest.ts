import { randomUUID } from 'node:crypto';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { attemptStoreSchemaSql, createPostgresAttemptStore, type PgClient, type PgPool } from '../../src/index.ts';
import { type Bench, startBench } from '../helpers/bench.ts';
import { startCommitCutter } from '../helpers/commit-cutter.ts';
import { type Execute, effectHandler } from '../helpers/effect-handler.ts';
import type { FakeTask } from '../helpers/fake-engine.ts';
import { watchedClient } from '../helpers/watched-client.ts';

// A handler's domain row and its attempt row in one PostgreSQL, through the whole run of a worker.

let postgres: PostgresServer;
let url: string;
let pool: pg.Pool;
let admin: pg.Pool;
const pools: pg.Pool[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.createDatabase('transacted');
  admin = openPool(url);
  await admin.query(attemptStoreSchemaSql());
  await admin.query(`
    create table reservation (line_id text primary key);
    create role shop login password 'shop';
    grant usage on schema stepwright_attempts to shop;
    grant select, insert, update on all tables in schema stepwright_attempts to shop;
    grant select, insert on reservation to shop`);
  pool = openPool(shopUrl());
});

afterAll(async () => {
  await Promise.all(pools.map((each) => each.end()));
  await postgres?.stop();
});

afterEach(() => {
  for (const { idleCount, totalCount } of pools) expect(totalCount - idleCount).toBe(0);
});

function openPool(connectionString: string): pg.Pool {
  const made = new pg.Pool({ connectionString });
  made.on('error', () => {});
  pools.push(made);
  return made;
}

function shopUrl(change: { readonly port?: string } = {}): string {
  return Object.assign(new URL(url), { username: 'shop', password: 'shop', ...change }).href;
}

interface Line extends Bench {
  readonly lineId: string;
  readonly task: FakeTask;
  readonly ran: readonly string[];
  /** Hands the same operation out once more. */
  again(): FakeTask;
  /** What is in the database: the domain's rows, and the outcomes of the attempts. */
  rows(): Promise<{ readonly reservations: number; readonly attempts: readonly string[] }>;
}

type Work = (
  client: PgClient,
  line: { readonly lineId: string; readonly context: Execute; readonly turn: number },
) => unknown;

/** Starts a worker whose handler does its work in a transaction, and gives it one line. */
function reserve(work: Work, over: PgPool = pool): Line {
  const lineId = randomUUID();
  const { handler, ran } = effectHandler({
    execute: (context) =>
      context.transact(
        { lineId },
        async (client) => (await work(client, { lineId, context, turn: ran.length })) as never,
      ),
  });
  const bench = startBench([handler], { attemptStore: createPostgresAttemptStore({ pool: over }) });
  const again = (): FakeTask => bench.engine.add({ topic: 'reserve-stock', variables: { lineId } });
  const rows: Line['rows'] = async () => {
    const { rowCount } = await admin.query('select from reservation where line_id = $1', [lineId]);
    const { rows: attempts } = await admin.query<{ outcome: string }>(
      `select a.outcome from stepwright_attempts.attempt a join stepwright_attempts.operation o using (tenant_id, operation_id)
       where o.base_key = $1 order by a.attempt_no`,
      [`acme:${lineId}:reserve`],
    );
    return { reservations: rowCount ?? 0, attempts: attempts.map(({ outcome }) => outcome) };
  };
  return { ...bench, lineId, task: again(), ran, again, rows };
}

const insert: Work = async (client, { lineId }) => {
  await client.query('insert into reservation values ($1)', [lineId]);
  return { reservationId: lineId };
};

const both = { reservations: 1, attempts: ['SUCCEEDED'] };
const none = { reservations: 0, attempts: [] };

test('the domain row and the attempt row are both there, and a repeated delivery changes nothing', async () => {
  const { ended, task, again, rows, ran, lineId } = reserve(insert);
  expect(await ended(task)).toMatchObject({ state: 'COMPLETED', failures: [] });
  expect(await rows()).toEqual(both);
  expect((await ended(again())).result).toEqual({ reservationId: { type: 'String', value: lineId } });
  expect([await rows(), ran]).toEqual([both, ['execute']]);
});

test('two deliveries at once have one effect', async () => {
  const { ended, task, again, rows } = reserve(insert);
  const tasks = await Promise.all([task, again(), again()].map((each) => ended(each)));
  expect(tasks.map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
  expect(await rows()).toEqual(both);
});

test('neither is there when the work throws, and the next run has both', async () => {
  const { failed, ended, task, rows } = reserve(async (client, line) => {
    const output = await insert(client, line);
    if (line.turn === 1) throw new Error('sold out');
    expect(await rows()).toEqual(none);
    return output;
  });
  expect((await failed(task, 1)).failures).toMatchObject([{ retries: 2, errorMessage: 'HANDLER_ERROR: sold out' }]);
  expect(await ended(task)).toMatchObject({ state: 'COMPLETED' });
  expect(await rows()).toEqual(both);
});

test.each<[what: string, answer: (context: Execute) => unknown, seen: object]>([
  ['a BPMN error', (context) => context.bpmnError('NO_STOCK'), { errorCode: 'NO_STOCK', failures: [] }],
  ['output that breaks the contract', () => ({ reservationId: 7 }), { failures: [{ retries: 0 }] }],
])('neither is there after %s', async (_what, answer, seen) => {
  const { ended, task, rows } = reserve(async (client, line) => {
    await insert(client, line);
    return answer(line.context);
  });
  expect(await ended(task)).toMatchObject(seen);
  expect(await rows()).toEqual(none);
});

test('work that hides an error of SQL is a retry that counts, and commits nothing', async () => {
  const { failed, task, rows } = reserve(async (client, line) => {
    await client.query('select 1 / 0').catch(() => undefined);
    return { reservationId: line.lineId };
  });
  expect((await failed(task, 1)).failures).toMatchObject([
    { retries: 2, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: /) },
  ]);
  expect(await rows()).toEqual(none);
});

test('a connection that is killed in the work leaves neither, and the next run has both', async () => {
  const { ended, task, rows } = reserve(async (client, line) => {
    const output = await insert(client, line);
    const { rows: backends } = await client.query('select pg_backend_pid() as pid');
    if (line.turn === 1) await admin.query('select pg_terminate_backend($1)', [backends[0]?.pid]);
    return output;
  });
  const { failures, state } = await ended(task);
  expect(failures).toMatchObject([{ retries: 2, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: /) }]);
  expect(state).toBe('COMPLETED');
  expect(await rows()).toEqual(both);
});

test.each([
  ['request', ['execute', 'execute']],
  ['answer', ['execute']],
] as const)('a commit that loses its %s is settled by the next run', async (lost, runs) => {
  const cutter = await startCommitCutter(postgres, lost);
  onTestFinished(cutter.stop);
  const fragile = openPool(shopUrl({ port: String(cutter.port) }));
  // The network stands again for the second transaction.
  let turn = 0;
  const over: PgPool = {
    connect: async () => {
      const client = await (turn > 0 ? pool : fragile).connect();
      return watchedClient(client, (text) => {
        if (text === 'commit') turn += 1;
      });
    },
  };
  const { failed, ended, task, rows, ran } = reserve(insert, over);
  const { failures } = await failed(task, 1);
  expect(failures).toMatchObject([
    { retries: 3, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: The commit has no answer/) },
  ]);
  expect(await ended(task)).toMatchObject({ state: 'COMPLETED', failures: [{}] });
  expect([await rows(), ran]).toEqual([both, runs]);
});

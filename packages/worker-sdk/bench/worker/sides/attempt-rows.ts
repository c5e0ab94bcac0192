import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  type AttemptStore,
  createPostgresAttemptStore,
  type PgPool,
  type PgPreparedStatement,
} from '../../../src/index.ts';
import { effectTask } from '../load.ts';
import { TUNED } from './side.ts';

/** Opens a pool as large as a side's way to the engine. */
export function attemptPool(database: string): pg.Pool {
  return new pg.Pool({ connectionString: database, max: TUNED.connections });
}

/**
 * Writes attempt rows by pg alone, with the SQL of the attempt store: it runs the store once and keeps what it sends. So the raw loop always
 * does the same in the database as the native worker, and judges nothing of what it hears.
 */
export class AttemptRows {
  readonly #pool: pg.Pool;
  /** Whether it prepares its statements, as the store does; most who write such a loop do not. */
  readonly #prepares: boolean;
  #sample: Readonly<Record<string, unknown>> = {};
  #statements: readonly PgPreparedStatement[] = [];

  constructor(pool: pg.Pool, prepares: boolean) {
    this.#pool = pool;
    this.#prepares = prepares;
  }

  /** Opens the operation, begins its attempt and records that it has succeeded: three round trips. */
  async write(orderId: string): Promise<void> {
    const known: Record<string, unknown> = { baseKey: orderId, businessKey: `acme:order:${orderId}` };
    for (const { name, text, values: given } of this.#statements) {
      const values = given.map((value) => this.#ofThis(value, known));
      const result = await this.#pool.query(this.#prepares ? { name, text, values } : { text, values });
      const { operation, attemptNo } = JSON.parse(result.rows[0].answer);
      if (operation) known.operationId = operation.operationId;
      if (attemptNo) known.attemptNo = attemptNo;
    }
  }

  /** Has to end before the first `write`; later it does nothing. */
  async learn(): Promise<void> {
    if (this.#statements.length > 0) return;
    const seen: PgPreparedStatement[] = [];
    const store = createPostgresAttemptStore({ pool: recording(this.#pool, seen) });
    const request = { tenantId: 'acme', businessKey: `acme:order:${randomUUID()}`, baseKey: randomUUID() };
    const { operationId } = await openAndSucceed(store, request);
    this.#sample = { ...request, operationId };
    this.#statements = seen;
  }

  #ofThis(value: unknown, known: Readonly<Record<string, unknown>>): unknown {
    const name = Object.keys(known).find((each) => this.#sample[each] === value);
    return name === undefined ? value : known[name];
  }
}

/** What the SDK asks of a store for an effect that succeeds at its first attempt. */
async function openAndSucceed(
  store: AttemptStore,
  request: { tenantId: string; businessKey: string; baseKey: string },
): Promise<{ operationId: string }> {
  const {
    system,
    operation,
    class: externalClass,
  } = effectTask.external as Exclude<typeof effectTask.external, 'none'>;
  const { operationId } = await store.open({ ...request, system, operation, externalClass });
  const { tenantId } = request;
  const sendDeadline = new Date(Date.now() + 60_000).toISOString();
  const attempt = {
    requestHash: 'a'.repeat(64),
    request: {},
    sendDeadline,
    settleMs: 30_000,
    startedBy: 'bench@host:1#1',
  };
  const { attemptNo } = await store.beginAttempt({ tenantId, operationId }, attempt);
  const output = { isShipped: { type: 'Boolean', value: true } };
  await store.recordOutcome({ tenantId, operationId }, attemptNo, { outcome: 'SUCCEEDED', output });
  return { operationId };
}

function recording(pool: pg.Pool, seen: PgPreparedStatement[]): PgPool {
  return {
    async connect() {
      const client = await pool.connect();
      return {
        query(given: string | PgPreparedStatement): Promise<pg.QueryResult> {
          if (typeof given === 'string') throw new Error(`The store was to prepare its statements, and ran ${given}`);
          seen.push(given);
          return client.query(given);
        },
        release: (error) => client.release(error),
      };
    },
  };
}

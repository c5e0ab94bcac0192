import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type AttemptStore, createPostgresAttemptStore, type PgPool } from '../../../src/index.ts';
import { effectTask } from '../load.ts';
import { TUNED } from './side.ts';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

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
  #sample: Readonly<Record<string, unknown>> = {};
  #statements: readonly Statement[] = [];

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Opens the operation, begins its attempt and records that it has succeeded: three round trips. */
  async write(orderId: string): Promise<void> {
    const known: Record<string, unknown> = { baseKey: orderId, businessKey: `acme:order:${orderId}` };
    for (const { text, values } of this.#statements) {
      const result = await this.#pool.query(
        text,
        values.map((value) => this.#ofThis(value, known)),
      );
      const { operation, attemptNo } = JSON.parse(result.rows[0].answer);
      if (operation) known.operationId = operation.operationId;
      if (attemptNo) known.attemptNo = attemptNo;
    }
  }

  /** Has to end before the first `write`; later it does nothing. */
  async learn(): Promise<void> {
    if (this.#statements.length > 0) return;
    const seen: Statement[] = [];
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

function recording(pool: pg.Pool, seen: Statement[]): PgPool {
  return {
    async connect() {
      const client = await pool.connect();
      return {
        query(text, values = []) {
          seen.push({ text, values });
          return client.query(text, [...values]);
        },
        release: (error) => client.release(error),
      };
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import {
  createPool,
  type DatabasePool,
  type DatabaseTransactionConnection,
  type DriverTypeParser,
  type Interceptor,
  sql,
} from 'slonik';
import type * as z from 'zod';

/** One transaction of one tenant. */
export type Transaction = DatabaseTransactionConnection;

/** A service's access to its own tables: always for one tenant, always in a transaction. */
export interface ServiceDatabase {
  readonly pool: DatabasePool;
  /**
   * Runs `work` in one transaction in which row-level security shows only the rows of `tenantId`.
   *
   * A deadlock or serialization failure runs `work` again, up to three times in all, so it must do nothing but SQL.
   */
  withTenant<T>(tenantId: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** Waits of a lock longer than this fail: a request is answered, not kept. */
const lockTimeoutMs = 5_000;

/**
 * Connects a service.
 *
 * Differs from slonik's defaults where they would hurt: numeric is text (money), timestamps are Dates, no DISCARD ALL on
 * release (it halves the reads; the only thing set per transaction is local to it), no hidden re-run of transactions.
 *
 * @param options.url of the service role, which owns no tables.
 * @param options.poolSizeMax @default 10
 */
export async function createServiceDatabase(options: {
  readonly url: string;
  readonly poolSizeMax?: number;
}): Promise<ServiceDatabase> {
  const pool = await createServicePool(options);
  return {
    pool,
    withTenant: (tenantId, work) =>
      retryRollbacks(() => pool.transaction((transaction) => inTenant(transaction, tenantId, work))),
    end: () => pool.end(),
  };
}

/** A slonik pool with this kit's settings, for the relay role, which has no tenant. */
export function createServicePool(options: {
  readonly url: string;
  readonly poolSizeMax?: number;
}): Promise<DatabasePool> {
  return createPool(options.url, {
    maxPoolSize: options.poolSizeMax ?? 10,
    typeParsers,
    interceptors: [checkRows],
    resetConnection: async () => undefined,
    queryRetryLimit: 0,
    transactionRetryLimit: 0,
    statementTimeout: 15_000,
    idleInTransactionSessionTimeout: 15_000,
    connectionTimeout: 5_000,
    connectionRetryLimit: 1,
    captureStackTrace: false,
  });
}

async function inTenant<T>(
  transaction: Transaction,
  tenantId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  await transaction.query(sql.unsafe`
    select set_config('stepwright.tenant_id', ${tenantId}, true), set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true)
  `);
  return work(transaction);
}

async function retryRollbacks<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (cause) {
      if (attempt === 3 || !['40001', '40P01'].includes(databaseErrorCode(cause) ?? '')) throw cause;
      await wait(Math.random() * 50 * attempt);
    }
  }
}

/** The SQLSTATE of a database error, looked for along the chain of causes. */
export function databaseErrorCode(cause: unknown): string | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return undefined;
}

const typeParsers: readonly DriverTypeParser[] = [
  { name: 'int8', parse: (text) => BigInt(text) },
  { name: 'numeric', parse: (text) => text },
  { name: 'timestamptz', parse: (text) => new Date(text) },
];

/** Every row passes the schema of its query: a wrong column is found where it is read. */
const checkRows: Interceptor = {
  name: 'check-rows',
  transformRow: ({ resultParser }, _query, row) =>
    resultParser === undefined ? row : ((resultParser as z.ZodType).parse(row) as typeof row),
};

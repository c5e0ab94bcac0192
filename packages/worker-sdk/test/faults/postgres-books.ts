import { startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { type AttemptStore, attemptStoreSchemaSql, createPostgresAttemptStore } from '../../src/index.ts';

/** One row of an attempt, as it lies in PostgreSQL. */
export interface AttemptRow {
  readonly attemptNo: number;
  readonly outcome: string;
  readonly reconcileCount: number;
}

/** An attempt store in a PostgreSQL of its own, which outlives every worker. */
export interface PostgresBooks {
  readonly store: AttemptStore;
  /** The address that a worker connects to by itself. */
  readonly url: string;
  /** Reads the rows past the store: what is there, not what it answers. */
  attemptsOf(businessKey: string): Promise<readonly AttemptRow[]>;
  close(): Promise<void>;
}

/** Starts PostgreSQL and makes the store's tables. */
export async function openPostgresBooks(): Promise<PostgresBooks> {
  const server = await startPostgres();
  const url = await server.createDatabase('books');
  const pool = new pg.Pool({ connectionString: url });
  // The server ends before the last connection has heard of the pool's end.
  pool.on('error', () => undefined);
  await pool.query(attemptStoreSchemaSql());
  return {
    store: createPostgresAttemptStore({ pool }),
    url,
    async attemptsOf(businessKey) {
      const { rows } = await pool.query<AttemptRow>(
        `select attempt_no as "attemptNo", outcome, reconcile_count as "reconcileCount"
           from stepwright_attempts.attempt join stepwright_attempts.operation using (tenant_id, operation_id)
          where business_key = $1 order by attempt_no`,
        [businessKey],
      );
      return rows;
    },
    async close() {
      await pool.end();
      await server.stop();
    },
  };
}

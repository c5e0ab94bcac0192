import type {
  AttemptRequest,
  AttemptStore,
  OperationRef,
  OperationState,
  TransactedWork,
  TransactOptions,
} from '../attempt-store.ts';
import { beginAttempt } from './begin-attempt.ts';
import { borrowClient, type ClientSource } from './borrow-client.ts';
import { findOpenAttempts } from './open-attempts.ts';
import { openOperation } from './open-operation.ts';
import type { PgPool } from './pg-shapes.ts';
import { createPreparedRun, runUnprepared } from './prepared-statements.ts';
import { recordOutcome } from './record-outcome.ts';
import { runTransaction } from './run-transaction.ts';
import { defaultSchema, storeTables } from './store-tables.ts';

/** Where the store keeps its rows. */
export interface PostgresAttemptStoreOptions {
  /** A `Pool` of `pg`, or what is shaped like it. Its owner sets the limits of time and ends it. */
  readonly pool: PgPool;
  /** The schema that `attemptStoreSchemaSql` made. @default 'stepwright_attempts' */
  readonly schema?: string;
  /**
   * Whether each connection keeps the store's five statements parsed and planned, which halves their time. Behind a pooler that loses them it turns
   * itself off at the first one that is lost. `false` for a client that knows no prepared statements. @default true
   */
  readonly preparesStatements?: boolean;
  /** Tells when attempts start. @default the clock of this process */
  readonly clock?: () => Date;
}

/** An attempt store in the worker's own database. */
export interface PostgresAttemptStore extends AttemptStore {
  /**
   * Runs an effect that is in the same database, and its attempt, in one transaction: both are committed, or none.
   *
   * `work` gets the client of the transaction, in which the setting `stepwright.tenant` is the operation's tenant. What it throws is thrown
   * again as it is, after everything was rolled back: the operation stays READY. It has to let SQL errors through, because after one
   * PostgreSQL takes nothing more of the transaction. May be called again: once it has succeeded, it is refused with OPERATION_FINISHED.
   *
   * @throws {OperationRefusedError} with the codes of `beginAttempt`; `work` did not run.
   * @throws {AttemptStoreUnavailableError} when PostgreSQL does not answer. When that was at the end, everything may have been committed:
   * `open` tells SUCCEEDED or READY.
   * @example
   * await store.transact(operation, attempt, async (client) => {
   *   await client.query('insert into reservation (order_id) values ($1)', [orderId]);
   *   return { output: { reservationId: { type: 'String', value: orderId } } };
   * });
   */
  transact(
    operation: OperationRef,
    attempt: AttemptRequest,
    work: TransactedWork,
    options?: TransactOptions,
  ): Promise<OperationState>;
}

/**
 * Makes an attempt store in PostgreSQL 13 or later. Every method but `transact` is one statement, and so one round trip and one transaction.
 *
 * Errors of the driver are {@link AttemptStoreUnavailableError}s with the driver's error as the cause.
 *
 * @throws {RangeError} when the schema's name cannot be used.
 * @example
 * await pool.query(attemptStoreSchemaSql());
 * const store = createPostgresAttemptStore({ pool });
 */
export function createPostgresAttemptStore(options: PostgresAttemptStoreOptions): PostgresAttemptStore {
  const { pool, schema = defaultSchema, preparesStatements = true, clock = () => new Date() } = options;
  const source: ClientSource = { pool, run: preparesStatements ? createPreparedRun() : runUnprepared };
  const tables = storeTables(schema);
  const open = openOperation(tables);
  const begin = beginAttempt(tables);
  const record = recordOutcome(tables);
  const findOpen = findOpenAttempts(tables);
  return {
    open: (request) => borrowClient(source, ({ query }) => open(query, request, clock())),
    beginAttempt: (operation, request) =>
      borrowClient(source, ({ query }) => begin(query, operation, request, clock())),
    recordOutcome: (operation, attemptNo, outcome) =>
      borrowClient(source, ({ query }) => record(query, operation, { attemptNo, outcome }, clock())),
    recordStillUnknown(operation, attemptNo, reason) {
      const outcome = { outcome: 'UNKNOWN', reason } as const;
      return borrowClient(source, ({ query }) =>
        record(query, operation, { attemptNo, outcome, isStillUnknown: true }, clock()),
      );
    },
    openAttempts: (wanted) => borrowClient(source, ({ query }) => findOpen(query, wanted)),
    transact: (operation, attempt, work, given) =>
      runTransaction({ source, clock, begin, record }, operation, attempt, work, given),
  };
}

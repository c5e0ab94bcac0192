import {
  type AttemptOutcome,
  type AttemptRequest,
  AttemptStoreUnavailableError,
  type OperationRef,
  type OperationState,
} from '../attempt-store.ts';
import type { BeginAttempt } from './begin-attempt.ts';
import { type BorrowedClient, borrowClient, type StoreQuery } from './borrow-client.ts';
import type { PgClient, PgPool } from './pg-shapes.ts';
import type { RecordOutcome } from './record-outcome.ts';

/** What work in the same database has done: the output of the task, and proof of it. */
export type TransactedEffect = Omit<Extract<AttemptOutcome, { readonly outcome: 'SUCCEEDED' }>, 'outcome'>;

/** The domain's part of a transaction. It must neither end the transaction nor release the client. */
export type TransactedWork = (client: PgClient) => Promise<TransactedEffect>;

/** What a transaction needs of its store. */
export interface TransactionParts {
  readonly pool: PgPool;
  readonly clock: () => Date;
  readonly begin: BeginAttempt;
  readonly record: RecordOutcome;
}

/**
 * Runs an effect and its attempt in one transaction: `begin`, the attempt, the work, its outcome, `commit`.
 *
 * Until then others see the operation as it was; an attempt that they begin waits for the end of this one.
 */
export function runTransaction(
  { pool, clock, begin, record }: TransactionParts,
  operation: OperationRef,
  attempt: AttemptRequest,
  work: TransactedWork,
): Promise<OperationState> {
  return borrowClient(pool, async (borrowed) => {
    const { client, query } = borrowed;
    const state = await orRollback(borrowed, async () => {
      // Another level would show the winner of a race only to the next transaction.
      await query('begin isolation level read committed');
      const { attemptNo } = await begin(query, operation, attempt, clock());
      const outcome: AttemptOutcome = { ...(await work(client)), outcome: 'SUCCEEDED' };
      return record(query, operation, { attemptNo, outcome }, clock());
    });
    await commit(query);
    return state;
  });
}

/** The first error counts: a rollback that fails is one by the end of the connection. */
async function orRollback<T>({ query }: BorrowedClient, steps: () => Promise<T>): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    await query('rollback').catch(() => undefined);
    throw error;
  }
}

/** A deferred constraint of the domain speaks at the commit: it is an error of the work, and nothing was written. */
async function commit(query: StoreQuery): Promise<void> {
  try {
    await query('commit');
  } catch (error) {
    throw isConstraintViolation(error) ? error.cause : error;
  }
}

function isConstraintViolation(error: unknown): error is AttemptStoreUnavailableError {
  if (!(error instanceof AttemptStoreUnavailableError)) return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && /^23\w{3}$/.test(String(cause.code));
}

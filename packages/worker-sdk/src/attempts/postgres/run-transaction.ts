import {
  type AttemptOutcome,
  type AttemptRequest,
  AttemptStoreUnavailableError,
  type OperationRef,
  type OperationState,
  type TransactedWork,
  type TransactOptions,
} from '../attempt-store.ts';
import type { BeginAttempt } from './begin-attempt.ts';
import { type BorrowedClient, borrowClient, type ClientSource, isAnswer, type StoreQuery } from './borrow-client.ts';
import type { RecordOutcome } from './record-outcome.ts';

/** What a transaction needs of its store. */
export interface TransactionParts {
  readonly source: ClientSource;
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
  { source, clock, begin, record }: TransactionParts,
  operation: OperationRef,
  attempt: AttemptRequest,
  work: TransactedWork,
  { beforeCommit }: TransactOptions = {},
): Promise<OperationState> {
  return borrowClient(source, async (borrowed) => {
    const { client, query } = borrowed;
    const state = await orRollback(borrowed, async () => {
      // Another level would show the winner of a race only to the next transaction.
      await query('begin isolation level read committed');
      const { attemptNo } = await begin(query, operation, attempt, clock());
      const outcome: AttemptOutcome = { ...(await work(client)), outcome: 'SUCCEEDED' };
      const recorded = await record(query, operation, { attemptNo, outcome }, clock());
      beforeCommit?.();
      return recorded;
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

/**
 * A deferred constraint or trigger of the domain speaks at the commit: it is an error of the work. PostgreSQL that answers with an error of the
 * statement has rolled back; only a commit without an answer is in doubt.
 */
async function commit(query: StoreQuery): Promise<void> {
  try {
    await query('commit');
  } catch (error) {
    throw isRefusedCommit(error) ? error.cause : error;
  }
}

function isRefusedCommit(error: unknown): error is AttemptStoreUnavailableError {
  return error instanceof AttemptStoreUnavailableError && isAnswer(error.cause);
}

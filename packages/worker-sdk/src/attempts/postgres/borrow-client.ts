import { AttemptStoreUnavailableError } from '../attempt-store.ts';
import type { PgClient, PgPool, PgResult } from './pg-shapes.ts';
import type { RunStatement } from './prepared-statements.ts';

/** Runs a statement of the store. @throws {AttemptStoreUnavailableError} when the driver gives an error instead of a result. */
export type StoreQuery = (text: string, values?: readonly unknown[]) => Promise<PgResult>;

/** Where clients come from, and how they are asked. */
export interface ClientSource {
  readonly pool: PgPool;
  readonly run: RunStatement;
}

/** A client for the time of one call. */
export interface BorrowedClient {
  readonly client: PgClient;
  readonly query: StoreQuery;
}

/**
 * Borrows a client for one call of the store.
 *
 * 1. The client goes back exactly once, whatever happens.
 * 2. It goes back with an error, so that the pool drops it, unless its connection surely stands.
 * 3. An error that the connection reports while no statement runs is heard: unheard it would end the process.
 *
 * @throws {AttemptStoreUnavailableError} when the pool gives none, with what it threw as the cause.
 */
export async function borrowClient<T>(
  { pool, run }: ClientSource,
  use: (borrowed: BorrowedClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw unavailable(cause);
  });
  let lost: Error | undefined;
  const noteLoss = (error: Error): void => {
    lost = error;
  };
  client.on?.('error', noteLoss);
  const query: StoreQuery = async (text, values) => {
    try {
      return await run(client, text, values);
    } catch (cause) {
      if (!isAnswer(cause)) noteLoss(cause instanceof Error ? cause : new Error('The driver failed.', { cause }));
      throw unavailable(cause);
    }
  };
  try {
    return await use({ client, query });
  } finally {
    client.release(lost);
    client.off?.('error', noteLoss);
  }
}

/** Whether PostgreSQL itself said no and stays: it ends the connection with any severity but ERROR, and a failure of the network or the driver has none. */
export function isAnswer(cause: unknown): boolean {
  return cause instanceof Error && 'severity' in cause && cause.severity === 'ERROR';
}

/** The code alone: a driver's message may show values of the statement. */
function unavailable(cause: unknown): AttemptStoreUnavailableError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
  return new AttemptStoreUnavailableError(`PostgreSQL did not do what the attempt store asked (${code}).`, { cause });
}

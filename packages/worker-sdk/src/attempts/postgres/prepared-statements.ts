import { createHash } from 'node:crypto';
import type { PgClient, PgResult } from './pg-shapes.ts';

/** Runs a statement of the store on a client. */
export type RunStatement = (client: PgClient, text: string, values?: readonly unknown[]) => Promise<PgResult>;

/** What PostgreSQL says when a connection is not the one that the driver prepared on: the name is unknown there, or taken. */
const notPreparedCodes: ReadonlySet<unknown> = new Set(['26000', '42P05']);

/** Runs every statement as it is. */
export const runUnprepared: RunStatement = (client, text, values) => client.query(text, values);

/**
 * Runs statements with values prepared: PostgreSQL needs longer to plan those of the store than to execute them.
 *
 * A pooler between may give each transaction another connection. Some keep what was prepared; where one does not, PostgreSQL refuses before it
 * executes anything, the statement is run as it is, and from then on all are. Within a transaction the refusal ends that transaction.
 */
export function createPreparedRun(): RunStatement {
  const names = new Map<string, string>();
  let isKept = true;
  return async (client, text, values) => {
    if (!isKept || values === undefined) return client.query(text, values);
    const name = names.get(text) ?? nameOf(text);
    names.set(text, name);
    try {
      return await client.query({ name, text, values: [...values] });
    } catch (error) {
      if (!isNotPrepared(error)) throw error;
      isKept = false;
      return client.query(text, values);
    }
  };
}

/** The same text has the same name in every process, so that a connection that they share finds what it knows. */
function nameOf(text: string): string {
  return `stepwright_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

function isNotPrepared(error: unknown): boolean {
  return error instanceof Error && 'code' in error && notPreparedCodes.has(error.code);
}

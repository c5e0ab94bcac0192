import type { PgClient, PgPreparedStatement, PgResult } from '../../src/index.ts';

/** A client that tells the text of each statement before it runs. */
export function watchedClient(client: PgClient, onStatement: (text: string) => void): PgClient {
  const query = (given: string | PgPreparedStatement, values?: readonly unknown[]): Promise<PgResult> => {
    onStatement(typeof given === 'string' ? given : given.text);
    return typeof given === 'string' ? client.query(given, values) : client.query(given);
  };
  return {
    query,
    on: (event, listener) => client.on?.(event, listener),
    off: (event, listener) => client.off?.(event, listener),
    release: (error) => client.release(error),
  };
}

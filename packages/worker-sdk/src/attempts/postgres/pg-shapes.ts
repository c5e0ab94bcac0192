/** What a query gave, as far as the store reads it. */
export interface PgResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number | null;
}

/** One connection, shaped like the `PoolClient` of `pg`. */
export interface PgClient {
  /** Runs one statement, with `$1` for the first value. */
  query(text: string, values?: readonly unknown[]): Promise<PgResult>;
  /** Gives the connection back; with an error, or true, the pool drops it. */
  release(error?: Error | boolean): void;
  /** Present on what emits events. A connection that is lost while nobody asks it says so here, and unheard that ends the process. */
  on?(event: 'error', listener: (error: Error) => void): unknown;
  off?(event: 'error', listener: (error: Error) => void): unknown;
}

/** A pool of connections, shaped like the `Pool` of `pg`, so that the SDK needs no driver of its own. */
export interface PgPool {
  connect(): Promise<PgClient>;
}

/** What a query gave, as far as the store reads it. */
export interface PgResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number | null;
}

/** A statement that the connection parses and plans once, under its name. */
export interface PgPreparedStatement {
  readonly name: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: as the driver has it; a readonly list is not taken by its types.
  readonly values: any[];
}

/** One connection, shaped like the `PoolClient` of `pg`. */
export interface PgClient {
  /** Runs one statement, with `$1` for the first value. */
  query(text: string, values?: readonly unknown[]): Promise<PgResult>;
  /** The same, prepared. The store asks so unless its option `preparesStatements` is false. */
  query(statement: PgPreparedStatement): Promise<PgResult>;
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

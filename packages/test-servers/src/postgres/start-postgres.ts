import { dockerWanted } from '../containers/docker-wanted.ts';
import { createDatabase } from './database.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

/** How a server is started, or which running one is used. */
export interface PostgresOptions {
  /** A superuser's address of a running server: it is used and nothing is started. */
  url?: string;
  /** Keeps the data for the next start; without it the data is in a temporary folder, fast and not crash-safe. */
  dataDir?: string;
  /** @default a free port */
  port?: number;
  /** Starts a container instead of the packaged binaries. @default true when STEPWRIGHT_TESTCONTAINERS is 1 */
  docker?: boolean;
  /** Gets every line that the server writes. */
  log?: (line: string) => void;
}

/** A PostgreSQL server that answers. */
export interface PostgresServer {
  /** The superuser's address of the database `postgres`. */
  url: string;
  host: string;
  port: number;
  /** Absent when nothing was started on this machine. */
  pid?: number;
  /** Creates the database unless it is there, and returns its address. */
  createDatabase(name: string): Promise<string>;
  /** Stops what was started; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL 18 that is ready for queries and ends with this process.
 *
 * @example
 * const postgres = await startPostgres();
 * const url = await postgres.createDatabase('quotes');
 * await postgres.stop();
 *
 * @throws ServerStartError when the server cannot be started
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { url, pid, stop } = await findOrStart(options);
  const address = new URL(url);
  return {
    url,
    host: address.hostname,
    port: Number(address.port || 5432),
    ...(pid === undefined ? {} : { pid }),
    createDatabase: (name) => createDatabase(url, name),
    stop,
  };
}

async function findOrStart(options: PostgresOptions): Promise<{ url: string; pid?: number; stop(): Promise<void> }> {
  if (options.url !== undefined) return { url: options.url, stop: async () => {} };
  if (!dockerWanted(options.docker)) return await startEmbeddedPostgres(options);
  const { startPostgresContainer } = await import('../containers/start-postgres-container.ts');
  return await startPostgresContainer(options);
}

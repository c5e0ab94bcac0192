import { dockerWanted } from '../containers/docker-wanted.ts';
import { startLocalRedis } from './start-local-redis.ts';

/** How a server is started, or which running one is used. */
export interface RedisOptions {
  /** The address of a running server: it is used and nothing is started. */
  url?: string;
  /** @default a free port */
  port?: number;
  /** Starts a container instead of the local `redis-server`. @default true when STEPWRIGHT_TESTCONTAINERS is 1 */
  docker?: boolean;
  /** Gets every line that the server writes. */
  log?: (line: string) => void;
}

/** A Redis server that answers. */
export interface RedisServer {
  /** For example `redis://127.0.0.1:23456`. */
  url: string;
  /** Absent when nothing was started on this machine. */
  pid?: number;
  /** Stops what was started; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a Redis server without persistence that ends with this process.
 *
 * @example
 * const redis = await startRedis();
 * await redis.stop();
 *
 * @throws ServerStartError REDIS_MISSING when there is no `redis-server` on PATH
 */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  if (options.url !== undefined) return { url: options.url, stop: async () => {} };
  if (!dockerWanted(options.docker)) return await startLocalRedis(options);
  const { startRedisContainer } = await import('../containers/start-redis-container.ts');
  return await startRedisContainer(options);
}

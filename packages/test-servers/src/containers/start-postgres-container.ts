import { randomBytes } from 'node:crypto';
import { GenericContainer, Wait } from 'testcontainers';
import type { PostgresOptions } from '../postgres/start-postgres.ts';
import { ServerStartError } from '../server-start-error.ts';

const IMAGE = 'postgres:18-alpine';
const PORT = 5432;

/** Starts PostgreSQL 18 in a container; its data ends with it. */
export async function startPostgresContainer(
  options: PostgresOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (options.dataDir !== undefined) {
    throw new ServerStartError(
      'OPTION_UNSUPPORTED',
      'A PostgreSQL container keeps no dataDir: leave out docker or dataDir.',
    );
  }
  const password = randomBytes(24).toString('hex');
  const { log } = options;
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({ POSTGRES_PASSWORD: password, TZ: 'UTC' })
    .withCommand(['postgres', '-c', 'max_connections=200', '-c', 'fsync=off', '-c', 'synchronous_commit=off'])
    .withExposedPorts(options.port === undefined ? PORT : { container: PORT, host: options.port })
    .withLogConsumer((stream) => stream.on('data', (line) => log?.(String(line).trimEnd())))
    // The first of the two is the server of the image's own initialisation.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  return {
    url: `postgres://postgres:${password}@${container.getHost()}:${container.getMappedPort(PORT)}/postgres`,
    stop: async () => {
      await container.stop();
    },
  };
}

import { GenericContainer, Wait } from 'testcontainers';
import type { RedisOptions, RedisServer } from '../redis/start-redis.ts';

const IMAGE = 'redis:7-alpine';
const PORT = 6379;

/** Starts Redis in a container, without persistence. */
export async function startRedisContainer({ port, log }: RedisOptions): Promise<RedisServer> {
  const container = await new GenericContainer(IMAGE)
    .withCommand(['redis-server', '--save', '', '--appendonly', 'no'])
    .withExposedPorts(port === undefined ? PORT : { container: PORT, host: port })
    .withLogConsumer((stream) => stream.on('data', (line) => log?.(String(line).trimEnd())))
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .start();
  return {
    url: `redis://${container.getHost()}:${container.getMappedPort(PORT)}`,
    stop: async () => {
      await container.stop();
    },
  };
}

import { afterEach, expect, test } from 'vitest';
import { fakePrograms } from '../../test/helpers/fake-programs.ts';
import { startRedis } from './start-redis.ts';

let undo: () => Promise<void> = async () => {};

afterEach(() => undo());

test('without redis-server says in one sentence what to install', async () => {
  ({ undo } = await fakePrograms({}));
  await expect(startRedis()).rejects.toMatchObject({
    code: 'REDIS_MISSING',
    message:
      'redis-server was not found on PATH: install it (Debian: apt-get install redis-server), or set REDIS_URL to a running server.',
  });
});

test('a given address is used and nothing is started', async () => {
  ({ undo } = await fakePrograms({}));
  const redis = await startRedis({ url: 'redis://127.0.0.1:1' });
  expect(redis.url).toBe('redis://127.0.0.1:1');
  await redis.stop();
});

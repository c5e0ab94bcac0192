import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startRedis } from '../../src/index.ts';
import { processIdentity } from '../../src/processes/process-identity.ts';

const missing = spawnSync('redis-server', ['--version']).status !== 0;

test.skipIf(missing)('a server stores values, has no persistence, and is gone after stop', async () => {
  const redis = await startRedis();
  try {
    expect(await ask(redis.url, 'SET key value')).toBe('+OK');
    expect(await ask(redis.url, 'GET key')).toBe('value');
    expect(await ask(redis.url, 'CONFIG GET save')).toBe('');
    expect(await ask(redis.url, 'CONFIG GET appendonly')).toBe('no');
  } finally {
    await redis.stop();
  }
  expect(processIdentity(redis.pid ?? 0)).toBeUndefined();
});

/** Sends one command and returns the last line of the answer. */
async function ask(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  try {
    socket.write(`${command}\r\n`);
    const [answer] = await once(socket, 'data');
    return String(answer).split('\r\n').at(-2) ?? '';
  } finally {
    socket.destroy();
  }
}

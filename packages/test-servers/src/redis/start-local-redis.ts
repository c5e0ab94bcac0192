import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { ServerStartError } from '../server-start-error.ts';
import type { RedisOptions, RedisServer } from './start-redis.ts';

const READY_LIMIT_MS = 20_000;
const ANSWER_LIMIT_MS = 1_000;

/** Starts the `redis-server` of this machine. */
export async function startLocalRedis(options: RedisOptions): Promise<RedisServer> {
  if (spawnSync('redis-server', ['--version']).status !== 0) throw missing();
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-redis-'));
  const server = await ServerProcess.start({
    name: 'Redis',
    command: 'redis-server',
    args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder],
    cwd: folder,
    env: process.env,
    steps: [{ signal: 'SIGTERM', limitMs: 5_000 }],
    removeFolders: [folder],
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  await server.waitUntilReady(() => pings(port), READY_LIMIT_MS);
  return { url: `redis://127.0.0.1:${port}`, pid: server.pid, stop: () => server.stop() };
}

function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_LIMIT_MS, () => finish(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('data', (answer) => finish(String(answer).startsWith('+PONG')));
  });
}

function missing(): ServerStartError {
  return new ServerStartError(
    'REDIS_MISSING',
    'redis-server was not found on PATH: install it (Debian: apt-get install redis-server), or set REDIS_URL to a running server.',
  );
}

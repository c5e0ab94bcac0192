import { getHeapStatistics } from 'node:v8';
import type { ExternalClass } from '@stepwright/contract';
import { createEngineClient } from '@stepwright/engine-client';
import pg from 'pg';
import {
  type AttemptStore,
  createHttpAttemptStore,
  createMemoryAttemptStore,
  createPostgresAttemptStore,
  createWorker,
  failpointFromEnvironment,
  runUntilSignal,
} from '../../src/index.ts';
import { fulfillment } from '../helpers/contracts.ts';
import { countHandler, reserveHandler } from './handlers.ts';
import { stopFromEnvironment } from './stop-at.ts';

// A worker as a process of its own, so that it can be killed, stopped and restarted. It ends with the process that started it.

const { env } = process;
const say = (event: object): void => void process.send?.(event);
const lockDurationMs = Number(env.LOCK_MS ?? 1_000);
const timesOf = (executionMaxMs: number) => ({
  executionMaxMs: Number(env.EXECUTION_MAX_MS ?? executionMaxMs),
  lockDurationMs,
});
const mischief = { blockMs: Number(env.BLOCK_MS ?? 5_000), leakBytes: Number(env.LEAK_BYTES ?? 0) };
const warehouse = {
  urls: String(env.WAREHOUSE_URL).split(','),
  externalClass: (env.EXTERNAL_CLASS ?? 'queryable') as ExternalClass,
};

const worker = createWorker({
  process: fulfillment,
  engine: createEngineClient({
    url: String(env.ENGINE_URL).split(','),
    timeoutMs: Number(env.ENGINE_TIMEOUT_MS ?? 10_000),
  }),
  handlers: [countHandler(timesOf(5_000), mischief), reserveHandler(warehouse, timesOf(15_000))],
  attemptStore: storeOf(String(env.STORE_URL)),
  concurrency: Number(env.CONCURRENCY ?? 4),
  longPollMs: Number(env.LONG_POLL_MS ?? 500),
  drainMs: Number(env.DRAIN_MS ?? 10_000),
  ...(env.BLOCKED_MAX_MS === undefined ? {} : { blockedMaxMs: Number(env.BLOCKED_MAX_MS) }),
  startJitterMs: 20,
  failpoint: failpointFromEnvironment() ?? stopFromEnvironment(),
});

function storeOf(url: string): AttemptStore {
  // A store that forgets is what the oracle must be able to see.
  if (url === 'forgetful') return createMemoryAttemptStore();
  if (!url.startsWith('postgres')) return createHttpAttemptStore({ url, token: async (tenantId) => tenantId });
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  return createPostgresAttemptStore({ pool });
}

/** What is in use once all that is not has been collected. */
function heapBytes(): number {
  globalThis.gc?.();
  return getHeapStatistics().used_heap_size;
}

process.on('disconnect', () => process.exit(1));
process.on('message', (question) =>
  say(question === 'heap' ? { heapBytes: heapBytes() } : { counters: worker.counters, health: worker.health() }),
);
say({ ready: true });
await runUntilSignal([worker]);

import { createEngineClient } from '@stepwright/engine-client';
import {
  createHttpAttemptStore,
  createMemoryAttemptStore,
  createWorker,
  failpointFromEnvironment,
  runUntilSignal,
} from '../../src/index.ts';
import { fulfillment } from '../helpers/contracts.ts';
import { countHandler, reserveHandler } from './handlers.ts';
import { stopFromEnvironment } from './stop-at.ts';

// A worker as a process of its own, so that it can be killed, stopped and restarted. It ends with the process that started it.

const { env } = process;
const storeUrl = String(env.STORE_URL);
const say = (event: object): void => void process.send?.(event);

const worker = createWorker({
  process: fulfillment,
  engine: createEngineClient({
    url: String(env.ENGINE_URL).split(','),
    timeoutMs: Number(env.ENGINE_TIMEOUT_MS ?? 10_000),
  }),
  handlers: [countHandler(Number(env.EXECUTION_MAX_MS ?? 5_000)), reserveHandler(String(env.WAREHOUSE_URL).split(','))],
  // A store that forgets is what the oracle must be able to see.
  attemptStore:
    storeUrl === 'forgetful'
      ? createMemoryAttemptStore()
      : createHttpAttemptStore({ url: storeUrl, token: async (tenantId) => tenantId }),
  concurrency: Number(env.CONCURRENCY ?? 4),
  longPollMs: Number(env.LONG_POLL_MS ?? 500),
  drainMs: Number(env.DRAIN_MS ?? 10_000),
  startJitterMs: 20,
  failpoint: failpointFromEnvironment() ?? stopFromEnvironment(),
});

process.on('disconnect', () => process.exit(1));
process.on('message', () => say({ counters: worker.counters, health: worker.health() }));
say({ ready: true });
await runUntilSignal([worker]);

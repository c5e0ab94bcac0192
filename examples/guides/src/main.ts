import {
  attemptStoreSchemaSql,
  createPostgresAttemptStore,
  createWorker,
  failpointFromEnvironment,
  readWorkerEnvironment,
  runUntilSignal,
  serveHealth,
} from '@stepwright/worker-sdk';
import { createTelemetry } from '@stepwright/worker-sdk/telemetry';
import pg from 'pg';
import { connectEngine } from './connect-engine.ts';
import { orderProcess } from './contracts.ts';
import { orderWorkerEnvironment } from './order-worker-environment.ts';
import { createPriceOrder } from './price-order.ts';
import { createReserveInventory } from './reserve-inventory.ts';

const environment = readWorkerEnvironment(orderWorkerEnvironment, process.env);
// #region postgres
const pool = new pg.Pool({ connectionString: environment.DATABASE_URL });
await pool.query(attemptStoreSchemaSql()); // may run at every start
const attemptStore = createPostgresAttemptStore({ pool });
// #endregion

// #region worker
const worker = createWorker({
  process: orderProcess,
  engine: connectEngine(environment),
  handlers: [createPriceOrder(environment.CATALOG_URL), createReserveInventory(environment.INVENTORY_URL)],
  attemptStore,
  concurrency: environment.CONCURRENCY,
  longPollMs: environment.LONG_POLL_MS,
  drainMs: environment.DRAIN_MS,
  topics: { 'reserve-inventory': { concurrency: 4, startsPerSecond: 20 } }, // all that the inventory can take
  observers: [createTelemetry()],
  failpoint: failpointFromEnvironment(), // for tests that kill the process
});
await serveHealth([worker], { port: environment.HEALTH_PORT, host: '0.0.0.0' });
await runUntilSignal([worker]);
// #endregion

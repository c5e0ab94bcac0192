import { hostname } from 'node:os';
import { createEngineClient } from '@stepwright/engine-client';
import { createStockWorker, type Worker } from '@stepwright/worker-sdk';
// @ts-expect-error The package brings no types.
import { Client } from 'camunda-external-task-client-js';
import { priceOrderTask } from '../contracts.ts';
import { createPriceOrder } from '../price-order.ts';

/** The first step: the stock client still fetches, contracts and answers are new. */
export function createAdoptedWorker(url: string, catalogUrl: string): Worker {
  // #region adopted
  const client = new Client({
    baseUrl: url,
    workerId: `orders@${hostname()}:${process.pid}:${Date.now()}`, // one that no other process has
    maxParallelExecutions: 10,
    asyncResponseTimeout: 6_000,
    autoPoll: false, // the worker starts and stops it
  });
  return createStockWorker({
    process: { key: 'order', tasks: [priceOrderTask] },
    client,
    engine: createEngineClient({ url }),
    handlers: [createPriceOrder(catalogUrl)],
  });
  // #endregion
}

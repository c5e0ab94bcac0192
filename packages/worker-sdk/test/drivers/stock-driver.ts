import { randomUUID } from 'node:crypto';
// @ts-expect-error The package brings no types.
import { Client } from 'camunda-external-task-client-js';
import { onTestFinished } from 'vitest';
import { createStockWorker, type StockClient, type Worker } from '../../src/index.ts';
import type { Driver, DriverOptions } from './driver.ts';

const clients = new WeakMap<Worker, StockClient>();

/** Workers made by `createStockWorker`, each on a client of its own. */
export const stockDriver: Driver = {
  name: 'stock',
  start({ abortGraceMs = 50, isIdle = false, ...options }) {
    const { urls: _, stockClient: _client, places: _places, longPollMs: _longPollMs, beside, ...given } = options;
    const client = (beside && clients.get(beside)) ?? newClient(options);
    onTestFinished(() => client.stop());
    const worker = createStockWorker({ ...given, client, abortGraceMs, drainMs: 0 });
    clients.set(worker, client);
    onTestFinished(async () => void (await worker.stop()));
    if (!isIdle) worker.start();
    return worker;
  },
};

function newClient({ urls: [baseUrl], places = 5, longPollMs = 200, stockClient }: Omit<DriverOptions, 'isIdle'>) {
  const polling = { interval: 20, asyncResponseTimeout: longPollMs, maxParallelExecutions: places, autoPoll: false };
  return new Client({ baseUrl, workerId: `stock-${randomUUID()}`, ...polling, ...stockClient }) as StockClient;
}

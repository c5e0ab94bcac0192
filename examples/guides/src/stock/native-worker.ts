import { createEngineClient } from '@stepwright/engine-client';
import { createWorker, type Worker } from '@stepwright/worker-sdk';
import { priceOrderTask } from '../contracts.ts';
import { createPriceOrder } from '../price-order.ts';

/** The second step: the stock client is gone, contract and handler stay. */
export function createNativeWorker(url: string, catalogUrl: string): Worker {
  // #region native
  return createWorker({
    process: { key: 'order', tasks: [priceOrderTask] },
    engine: createEngineClient({ url }),
    handlers: [createPriceOrder(catalogUrl)],
    concurrency: 10,
  });
  // #endregion
}

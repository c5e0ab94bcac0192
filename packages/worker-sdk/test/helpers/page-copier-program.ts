import { createEngineClient } from '@stepwright/engine-client';
import { createWorker } from '../../src/index.ts';
import { fulfillment } from './contracts.ts';
import { pageCopier } from './page-copier.ts';

// A worker as a process of its own, so that it can be killed in the midst of its pages. It ends with the process that started it.

process.on('disconnect', () => process.exit(1));
createWorker({
  process: fulfillment,
  engine: createEngineClient({ url: String(process.env.ENGINE_URL) }),
  handlers: [pageCopier({ pages: 6, hangsAfter: 3, copied: (page) => process.send?.(page) })],
  longPollMs: 500,
  startJitterMs: 0,
  heartbeatEveryMs: 0,
}).start();

import { createEngineClient } from '@stepwright/engine-client';
import { createWorker, defineHandler } from '../../src/index.ts';
import { countLines, fulfillment } from './contracts.ts';

// A worker as a process of its own, whose task waits for a late answer: it says its ticket, and when its run has ended.

process.on('disconnect', () => process.exit(1));
const deferring = defineHandler(countLines, {
  async execute(_input, context) {
    process.send?.(context.ticket);
    return context.later({ withinMs: 600_000 });
  },
});
createWorker({
  process: fulfillment,
  engine: createEngineClient({ url: String(process.env.ENGINE_URL) }),
  handlers: [deferring],
  observers: [{ begun: () => ({ ended: () => void process.send?.('deferred') }) }],
  longPollMs: 500,
  startJitterMs: 0,
}).start();

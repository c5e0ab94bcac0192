import { orderFulfillment } from '@platform/contracts';
import { runUntilSignal } from '@stepwright/worker-sdk';
import { startOrderFulfillmentWorker } from './start-order-fulfillment-worker.ts';

const { worker } = await startOrderFulfillmentWorker(process.env);
const topics = orderFulfillment.tasks.map(({ topic }) => topic);
// Listens for signals before it says that it is ready: whoever reads the line may send one at once.
const ended = runUntilSignal([worker]);
process.stdout.write(`${JSON.stringify({ ready: true, worker: orderFulfillment.key, pid: process.pid, topics })}\n`);
await ended;

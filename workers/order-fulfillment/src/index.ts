export { type RunningWorker, startOrderFulfillmentWorker } from './start-order-fulfillment-worker.ts';

export {
  type RunningWorker,
  startOrderFulfillmentWorker,
  type WorkerGuards,
} from './start-order-fulfillment-worker.ts';

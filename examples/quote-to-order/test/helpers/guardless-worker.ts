import { startOrderFulfillmentWorker } from '@platform/order-fulfillment-worker';
import { missingGuards } from './missing-guards.ts';

// SABOTEUR as a process: the worker of order fulfillment without the guard that MISSING_GUARD names, so that it can be killed too.

const guard = String(process.env.MISSING_GUARD);
const takeAway = missingGuards[guard];
if (takeAway === undefined)
  throw new Error(`MISSING_GUARD is "${guard}"; it must be one of ${Object.keys(missingGuards)}.`);
const running = await startOrderFulfillmentWorker(process.env, { wrap: takeAway });
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.stdout.write(`ready without ${guard}\n`);

import { orderFulfillmentTasks } from '@platform/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../test/helpers/model-engine.ts';
import {
  billingOverdueMs,
  bringTo,
  bringToBillingWait,
  claimOrder,
  confirmBilling,
  fulfillLine,
  fulfillmentTasks,
  notifyAndComplete,
  type OrderRun,
  openCase,
} from '../../test/helpers/order-walk.ts';
import { undeclaredCode } from '../../test/helpers/process-run.ts';

const { decomposeOrder, reconcileBilling, reserveInventory } = orderFulfillmentTasks;

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../order-fulfillment.bpmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

it('an order without stock for its second line falls out, and resumes with all of its lines', async () => {
  const run = await claimOrder(engine);
  await run.done(decomposeOrder, { lineCount: 2 });
  await fulfillLine(run, 0);
  await run.at(reserveInventory);
  await run.error(reserveInventory, 'INVENTORY_NOT_AVAILABLE');
  await resumeAfter(run, 'INVENTORY_NOT_AVAILABLE', { lineCount: 2 });
  await expectCaughtBy(run, 'inventory-not-available');
});

it('an order that billing does not know falls out, and resumes', async () => {
  const run = await claimOrder(engine);
  await bringToBillingWait(run, 1);
  await run.timer(billingOverdueMs);
  await run.error(reconcileBilling, 'BILLING_UNCONFIRMED');
  await resumeAfter(run, 'BILLING_UNCONFIRMED');
  await expectCaughtBy(run, 'billing-unconfirmed');
});

it.each(fulfillmentTasks)(
  'an error at $topic that no contract declares leads to fallout, and the order resumes',
  async (task) => {
    const run = await claimOrder(engine);
    await bringTo(run, task);
    await run.undeclaredError(task);
    await resumeAfter(run, undeclaredCode);
    await expectCaughtBy(run, 'fulfillment-failed');
  },
);

/** The operator resolves the case, and the order goes its whole way again. */
async function resumeAfter(run: OrderRun, falloutCode: string, { lineCount = 1 } = {}): Promise<void> {
  await openCase(run, falloutCode, 'F-1');
  await run.heard('fallout-resolved', 'F-1');
  await bringToBillingWait(run, lineCount);
  await confirmBilling(run);
  await notifyAndComplete(run);
  expect(await run.variable('falloutCode')).toBe(falloutCode);
}

const boundaryEvents = ['inventory-not-available', 'billing-unconfirmed', 'fulfillment-failed'] as const;

async function expectCaughtBy(run: OrderRun, boundaryEvent: (typeof boundaryEvents)[number]): Promise<void> {
  const counts = await Promise.all(boundaryEvents.map(async (event) => [event, await run.count(event)] as const));
  expect(counts.filter(([, count]) => count > 0)).toEqual([[boundaryEvent, 1]]);
}

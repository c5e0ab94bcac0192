import { orderFulfillmentTasks } from '@platform/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../test/helpers/model-engine.ts';
import {
  bringToBillingWait,
  claimOrder,
  confirmBilling,
  notifyAndComplete,
  reconcileOverdueBilling,
  startOrder,
} from '../../test/helpers/order-walk.ts';

const { claimStart, openFallout, reconcileBilling, reserveInventory, undoNextStep } = orderFulfillmentTasks;

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../order-fulfillment.bpmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

it('the model deploys as one process with its version tag and 180 days of history', () => {
  const definitions = Object.values(engine.deployment.deployedProcessDefinitions ?? {});
  expect(definitions).toMatchObject([{ key: 'order-fulfillment', versionTag: '1', historyTimeToLive: 180 }]);
});

describe('an order is completed', () => {
  it('after its three lines were fulfilled one after the other and billing has confirmed', async () => {
    const run = await claimOrder(engine);
    await bringToBillingWait(run, 3);
    await confirmBilling(run);
    await notifyAndComplete(run);
    expect(await run.count(reserveInventory)).toBe(3);
    expect(await run.count(reconcileBilling)).toBe(0);
    expect(await run.count(undoNextStep)).toBe(0);
    expect(await run.count(openFallout)).toBe(0);
  });

  it('without lines, by billing alone', async () => {
    const run = await claimOrder(engine);
    await bringToBillingWait(run, 0);
    await confirmBilling(run);
    await notifyAndComplete(run);
    expect(await run.count(reserveInventory)).toBe(0);
  });

  it('by asking billing when no confirmation has come in 15 minutes', async () => {
    const run = await claimOrder(engine);
    await bringToBillingWait(run, 1);
    await reconcileOverdueBilling(run);
    await notifyAndComplete(run);
  });
});

describe('a start that does not count', () => {
  it.each([
    ['DUPLICATE_START', 'duplicate-start'],
    ['START_OBSOLETE', 'start-obsolete'],
  ] as const)('ends without effect on %s', async (code, end) => {
    const run = await startOrder(engine);
    await run.error(claimStart, code);
    await run.ended(end);
    expect(await run.count('fulfill')).toBe(0);
  });
});

import { orderFulfillmentTasks } from '@platform/contracts';
import { EngineHttpError } from '@stepwright/engine-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../test/helpers/model-engine.ts';
import {
  bringTo,
  bringToBillingWait,
  claimOrder,
  fulfillmentTasks,
  openCase,
  orderIdOf,
  undoEverything,
} from '../../test/helpers/order-walk.ts';
import { undeclaredCode } from '../../test/helpers/process-run.ts';

const { decomposeOrder, openFallout, reserveInventory, undoNextStep } = orderFulfillmentTasks;

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../order-fulfillment.bpmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

describe('a cancelled order is undone effect by effect', () => {
  it.each(fulfillmentTasks)('when $topic answers ORDER_CANCELLING, without a fallout', async (task) => {
    const run = await claimOrder(engine);
    await bringTo(run, task);
    await run.error(task, 'ORDER_CANCELLING');
    await undoEverything(run);
    expect(await run.count(openFallout)).toBe(0);
  });

  it('when the cancellation comes while billing is awaited', async () => {
    const run = await claimOrder(engine);
    await bringToBillingWait(run, 2);
    await run.heard('cancellation-requested', orderIdOf(run));
    await undoEverything(run);
    expect(await run.variable('cancelledOrderId')).toBe(orderIdOf(run));
  });

  it('when the cancellation comes while an operator has the case', async () => {
    const run = await claimOrder(engine);
    await run.undeclaredError(decomposeOrder);
    await openCase(run, undeclaredCode);
    await run.heard('cancellation-requested', orderIdOf(run));
    await undoEverything(run);
  });

  it('when open-fallout answers ORDER_CANCELLING', async () => {
    const run = await claimOrder(engine);
    await run.undeclaredError(decomposeOrder);
    await run.error(openFallout, 'ORDER_CANCELLING');
    await undoEverything(run);
  });

  it('when it comes in a second fallout, which the id of the first does not resolve', async () => {
    const run = await claimOrder(engine);
    await run.undeclaredError(decomposeOrder);
    await openCase(run, undeclaredCode, 'F-1');
    await run.heard('fallout-resolved', 'F-1');
    await run.done(decomposeOrder, { lineCount: 1 });
    await run.error(reserveInventory, 'INVENTORY_NOT_AVAILABLE');
    await openCase(run, 'INVENTORY_NOT_AVAILABLE', 'F-2');
    await run.deaf('fallout-resolved', 'F-1');
    await run.heard('cancellation-requested', orderIdOf(run));
    await undoEverything(run);
  });
});

it.each(fulfillmentTasks)('a cancellation message does not reach $topic while it is open', async (task) => {
  const run = await claimOrder(engine);
  await bringTo(run, task);
  await run.deaf('cancellation-requested', orderIdOf(run));
  await run.at(task);
});

it('an undo action that the model does not know is refused, and undo-next-step stays open', async () => {
  const run = await claimOrder(engine);
  await run.error(decomposeOrder, 'ORDER_CANCELLING');
  const locked = await run.lock(undoNextStep);
  const answered = locked.completeUnchecked({ undoAction: 'EXPLODE', undoStepId: 'U-0' });
  await expect(answered).rejects.toSatisfy((error) => error instanceof EngineHttpError && error.status === 500);
  await run.at(undoNextStep);
});

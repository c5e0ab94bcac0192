import { randomUUID } from 'node:crypto';
import { orderFulfillment, orderFulfillmentTasks, orderKey } from '@platform/contracts';
import { orderFulfillmentModel } from '@platform/contracts/models';
import type { AnyTaskContract } from '@stepwright/contract';
import { expect } from 'vitest';
import type { ModelEngine } from './model-engine.ts';
import { ProcessRun } from './process-run.ts';

const {
  activateService,
  cancelBilling,
  claimStart,
  completeCancellation,
  completeOrder,
  deactivateService,
  decomposeOrder,
  notifyCustomer,
  openFallout,
  reconcileBilling,
  releaseInventory,
  requestBilling,
  reserveInventory,
  undoNextStep,
} = orderFulfillmentTasks;

/** How long the model waits for billing. */
export const billingOverdueMs = 15 * 60_000;

const tenantId = 'acme';
const billingHandoffId = 'B-1';

/** A run of this model. */
export type OrderRun = ProcessRun<typeof orderFulfillmentModel>;

/** Starts the fulfillment of a new order. */
export function startOrder(engine: ModelEngine): Promise<OrderRun> {
  const orderId = `O-${randomUUID()}`;
  const businessKey = orderKey.format({ tenantId, id: orderId });
  const values = { tenantId, orderId, correlationId: randomUUID(), startCommandId: randomUUID() };
  return ProcessRun.start(engine, { process: orderFulfillment, model: orderFulfillmentModel }, businessKey, values);
}

/** Starts the fulfillment of a new order and claims its start. */
export async function claimOrder(engine: ModelEngine): Promise<OrderRun> {
  const run = await startOrder(engine);
  await run.at(claimStart);
  await run.done(claimStart, {}, { orderId: orderIdOf(run), startCommandId: String(run.values.startCommandId) });
  await run.at(decomposeOrder);
  return run;
}

/** The id that cancellations of this order name. */
export function orderIdOf(run: OrderRun): string {
  return String(run.values.orderId);
}

/** Does everything for one line, from the reservation on. */
export async function fulfillLine(run: OrderRun, lineIndex: number): Promise<void> {
  await run.at(reserveInventory);
  await run.done(reserveInventory, { reservationId: `R-${lineIndex}` }, { lineIndex });
  await run.at(activateService);
  await run.done(activateService, { activationId: `V-${lineIndex}` }, { lineIndex });
}

/** Goes from decompose-order to the wait for billing. */
export async function bringToBillingWait(run: OrderRun, lineCount: number): Promise<void> {
  await run.at(decomposeOrder);
  await run.done(decomposeOrder, { lineCount });
  for (let lineIndex = 0; lineIndex < lineCount; lineIndex++) await fulfillLine(run, lineIndex);
  await run.at(requestBilling);
  await run.done(requestBilling, { billingHandoffId });
  await run.at('billing-wait');
}

/** Billing confirms the handoff in time. */
export function confirmBilling(run: OrderRun): Promise<void> {
  return run.heard('billing-confirmed', billingHandoffId);
}

/** Billing has not confirmed in time, but knows the handoff when it is asked. */
export async function reconcileOverdueBilling(run: OrderRun): Promise<void> {
  await run.timer(billingOverdueMs);
  await run.at(reconcileBilling);
  await run.deaf('billing-confirmed', billingHandoffId);
  await run.done(reconcileBilling, {}, { billingHandoffId });
}

/** Goes from a settled billing to the end of a completed order. */
export async function notifyAndComplete(run: OrderRun): Promise<void> {
  await run.at(notifyCustomer);
  await run.done(notifyCustomer, { messageId: 'M-1' });
  await run.at(completeOrder);
  await run.done(completeOrder, {});
  await run.ended('order-completed');
}

type Step = readonly [task: AnyTaskContract, finish: (run: OrderRun) => Promise<void>];

/** What one line needs until billing is awaited. */
const untilBilling: readonly Step[] = [
  [decomposeOrder, (run) => run.done(decomposeOrder, { lineCount: 1 })],
  [reserveInventory, (run) => run.done(reserveInventory, { reservationId: 'R-0' })],
  [activateService, (run) => run.done(activateService, { activationId: 'V-0' })],
  [requestBilling, (run) => run.done(requestBilling, { billingHandoffId })],
];

/** The tasks of the way to a completed order, and of its detour over an overdue billing. */
export const fulfillmentTasks = [
  decomposeOrder,
  reserveInventory,
  activateService,
  requestBilling,
  reconcileBilling,
  notifyCustomer,
  completeOrder,
] as const;

/** Brings a claimed order of one line to where this task is open. */
export async function bringTo(run: OrderRun, task: (typeof fulfillmentTasks)[number]): Promise<void> {
  for (const [next, finish] of untilBilling) {
    if (next === task) break;
    await finish(run);
  }
  const pastBilling = !untilBilling.some(([next]) => next === task);
  if (task === reconcileBilling) await run.timer(billingOverdueMs);
  else if (pastBilling) await confirmBilling(run);
  if (task === completeOrder) await run.done(notifyCustomer, { messageId: 'M-1' });
  await run.at(task);
}

/** An operator gets the case of a fallout with this code; it is left waiting for the operator. */
export async function openCase(run: OrderRun, falloutCode: string, falloutId = 'F-1'): Promise<void> {
  await run.at(openFallout);
  await run.done(openFallout, { falloutId }, { falloutCode });
  await run.at('fallout-wait');
}

/** Undoes four effects in the order that the order service tells, until nothing is left and the order is cancelled. */
export async function undoEverything(run: OrderRun): Promise<void> {
  const effects = [
    ['CANCEL_BILLING', cancelBilling],
    ['DEACTIVATE_SERVICE', deactivateService],
    ['RELEASE_INVENTORY', releaseInventory],
    ['DEACTIVATE_SERVICE', deactivateService],
  ] as const;
  for (const [index, [undoAction, task]] of effects.entries()) {
    const undoStepId = `U-${index}`;
    await run.at(undoNextStep);
    await run.done(undoNextStep, { undoAction, undoStepId });
    await run.at(task);
    await run.done(task, {}, { undoStepId });
  }
  await run.at(undoNextStep);
  await run.done(undoNextStep, { undoAction: 'NOTHING', undoStepId: 'U-none' });
  await run.at(completeCancellation);
  await run.done(completeCancellation, {});
  await run.ended('order-cancelled');
  expect(await run.count(undoNextStep)).toBe(effects.length + 1);
}

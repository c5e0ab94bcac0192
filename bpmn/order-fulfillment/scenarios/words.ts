import { orderFulfillment, orderFulfillmentTasks } from '@platform/contracts';
import { orderFulfillmentModel } from '@platform/contracts/models';
import type { TaskInput, TaskOutput } from '@stepwright/contract';
import { type Scenario, type Step, scenariosFor } from '@stepwright/process-test';

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

/** The words that scenarios of this process are written in. */
export const order = scenariosFor(orderFulfillment, orderFulfillmentModel);

/** A code that no contract declares: only a catch-all can take it. */
export const undeclaredCode = 'SOMETHING_ELSE';

/** The id that cancellations of the order name. */
export const orderId = 'O-{run}';

/** The start of a new order. */
export const start = {
  businessKey: 'acme:order:O-{run}',
  values: { tenantId: 'acme', orderId, correlationId: 'C-{run}', startCommandId: 'S-{run}' },
} as const satisfies Scenario['start'];

type OrderTask = (typeof orderFulfillmentTasks)[keyof typeof orderFulfillmentTasks];

/** The order stands at the task, whose id in the model is its topic, and nowhere else. */
export function waitsFor({ topic }: OrderTask): Step {
  return order.waitsAt(topic);
}

/** The order waits for the task, and its worker, which was told `given`, completes it. */
export function does<T extends OrderTask>(
  task: T,
  output: TaskOutput<T>,
  given: Partial<TaskInput<T>> = {},
): readonly Step[] {
  return [waitsFor(task), order.completes(task, output, { given })];
}

/** From the start to the first step of the fulfillment. */
export const claimed: readonly Step[] = does(
  claimStart,
  {},
  { tenantId: start.values.tenantId, orderId, startCommandId: start.values.startCommandId },
);

/** All that one line needs. */
export function lineFulfilled(lineIndex: number): readonly Step[] {
  return [
    ...does(reserveInventory, { reservationId: `R-${lineIndex}` }, { lineIndex }),
    ...does(activateService, { activationId: `V-${lineIndex}` }, { lineIndex }),
  ];
}

/** From the first step of the fulfillment to the wait for billing, which has just begun. */
export function billingRequested(lineCount: number): readonly Step[] {
  return [
    ...does(decomposeOrder, { lineCount }),
    ...Array.from({ length: lineCount }, (_, lineIndex) => lineFulfilled(lineIndex)).flat(),
    ...does(requestBilling, { billingHandoffId: 'B-1' }),
    order.waitsAt('billing-wait'),
    order.expects({ timers: { 'billing-overdue': 'PT15M' } }),
  ];
}

/** The confirmation that was awaited comes, and nothing is left of the wait. */
export const billingConfirmed: readonly Step[] = [
  order.hears('billing-confirmed', 'B-1'),
  order.expects({ variables: { confirmedBillingHandoffId: 'B-1' }, timers: {} }),
];

/** The confirmation does not come in its time, so billing is asked. */
export const billingOverdue: readonly Step[] = [
  order.timerFires('billing-overdue', 'PT15M'),
  order.waitsAt('reconcile-billing'),
];

/** From the settled billing to the completed order. */
export const notifiedAndCompleted: readonly Step[] = [
  ...does(notifyCustomer, { messageId: 'M-1' }),
  ...does(completeOrder, {}),
  order.endsAt('order-completed'),
];

const toReserve = does(decomposeOrder, { lineCount: 1 });
const toActivate = [...toReserve, ...does(reserveInventory, { reservationId: 'R-0' }, { lineIndex: 0 })];
const toRequest = [...toActivate, ...does(activateService, { activationId: 'V-0' }, { lineIndex: 0 })];
const toNotify = [...billingRequested(1), ...billingConfirmed];

/** The tasks of the fulfillment, its detour over an overdue billing too, each with the way of one line from the claim to it. */
export const fulfillmentSteps = [
  { task: decomposeOrder, way: [] },
  { task: reserveInventory, way: toReserve },
  { task: activateService, way: toActivate },
  { task: requestBilling, way: toRequest },
  { task: reconcileBilling, way: [...billingRequested(1), ...billingOverdue] },
  { task: notifyCustomer, way: toNotify },
  { task: completeOrder, way: [...toNotify, ...does(notifyCustomer, { messageId: 'M-1' })] },
] as const;

/** An operator gets the case of a fallout with this code; it waits for the operator. */
export function caseOpened(falloutCode: string, falloutId: string): readonly Step[] {
  return [...does(openFallout, { falloutId }, { falloutCode }), order.waitsAt('fallout-wait')];
}

const undoTasks = {
  CANCEL_BILLING: cancelBilling,
  DEACTIVATE_SERVICE: deactivateService,
  RELEASE_INVENTORY: releaseInventory,
} as const;

/** The order service says what is undone next. */
export function undoChosen(undoAction: keyof typeof undoTasks | 'NOTHING', undoStepId: string): readonly Step[] {
  return does(undoNextStep, { undoAction, undoStepId });
}

/** Undoes effects in this order, until nothing is left and the order is cancelled. */
export function undone(...actions: readonly (keyof typeof undoTasks)[]): readonly Step[] {
  const effects = actions.flatMap((undoAction, index) => {
    const undoStepId = `U-${index}`;
    return [...undoChosen(undoAction, undoStepId), ...does(undoTasks[undoAction], {}, { undoStepId })];
  });
  return [
    ...effects,
    ...undoChosen('NOTHING', 'U-none'),
    ...does(completeCancellation, {}),
    order.endsAt('order-cancelled'),
    order.expects({ entered: { 'undo-next-step': actions.length + 1 } }),
  ];
}

/** Each kind of effect is undone, and one of them a second time: after any of them something may be left. */
export const everythingUndone: readonly Step[] = undone(
  'CANCEL_BILLING',
  'DEACTIVATE_SERVICE',
  'RELEASE_INVENTORY',
  'DEACTIVATE_SERVICE',
);

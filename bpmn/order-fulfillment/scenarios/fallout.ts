import { orderFulfillmentTasks } from '@platform/contracts';
import type { Scenario, Step } from '@stepwright/process-test';
import {
  billingConfirmed,
  billingOverdue,
  billingRequested,
  caseOpened,
  claimed,
  does,
  fulfillmentSteps,
  lineFulfilled,
  notifiedAndCompleted,
  order,
  start,
  undeclaredCode,
  waitsFor,
} from './words.ts';

const { decomposeOrder, openFallout, reconcileBilling, reserveInventory } = orderFulfillmentTasks;

const catchers = { 'inventory-not-available': 0, 'billing-unconfirmed': 0, 'fulfillment-failed': 0 };

/** Orders that an operator must help on. */
export const fallout: readonly Scenario[] = [
  order.scenario(
    'an order without stock for its second line falls out, and resumes with all of its lines',
    start,
    claimed,
    does(decomposeOrder, { lineCount: 2 }),
    lineFulfilled(0),
    order.waitsAt('reserve-inventory'),
    order.raises(reserveInventory, 'INVENTORY_NOT_AVAILABLE', { given: { lineIndex: 1 } }),
    resumedAfter('INVENTORY_NOT_AVAILABLE', 2),
    caughtBy('inventory-not-available'),
  ),
  order.scenario(
    'an order that billing does not know falls out, and waits its 15 minutes again when it resumes',
    start,
    claimed,
    billingRequested(1),
    billingOverdue,
    order.raises(reconcileBilling, 'BILLING_UNCONFIRMED', { given: { billingHandoffId: 'B-1' } }),
    resumedAfter('BILLING_UNCONFIRMED', 1),
    caughtBy('billing-unconfirmed'),
  ),
  ...fulfillmentSteps.map(({ task, way }) =>
    order.scenario(
      `an error at ${task.topic} that no contract declares leads to fallout, and the order resumes`,
      start,
      claimed,
      way,
      waitsFor(task),
      order.raisesUndeclared(task, undeclaredCode),
      resumedAfter(undeclaredCode, 1),
      caughtBy('fulfillment-failed'),
    ),
  ),
  order.scenario(
    'an error at open-fallout that no contract declares is refused, so that no case is lost',
    start,
    claimed,
    order.raisesUndeclared(decomposeOrder, undeclaredCode),
    order.raisesUndeclared(openFallout, undeclaredCode, { refused: true }),
    caseOpened(undeclaredCode, 'F-1'),
  ),
];

/** The operator resolves the case, and the order goes its whole way again. */
function resumedAfter(falloutCode: string, lineCount: number): readonly Step[] {
  return [
    ...caseOpened(falloutCode, 'F-1'),
    order.hears('fallout-resolved', 'F-1'),
    ...billingRequested(lineCount),
    ...billingConfirmed,
    ...notifiedAndCompleted,
    order.expects({ variables: { falloutCode, resolvedFalloutId: 'F-1' } }),
  ];
}

function caughtBy(catcher: keyof typeof catchers): Step {
  return order.expects({ entered: { ...catchers, [catcher]: 1 } });
}

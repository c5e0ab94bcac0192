import { orderFulfillmentTasks } from '@platform/contracts';
import type { Scenario } from '@stepwright/process-test';
import {
  billingConfirmed,
  billingOverdue,
  billingRequested,
  claimed,
  does,
  notifiedAndCompleted,
  order,
  start,
} from './words.ts';

const { reconcileBilling } = orderFulfillmentTasks;

/** Orders that are completed without an operator. */
export const fulfillment: readonly Scenario[] = [
  order.scenario(
    'an order is completed after its three lines were fulfilled one after the other and billing has confirmed',
    start,
    claimed,
    billingRequested(3),
    billingConfirmed,
    notifiedAndCompleted,
    order.expects({
      entered: { 'reserve-inventory': 3, 'activate-service': 3 },
      notPassed: ['reconcile-billing', 'open-fallout', 'undo-next-step'],
    }),
  ),
  order.scenario(
    'an order without lines is completed by billing alone',
    start,
    claimed,
    billingRequested(0),
    billingConfirmed,
    notifiedAndCompleted,
    order.expects({ notPassed: ['reserve-inventory', 'activate-service'] }),
  ),
  order.scenario(
    'an order is completed by asking billing when no confirmation has come in 15 minutes',
    start,
    claimed,
    billingRequested(1),
    order.timePasses('PT14M'),
    order.waitsAt('billing-wait'),
    billingOverdue,
    order.ignores('billing-confirmed', 'B-1'),
    does(reconcileBilling, {}, { billingHandoffId: 'B-1' }),
    notifiedAndCompleted,
    order.expects({ entered: { 'reconcile-billing': 1 }, notPassed: ['billing-confirmed', 'open-fallout'] }),
  ),
];

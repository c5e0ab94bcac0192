import { orderFulfillmentTasks } from '@platform/contracts';
import type { Scenario } from '@stepwright/process-test';
import { claimed, order, start, undeclaredCode } from './words.ts';

const { claimStart } = orderFulfillmentTasks;

/** Starts that do not count, and a claim that goes wrong. */
export const starts: readonly Scenario[] = [
  order.scenario(
    'a start that another instance has claimed ends without effect',
    start,
    order.waitsAt('claim-start'),
    order.raises(claimStart, 'DUPLICATE_START'),
    order.endsAt('duplicate-start'),
    order.expects({ notPassed: ['fulfill'] }),
  ),
  order.scenario(
    'a start that is no longer wanted ends without effect',
    start,
    order.waitsAt('claim-start'),
    order.raises(claimStart, 'START_OBSOLETE'),
    order.endsAt('start-obsolete'),
    order.expects({ notPassed: ['fulfill'] }),
  ),
  order.scenario(
    'an error at claim-start that no contract declares is refused, and the start can still be claimed',
    start,
    order.raisesUndeclared(claimStart, undeclaredCode, { refused: true }),
    claimed,
    order.waitsAt('decompose-order'),
  ),
];

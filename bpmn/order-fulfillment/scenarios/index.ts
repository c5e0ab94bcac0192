import { orderFulfillment } from '@platform/contracts';
import { type ProcessUnderTest, readProcess, type Scenario } from '@stepwright/process-test';
import { cancellation } from './cancellation.ts';
import { fallout } from './fallout.ts';
import { fulfillment } from './fulfillment.ts';
import { starts } from './starts.ts';

/** The process with its model. */
export const subject: Promise<ProcessUnderTest> = readProcess(
  orderFulfillment,
  new URL('../order-fulfillment.bpmn', import.meta.url),
);

/** All that the process is known to do. */
export const scenarios: readonly Scenario[] = [...starts, ...fulfillment, ...fallout, ...cancellation];

export { fulfillment };

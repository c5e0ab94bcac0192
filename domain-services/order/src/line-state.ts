import type { FulfillmentStep } from './fulfillment-step.ts';
import type { OrderState } from './order.ts';

/** How far a line is. It is told from the steps and stored nowhere: there is one truth. */
export type LineState = 'PENDING' | 'RESERVED' | 'ACTIVE' | 'BILLING_REQUESTED' | 'COMPLETED' | 'CANCELLED';

/** Tells the state of a line from its steps, the order's handoff and the order. A line without steps waits only for billing. */
export function lineState(
  lineSteps: readonly FulfillmentStep[],
  handoffStatus: 'PENDING' | 'CONFIRMED' | 'CANCELLED' | undefined,
  orderStatus: OrderState,
): LineState {
  if (orderStatus === 'COMPLETED') return 'COMPLETED';
  if (orderStatus === 'CANCELLED' || lineSteps.some(({ status }) => status === 'UNDONE')) return 'CANCELLED';
  const isDone = (stepType: FulfillmentStep['stepType']): boolean =>
    lineSteps.some((step) => step.stepType === stepType && step.status === 'SUCCEEDED');
  if (lineSteps.every(({ status }) => status === 'SUCCEEDED')) {
    if (handoffStatus === 'CONFIRMED') return 'COMPLETED';
    if (handoffStatus === 'PENDING') return 'BILLING_REQUESTED';
  }
  if (isDone('ACTIVATE_SERVICE')) return 'ACTIVE';
  return isDone('RESERVE_INVENTORY') ? 'RESERVED' : 'PENDING';
}

import { orderFulfillmentTasks } from '@platform/contracts';
import {
  type BoundHandler,
  defineHandler,
  type ExternalSystem,
  questionFetch,
  raiseRefusals,
} from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';
import type { Order } from './order-service.ts';

const { reconcileBilling } = orderFulfillmentTasks;
const operation = 'handoffs';

/**
 * Asks billing about a handoff whose callback has not come. A billing system that shows only whether it has taken a handoff confirms by that:
 * what it has taken, it charges.
 */
export const reconcileBillingHandler = ({ orders, billing }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(reconcileBilling, {
    execute: raiseRefusals(reconcileBilling, async ({ orderId, billingHandoffId }, context) => {
      const { handoff } = await orders.order(context, orderId);
      if (handoff?.billingHandoffId !== billingHandoffId) return context.bpmnError('BILLING_UNCONFIRMED');
      // The callback may have come while this task waited.
      if (handoff.status === 'CONFIRMED') return context.complete();
      if (!(await hasTaken(billing, context.signal, handoff))) return context.bpmnError('BILLING_UNCONFIRMED');
      await orders.confirmBilling(context, orderId, billingHandoffId);
      return context.complete();
    }),
  });

async function hasTaken(
  billing: ExternalSystem,
  signal: AbortSignal,
  { billingHandoffId, externalRequestId }: NonNullable<Order['handoff']>,
): Promise<boolean> {
  const finding = await billing.lookUp(questionFetch(signal), operation, externalRequestId);
  return finding.kind === 'DONE' && finding.reference === billingHandoffId;
}

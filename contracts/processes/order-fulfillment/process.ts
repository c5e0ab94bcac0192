import { defineProcess, v } from '@stepwright/contract';
import { orderKey } from '../../business-keys.ts';
import { activateService } from './activate-service.ts';
import { cancelBilling } from './cancel-billing.ts';
import { claimStart } from './claim-start.ts';
import { completeCancellation } from './complete-cancellation.ts';
import { completeOrder } from './complete-order.ts';
import { deactivateService } from './deactivate-service.ts';
import { decomposeOrder } from './decompose-order.ts';
import { notifyCustomer } from './notify-customer.ts';
import { openFallout } from './open-fallout.ts';
import { reconcileBilling } from './reconcile-billing.ts';
import { releaseInventory } from './release-inventory.ts';
import { requestBilling } from './request-billing.ts';
import { reserveInventory } from './reserve-inventory.ts';
import { undoNextStep } from './undo-next-step.ts';

/** From a captured order to a fulfilled one, or to one whose effects are undone. */
export const orderFulfillment = defineProcess({
  key: 'order-fulfillment',
  description:
    'Fulfills an order line by line, hands it over to billing and tells the customer; undoes it when cancelled.',
  businessKey: orderKey,
  start: { tenantId: v.string(), orderId: v.string(), correlationId: v.string(), startCommandId: v.string() },
  tasks: [
    claimStart,
    decomposeOrder,
    reserveInventory,
    activateService,
    requestBilling,
    reconcileBilling,
    notifyCustomer,
    completeOrder,
    openFallout,
    undoNextStep,
    releaseInventory,
    deactivateService,
    cancelBilling,
    completeCancellation,
  ],
  messages: [
    {
      name: 'billing-confirmed',
      correlationVariable: 'billingHandoffId',
      receiptVariable: 'confirmedBillingHandoffId',
      variables: {},
    },
    { name: 'fallout-resolved', correlationVariable: 'falloutId', receiptVariable: 'resolvedFalloutId', variables: {} },
    {
      name: 'cancellation-requested',
      correlationVariable: 'orderId',
      receiptVariable: 'cancelledOrderId',
      variables: {},
    },
  ],
});

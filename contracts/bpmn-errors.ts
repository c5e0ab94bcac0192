import { defineError, v } from '@stepwright/contract';

export const duplicateStart = defineError({
  code: 'DUPLICATE_START',
  description: 'Another process instance has claimed the same start command; this one ends without effect.',
});

export const startObsolete = defineError({
  code: 'START_OBSOLETE',
  description: 'What the process was started for has been withdrawn before the process could claim its start.',
});

export const approvalObsolete = defineError({
  code: 'APPROVAL_OBSOLETE',
  description: 'The quote was revised or the approval request is closed; the approval ends.',
});

export const inventoryNotAvailable = defineError({
  code: 'INVENTORY_NOT_AVAILABLE',
  description: 'The inventory system has no stock for an order line.',
});

export const billingUnconfirmed = defineError({
  code: 'BILLING_UNCONFIRMED',
  description: 'The billing system has not confirmed the handoff within its time and does not answer for it.',
});

export const orderCancelling = defineError({
  code: 'ORDER_CANCELLING',
  description: 'A cancellation of the order was requested; what was done must be undone.',
});

/** The variable in which a catching event keeps the code of a caught error. */
export const falloutCode = v.string().optional();

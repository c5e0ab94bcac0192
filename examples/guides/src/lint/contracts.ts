import { defineBusinessKey, defineError, defineProcess, defineTask, v } from '@stepwright/contract';

const businessKey = defineBusinessKey({ type: 'order' });

// #region contracts
const claimStart = defineTask({
  topic: 'claim-start',
  description: 'Binds the start command to this instance.',
  businessKey,
  input: { tenantId: v.string(), startCommandId: v.string() },
  errors: [defineError({ code: 'DUPLICATE_START', description: 'Another instance has this start.' })],
  external: 'none',
});

const checkCredit = defineTask({
  topic: 'check-credit',
  description: 'Says whether the customer may pay later.',
  businessKey,
  input: { tenantId: v.string(), customerId: v.string() },
  output: { credit: v.enum(['GRANTED', 'REFUSED']) },
  errors: [defineError({ code: 'CUSTOMER_UNKNOWN', description: 'There is no such customer.' })],
  external: 'none',
});

export const creditOrder = defineProcess({
  key: 'credit-order',
  description: 'Sells on credit.',
  businessKey,
  start: { tenantId: v.string(), startCommandId: v.string(), customerId: v.string() },
  tasks: [claimStart, checkCredit],
});
// #endregion

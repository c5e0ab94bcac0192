import { defineBusinessKey, defineError, defineProcess, defineTask, v } from '@stepwright/contract';
import { z } from 'zod';

const businessKey = defineBusinessKey({ type: 'return' });
const known = { tenantId: v.string(), returnId: v.string() };

export const claimStart = defineTask({
  topic: 'claim-start',
  description: 'Binds the start command to this instance.',
  businessKey,
  input: { tenantId: v.string(), startCommandId: v.string() },
  external: 'none',
});

// #region tasks
export const inspectArticle = defineTask({
  topic: 'inspect-article',
  description: 'Says what the article is still worth.',
  businessKey,
  input: known,
  output: { worthPercent: v.integer(z.int().min(0).max(100)) },
  external: 'none',
});

export const refundCustomer = defineTask({
  topic: 'refund-customer',
  description: 'The customer has the money back.',
  businessKey,
  input: known,
  errors: [defineError({ code: 'ACCOUNT_CLOSED', description: 'The account that paid is closed.' })],
  external: { class: 'keyed', system: 'payments', operation: 'refund' },
  idempotencyKey: ({ tenantId, returnId }) => `${tenantId}:${returnId}:refund`,
});

// #endregion

export const sendVoucher = defineTask({
  topic: 'send-voucher',
  description: 'The customer has a voucher.',
  businessKey,
  input: known,
  external: { class: 'keyed', system: 'vouchers', operation: 'send' },
  idempotencyKey: ({ tenantId, returnId }) => `${tenantId}:${returnId}:voucher`,
});

/** What a person of the returns desk does. */
// #region process
export const decideRefund = {
  taskDefinitionKey: 'decide-refund',
  variables: { isRefunded: v.boolean() },
} as const;

export const returnedArticle = defineProcess({
  key: 'returned-article',
  description: 'Takes an article back and refunds the customer.',
  businessKey,
  start: { ...known, startCommandId: v.string() },
  tasks: [claimStart, inspectArticle, refundCustomer, sendVoucher],
  userTasks: [decideRefund],
  messages: [
    {
      name: 'article-arrived',
      correlationVariable: 'returnId',
      receiptVariable: 'arrivedReturnId',
      variables: {},
    },
  ],
});
// #endregion

import { defineBusinessKey, defineError, defineTask, v } from '@stepwright/contract';

const orderKey = defineBusinessKey({ type: 'order' });

// #region plain
const articleUnknown = defineError({ code: 'ARTICLE_UNKNOWN', description: 'The catalog has no such article.' });

export const priceOrderTask = defineTask({
  topic: 'price-order',
  description: 'The order has a total.',
  businessKey: orderKey,
  external: 'none', // it only asks
  input: { tenantId: v.string(), article: v.string() },
  output: { total: v.decimal() },
  errors: [articleUnknown],
  retry: { attempts: 3, delaysMs: [5_000, 60_000] },
});
// #endregion

const inventoryNotAvailable = defineError({
  code: 'INVENTORY_NOT_AVAILABLE',
  description: 'The inventory has none left.',
});

// #region effect
export const reserveInventoryTask = defineTask({
  topic: 'reserve-inventory',
  description: 'The inventory holds what the line needs.',
  businessKey: orderKey,
  input: { tenantId: v.string(), lineId: v.string() },
  output: { reservationId: v.string() },
  errors: [inventoryNotAvailable],
  external: {
    class: 'keyed',
    system: 'inventory',
    operation: 'reserve',
    sendWindowMs: 10_000, // nothing is sent later than this after begin
    settleMs: 30_000, // a request that was sent takes effect within this, or never
    reconcileDelayMs: 5_000,
    reconcileMax: 10,
  },
  idempotencyKey: ({ tenantId, lineId }) => `${tenantId}:${lineId}:reserve`,
});
// #endregion

/** The process of the guides, as a worker takes it. */
export const orderProcess = { key: 'order', tasks: [priceOrderTask, reserveInventoryTask] };

// #region lease
export const buildReportTask = defineTask({
  topic: 'build-report',
  description: 'The report of the order exists.',
  businessKey: orderKey,
  external: 'none',
  input: { tenantId: v.string(), pageCount: v.integer() },
  output: { pagesBuilt: v.integer() },
  lockDurationMs: 10_000, // a killed worker's task waits for so long
  executionMaxMs: 900_000, // a run may take a quarter of an hour
});
// #endregion

/** The process with the long task. */
export const reportProcess = { key: 'report', tasks: [buildReportTask] };

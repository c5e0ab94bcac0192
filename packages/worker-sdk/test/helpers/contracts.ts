import {
  defineBusinessKey,
  defineError,
  defineProcess,
  defineTask,
  type EngineVariable,
  type TaskContract,
  v,
} from '@stepwright/contract';
import * as z from 'zod';

const orderKey = defineBusinessKey({ type: 'order' });
export const noStock = defineError({ code: 'NO_STOCK', description: 'There is no stock for the line.' });
export const tooLarge = defineError({
  code: 'TOO_LARGE',
  description: 'More than may be ordered.',
  data: { quantityMax: v.integer() },
});
export const orderCancelling = defineError({ code: 'ORDER_CANCELLING', description: 'The order is being cancelled.' });

export const claimStart = defineTask({
  topic: 'claim-start',
  description: 'The start is claimed.',
  businessKey: orderKey,
  external: 'none',
  input: { tenantId: v.string() },
});

/** Without external effect. */
export const countLines = defineTask({
  topic: 'count-lines',
  description: 'The lines are counted.',
  businessKey: orderKey,
  external: 'none',
  input: { tenantId: v.string(), lineId: v.string() },
  output: { lineCount: v.integer() },
  errors: [noStock, tooLarge],
  retry: { attempts: 3, delaysMs: [20, 40], jitter: 0 },
  lockDurationMs: 1_000,
  executionMaxMs: 5_000,
});

/** The same task, but its runs may take only a moment. */
export const countLinesFast = { ...countLines, executionMaxMs: 60 };

/** The same task, whose runs note how far they have come. */
export const countPages = { ...countLines, progress: v.json(z.object({ page: z.int(), mark: z.string().optional() })) };

const effect = { system: 'warehouse', operation: 'reserve', settleMs: 30_000, reconcileMax: 2, reconcileDelayMs: 5 };

/** With an external effect that can be asked for. */
export const reserveStock = defineTask({
  topic: 'reserve-stock',
  description: 'The stock of the line is reserved.',
  businessKey: orderKey,
  external: { class: 'queryable', ...effect },
  idempotencyKey: (input) => `${input.tenantId}:${input.lineId}:reserve`,
  input: { tenantId: v.string(), lineId: v.string() },
  output: { reservationId: v.string(), quantity: v.long().optional() },
  errors: [noStock, orderCancelling],
  retry: { attempts: 3, delaysMs: [20, 40], jitter: 0 },
  lockDurationMs: 1_000,
  executionMaxMs: 5_000,
});

/** The same effect in a system that neither knows keys nor can be asked reliably. */
export const reserveStockBlind = { ...reserveStock, external: { ...reserveStock.external, class: 'blind' as const } };

/** The effect, whose runs note how far they have come. */
export const reserveInParts: InParts<typeof reserveStock> = { ...reserveStock, progress: v.long() };
type InParts<T> =
  T extends TaskContract<infer I, infer O, infer E, infer X> ? TaskContract<I, O, E, X, EngineVariable<bigint>> : never;

export const fulfillment = defineProcess({
  key: 'fulfillment',
  description: 'An order is fulfilled.',
  businessKey: orderKey,
  start: { tenantId: v.string(), startCommandId: v.string() },
  tasks: [claimStart, countLines, reserveStock],
});

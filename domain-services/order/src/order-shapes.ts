import { Problem } from '@stepwright/service-kit';
import * as z from 'zod';
import { orderStates } from './order.ts';
import { lockOrder, type Order, type OrderScope } from './order-store.ts';

/** A short text that names something. */
export const idText = z.string().min(1).max(200);

/** The path of a command of one order. */
export const orderParams = z.object({ orderId: z.string().min(1).max(64) });

/** What every change of an order answers. */
export const orderAnswer = z
  .object({ orderId: z.string(), status: z.enum(orderStates), version: z.int() })
  .meta({ id: 'OrderState' });

/** The resource that refusals of a command are audited under. */
export const orderAudit = { type: 'order', id: ({ orderId }: { orderId: string }): string => orderId };

/** Locks the order that the path names. */
export function loadOrder({
  transaction,
  context,
  params,
}: Pick<OrderScope, 'transaction' | 'context'> & { readonly params: { readonly orderId: string } }): Promise<
  Order | undefined
> {
  return lockOrder(transaction, context.tenantId, params.orderId);
}

/** The answer of a change. */
export function answerOf({ orderId, status, version }: Order): {
  body: z.infer<typeof orderAnswer>;
  version: number;
} {
  return { body: { orderId, status, version }, version };
}

/** The refusal of a handoff that the order does not have. The confirmation may be faster than our own record: it may come again. */
export function handoffNotFound(orderId: string, billingHandoffId: string): Problem {
  return new Problem(
    404,
    'BILLING_HANDOFF_NOT_FOUND',
    `The order ${orderId} has no billing handoff ${billingHandoffId} that you may see.`,
    { retryable: true },
  );
}

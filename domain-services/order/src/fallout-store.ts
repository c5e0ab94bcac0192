import { randomUUID } from 'node:crypto';
import type { Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import type { Order, OrderScope } from './order-store.ts';

/** A stop of an order that only an operator can end. */
export interface Fallout {
  readonly falloutId: string;
  readonly code: string;
  readonly stepId: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly action: 'RETRY' | 'CANCEL' | null;
}

const falloutRow = z.object({
  fallout_id: z.string(),
  code: z.string(),
  step_id: z.string().nullable(),
  opened_at: z.date(),
  resolved_at: z.date().nullable(),
  action: z.enum(['RETRY', 'CANCEL']).nullable(),
});

/** Lists the fallouts of an order, oldest first. */
export async function listFallouts(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<readonly Fallout[]> {
  const rows = await transaction.any(sql.type(falloutRow)`
    select fallout_id, code, step_id, opened_at, resolved_at, action from order_fallout
    where tenant_id = ${tenantId} and order_id = ${orderId} order by opened_at, fallout_id
  `);
  return rows.map((row) => ({
    falloutId: row.fallout_id,
    code: row.code,
    stepId: row.step_id,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    action: row.action,
  }));
}

/** Stores a new fallout and gives its id. */
export async function insertFallout(
  { transaction, context }: OrderScope,
  { orderId }: Order,
  fallout: { readonly code: string; readonly stepId: string | undefined; readonly processInstanceId: string },
): Promise<string> {
  const falloutId = randomUUID();
  await transaction.query(sql.unsafe`
    insert into order_fallout (tenant_id, fallout_id, order_id, code, step_id, process_instance_id, opened_at)
    values (${context.tenantId}, ${falloutId}, ${orderId}, ${fallout.code}, ${fallout.stepId ?? null},
      ${fallout.processInstanceId}, ${context.now.toISOString()})
  `);
  return falloutId;
}

/** Closes a fallout with what was decided. */
export async function closeFallout(
  { transaction, context }: OrderScope,
  falloutId: string,
  action: 'RETRY' | 'CANCEL',
  reason: string,
): Promise<void> {
  await transaction.query(sql.unsafe`
    update order_fallout
    set resolved_at = ${context.now.toISOString()}, resolved_by = ${context.actor.id}, action = ${action}, reason = ${reason}
    where tenant_id = ${context.tenantId} and fallout_id = ${falloutId}
  `);
}

import type { Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import type { Order, OrderScope } from './order-store.ts';

/** The handing over of an order to billing: asked for, confirmed later (EXT-10). */
export interface BillingHandoff {
  /** The billing system's reference; unique within the order. */
  readonly billingHandoffId: string;
  /** The idempotency key that the billing system knows the request by. */
  readonly externalRequestId: string;
  readonly status: 'PENDING' | 'CONFIRMED' | 'CANCELLED';
  readonly version: number;
  readonly requestedAt: Date;
  readonly nextReconcileAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: 'CALLBACK' | 'RECONCILIATION' | null;
}

/** After this time without a callback the billing system is asked. The model's timer is as long. */
const reconcileAfterMs = 15 * 60_000;

const handoffRow = z.object({
  billing_handoff_id: z.string(),
  external_request_id: z.string(),
  status: z.enum(['PENDING', 'CONFIRMED', 'CANCELLED']),
  version: z.number(),
  requested_at: z.date(),
  next_reconcile_at: z.date().nullable(),
  confirmed_at: z.date().nullable(),
  confirmed_by: z.enum(['CALLBACK', 'RECONCILIATION']).nullable(),
});

/** Reads the handoff of an order; there is at most one. */
export async function findHandoff(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<BillingHandoff | undefined> {
  const row = await transaction.maybeOne(sql.type(handoffRow)`
    select billing_handoff_id, external_request_id, status, version, requested_at, next_reconcile_at, confirmed_at,
      confirmed_by
    from billing_handoff where tenant_id = ${tenantId} and order_id = ${orderId}
  `);
  if (row === null) return undefined;
  return {
    billingHandoffId: row.billing_handoff_id,
    externalRequestId: row.external_request_id,
    status: row.status,
    version: row.version,
    requestedAt: row.requested_at,
    nextReconcileAt: row.next_reconcile_at,
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by,
  };
}

/** Stores a handoff that the billing system has taken; its confirmation is awaited from now on. */
export async function insertHandoff(
  { transaction, journal, context }: OrderScope,
  { orderId }: Order,
  handoff: { readonly billingHandoffId: string; readonly stepId: string; readonly externalRequestId: string },
): Promise<void> {
  const { tenantId, now } = context;
  await transaction.query(sql.unsafe`
    insert into billing_handoff (tenant_id, order_id, billing_handoff_id, step_id, external_request_id, status, version,
      requested_at, next_reconcile_at)
    values (${tenantId}, ${orderId}, ${handoff.billingHandoffId}, ${handoff.stepId}, ${handoff.externalRequestId}, 'PENDING',
      1, ${now.toISOString()}, ${new Date(now.getTime() + reconcileAfterMs).toISOString()})
  `);
  const resource = handoffResource(orderId, handoff.billingHandoffId, 1);
  journal.transition({ resource, command: 'BILLING_HAND_OVER', from: null, to: 'PENDING' });
}

/** Stores the confirmation or the cancellation of a handoff. */
export async function settleHandoff(
  { transaction, journal, context }: OrderScope,
  { orderId }: Order,
  handoff: BillingHandoff,
  settled:
    | { readonly status: 'CONFIRMED'; readonly source: 'CALLBACK' | 'RECONCILIATION' }
    | { readonly status: 'CANCELLED' },
): Promise<void> {
  const { tenantId, now } = context;
  const version = handoff.version + 1;
  const isConfirmed = settled.status === 'CONFIRMED';
  await transaction.query(sql.unsafe`
    update billing_handoff
    set status = ${settled.status}, version = ${version}, next_reconcile_at = null,
      confirmed_at = ${isConfirmed ? now.toISOString() : (handoff.confirmedAt?.toISOString() ?? null)},
      confirmed_by = ${isConfirmed ? settled.source : handoff.confirmedBy}
    where tenant_id = ${tenantId} and order_id = ${orderId} and billing_handoff_id = ${handoff.billingHandoffId}
  `);
  journal.transition({
    resource: handoffResource(orderId, handoff.billingHandoffId, version),
    command: isConfirmed ? 'BILLING_CONFIRM' : 'BILLING_CANCEL',
    from: handoff.status,
    to: settled.status,
    reason: isConfirmed ? settled.source : undefined,
  });
}

/** Keeps a confirmation that came too late as evidence; the first one is kept, a repeat adds nothing. */
export async function keepLateConfirmation(
  { transaction, journal, context }: OrderScope,
  order: Order,
  late: {
    readonly billingHandoffId: string;
    readonly idempotencyKey?: string | undefined;
    readonly correlation?: string | undefined;
  },
): Promise<void> {
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into late_billing_confirmation (tenant_id, order_id, billing_handoff_id, order_status, idempotency_key, correlation,
      actor_id, received_at)
    values (${context.tenantId}, ${order.orderId}, ${late.billingHandoffId}, ${order.status}, ${late.idempotencyKey ?? null},
      ${late.correlation ?? null}, ${context.actor.id}, ${context.now.toISOString()})
    on conflict do nothing
  `);
  if (rowCount === 0) return;
  journal.audit({
    eventType: 'BILLING_CONFIRM_LATE',
    outcome: 'ALLOWED',
    resource: { type: 'billing-handoff', id: `${order.orderId}/${late.billingHandoffId}` },
    reason: `The order is ${order.status}.`,
  });
}

function handoffResource(orderId: string, billingHandoffId: string, version: number) {
  return { type: 'billing-handoff', id: `${orderId}/${billingHandoffId}`, version };
}

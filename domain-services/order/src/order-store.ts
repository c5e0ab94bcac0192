import type { ChangedResource, CommandContext, Journal, Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { type OrderState, orderStates } from './order.ts';

/** What writes: the transaction, the journal and who asked. */
export interface OrderScope {
  readonly transaction: Transaction;
  readonly journal: Journal;
  readonly context: CommandContext;
}

/** An order as it is stored. */
export interface Order {
  readonly orderId: string;
  readonly businessKey: string;
  readonly quoteId: string;
  readonly quoteRevision: number;
  readonly acceptanceId: string;
  readonly customerAccountId: string;
  readonly currency: string;
  readonly total: string;
  readonly contentHash: string;
  readonly status: OrderState;
  /** Row version: +1 on each change; the ETag. */
  readonly version: number;
  readonly startCommandId: string | null;
  readonly processInstanceId: string | null;
  /** The open fallout, exactly when the order is in FALLOUT. */
  readonly falloutId: string | null;
  readonly cancellationReason: string | null;
  readonly createdAt: Date;
}

const orderRow = z.object({
  order_id: z.string(),
  business_key: z.string(),
  quote_id: z.string(),
  quote_revision: z.number(),
  acceptance_id: z.string(),
  customer_account_id: z.string(),
  currency: z.string(),
  total: z.string(),
  content_hash: z.string(),
  status: z.enum(orderStates),
  version: z.number(),
  start_command_id: z.string().nullable(),
  process_instance_id: z.string().nullable(),
  fallout_id: z.string().nullable(),
  cancellation_reason: z.string().nullable(),
  created_at: z.date(),
});

const columns = sql.fragment`order_id, business_key, quote_id, quote_revision, acceptance_id, customer_account_id, currency,
  total, content_hash, status, version, start_command_id, process_instance_id, fallout_id, cancellation_reason, created_at`;

/** Reads an order without locking it. */
export async function findOrder(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<Order | undefined> {
  const row = await transaction.maybeOne(sql.type(orderRow)`
    select ${columns} from sales_order where tenant_id = ${tenantId} and order_id = ${orderId}
  `);
  return row === null ? undefined : readOrder(row);
}

/** Reads an order and locks it until the transaction ends: every change of an order goes one after the other. */
export async function lockOrder(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<Order | undefined> {
  const row = await transaction.maybeOne(sql.type(orderRow)`
    select ${columns} from sales_order where tenant_id = ${tenantId} and order_id = ${orderId} for update
  `);
  return row === null ? undefined : readOrder(row);
}

/** Reads the order that a quote has become. */
export async function findOrderOfQuote(
  transaction: Transaction,
  tenantId: string,
  quoteId: string,
): Promise<Order | undefined> {
  const row = await transaction.maybeOne(sql.type(orderRow)`
    select ${columns} from sales_order where tenant_id = ${tenantId} and quote_id = ${quoteId}
  `);
  return row === null ? undefined : readOrder(row);
}

/**
 * Stores a new order.
 *
 * @returns false when the quote has an order already; then nothing is stored.
 */
export async function insertOrder(
  transaction: Transaction,
  tenantId: string,
  order: Omit<Order, 'startCommandId' | 'processInstanceId' | 'falloutId' | 'cancellationReason'>,
): Promise<boolean> {
  const createdAt = order.createdAt.toISOString();
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into sales_order (tenant_id, order_id, business_key, quote_id, quote_revision, acceptance_id,
      customer_account_id, currency, total, content_hash, status, version, created_at, updated_at)
    values (${tenantId}, ${order.orderId}, ${order.businessKey}, ${order.quoteId}, ${order.quoteRevision},
      ${order.acceptanceId}, ${order.customerAccountId}, ${order.currency}, ${order.total}, ${order.contentHash},
      ${order.status}, ${order.version}, ${createdAt}, ${createdAt})
    on conflict do nothing
  `);
  return rowCount === 1;
}

/** Keeps the id of the command that starts the order's process. */
export async function setStartCommand(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
  startCommandId: string,
): Promise<void> {
  await transaction.query(sql.unsafe`
    update sales_order set start_command_id = ${startCommandId} where tenant_id = ${tenantId} and order_id = ${orderId}
  `);
}

/** What changes about an order. What is left out stays as it is. */
export interface OrderChange {
  /** Names the cause in the transition and the audit. */
  readonly command: string;
  readonly status?: OrderState;
  readonly reason?: string;
  readonly processInstanceId?: string;
  readonly falloutId?: string | null;
  readonly cancellationReason?: string;
}

/** Stores a change under the next version, with its transition when the state moves. */
export async function changeOrder(scope: OrderScope, order: Order, change: OrderChange): Promise<Order> {
  const { transaction, journal, context } = scope;
  const { command, reason, ...fields } = change;
  const changed: Order = { ...order, ...fields, version: order.version + 1 };
  await transaction.query(sql.unsafe`
    update sales_order
    set status = ${changed.status}, version = ${changed.version}, process_instance_id = ${changed.processInstanceId},
      fallout_id = ${changed.falloutId}, cancellation_reason = ${changed.cancellationReason},
      updated_at = ${context.now.toISOString()}
    where tenant_id = ${context.tenantId} and order_id = ${order.orderId}
  `);
  if (changed.status !== order.status) {
    journal.transition({ resource: orderResource(changed), command, from: order.status, to: changed.status, reason });
  }
  return changed;
}

/** The order as the resource of transitions, audit rows and events. */
export function orderResource({ orderId, version }: Pick<Order, 'orderId' | 'version'>): ChangedResource {
  return { type: 'order', id: orderId, version };
}

function readOrder(row: z.infer<typeof orderRow>): Order {
  return {
    orderId: row.order_id,
    businessKey: row.business_key,
    quoteId: row.quote_id,
    quoteRevision: row.quote_revision,
    acceptanceId: row.acceptance_id,
    customerAccountId: row.customer_account_id,
    currency: row.currency,
    total: row.total,
    contentHash: row.content_hash,
    status: row.status,
    version: row.version,
    startCommandId: row.start_command_id,
    processInstanceId: row.process_instance_id,
    falloutId: row.fallout_id,
    cancellationReason: row.cancellation_reason,
    createdAt: row.created_at,
  };
}

import type { ExternalOperation, Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { amountText, quantityText } from './amount-text.ts';
import { type Fallout, listFallouts } from './fallout-store.ts';
import type { FulfillmentStep } from './fulfillment-step.ts';
import { type BillingHandoff, findHandoff } from './handoff-store.ts';
import { lineState } from './line-state.ts';
import { listLines, type OrderLine } from './line-store.ts';
import { orderStates } from './order.ts';
import type { Order } from './order-store.ts';
import type { OrderView } from './order-view-shape.ts';
import { listSteps } from './step-store.ts';

/** Reads what belongs to an order and puts it into the words of the API. */
export async function readOrderView(
  transaction: Transaction,
  tenantId: string,
  order: Order,
  operations: readonly ExternalOperation[],
): Promise<OrderView> {
  const { orderId } = order;
  const lines = await listLines(transaction, tenantId, orderId);
  const steps = await listSteps(transaction, tenantId, orderId);
  const handoff = await findHandoff(transaction, tenantId, orderId);
  const fallouts = await listFallouts(transaction, tenantId, orderId);
  return {
    ...viewOrder(order),
    lines: lines.map((line) => viewLine(line, steps, handoff, order)),
    steps: steps.map(viewStep),
    operations: operations.map(viewOperation),
    ...(handoff === undefined ? {} : { handoff: viewHandoff(handoff) }),
    fallouts: fallouts.map(viewFallout),
    transitions: await readTransitions(transaction, tenantId, orderId),
  };
}

function viewOrder(order: Order) {
  const { contentHash: _hash, startCommandId: _start, total, createdAt, ...rest } = order;
  return { ...present(rest), total: amountText(total), createdAt: createdAt.toISOString() };
}

function viewLine(
  line: OrderLine,
  steps: readonly FulfillmentStep[],
  handoff: BillingHandoff | undefined,
  order: Order,
): OrderView['lines'][number] {
  const own = steps.filter((step) => step.lineIndex === line.lineIndex);
  return {
    ...line,
    status: lineState(own, handoff?.status, order.status),
    quantity: quantityText(line.quantity),
    recurring: amountText(line.recurring),
    oneTime: amountText(line.oneTime),
  };
}

function viewStep({ version: _version, ...step }: FulfillmentStep): OrderView['steps'][number] {
  return present(step);
}

function viewOperation({ businessKey: _key, output: _output, ...operation }: ExternalOperation) {
  return {
    ...operation,
    attempts: operation.attempts.map(({ settleMs: _settleMs, ...attempt }) => ({ ...attempt })),
  };
}

function viewHandoff({ version: _version, ...handoff }: BillingHandoff): NonNullable<OrderView['handoff']> {
  return present({
    ...handoff,
    requestedAt: handoff.requestedAt.toISOString(),
    nextReconcileAt: handoff.nextReconcileAt?.toISOString() ?? null,
    confirmedAt: handoff.confirmedAt?.toISOString() ?? null,
  });
}

function viewFallout(fallout: Fallout): OrderView['fallouts'][number] {
  return present({
    ...fallout,
    openedAt: fallout.openedAt.toISOString(),
    resolvedAt: fallout.resolvedAt?.toISOString() ?? null,
  });
}

const transitionRow = z.object({
  command: z.string(),
  from_state: z.enum(orderStates).nullable(),
  to_state: z.enum(orderStates),
  actor_id: z.string(),
  occurred_at: z.date(),
});

async function readTransitions(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<OrderView['transitions']> {
  const rows = await transaction.any(sql.type(transitionRow)`
    select command, from_state, to_state, actor_id, occurred_at from state_transition
    where tenant_id = ${tenantId} and aggregate_type = 'order' and aggregate_id = ${orderId}
    order by aggregate_version
  `);
  return rows.map((row) => ({
    command: row.command,
    ...(row.from_state === null ? {} : { from: row.from_state }),
    to: row.to_state,
    actorId: row.actor_id,
    occurredAt: row.occurred_at.toISOString(),
  }));
}

type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
};

/** The fields that have a value: JSON of this API leaves out what is not there. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<T>;
}

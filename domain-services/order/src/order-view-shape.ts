import * as z from 'zod';
import { lineActions } from './line-store.ts';
import { orderStates } from './order.ts';

const instant = z.string().meta({ format: 'date-time' });

const lineView = z.object({
  lineIndex: z.int(),
  quoteLineIndex: z.int(),
  status: z.enum(['PENDING', 'RESERVED', 'ACTIVE', 'BILLING_REQUESTED', 'COMPLETED', 'CANCELLED']),
  offeringId: z.string(),
  offeringVersion: z.int(),
  sku: z.string(),
  quantity: z.string(),
  action: z.enum(lineActions),
  configuration: z.record(z.string(), z.unknown()),
  recurring: z.string(),
  oneTime: z.string(),
});

const stepView = z.object({
  stepId: z.string(),
  lineIndex: z.int().optional(),
  stepType: z.string(),
  sequence: z.int(),
  status: z.enum(['PENDING', 'SUCCEEDED', 'REJECTED', 'UNDONE']),
  externalReference: z.string().optional(),
  code: z.string().optional(),
  doneOrder: z.int().optional(),
  /** The stable parts of the idempotency keys of what does and what undoes the step. */
  baseKey: z.string(),
  undoBaseKey: z.string().optional(),
});

const attemptView = z.object({
  attemptNo: z.int(),
  outcome: z.string(),
  reason: z.string().optional(),
  sendDeadline: instant,
  startedAt: instant,
});

const operationView = z.object({
  operationId: z.string(),
  system: z.string(),
  operation: z.string(),
  baseKey: z.string(),
  idempotencyKey: z.string(),
  generation: z.int(),
  status: z.enum(['READY', 'IN_DOUBT', 'SUCCEEDED', 'REJECTED']),
  code: z.string().optional(),
  externalReference: z.string().optional(),
  reconcileCount: z.int(),
  attempts: z.array(attemptView),
});

const handoffView = z.object({
  billingHandoffId: z.string(),
  status: z.enum(['PENDING', 'CONFIRMED', 'CANCELLED']),
  externalRequestId: z.string(),
  requestedAt: instant,
  nextReconcileAt: instant.optional(),
  confirmedAt: instant.optional(),
  confirmedBy: z.enum(['CALLBACK', 'RECONCILIATION']).optional(),
});

const falloutView = z.object({
  falloutId: z.string(),
  code: z.string(),
  stepId: z.string().optional(),
  openedAt: instant,
  resolvedAt: instant.optional(),
  action: z.enum(['RETRY', 'CANCEL']).optional(),
});

const transitionView = z.object({
  command: z.string(),
  from: z.enum(orderStates).optional(),
  to: z.enum(orderStates),
  actorId: z.string(),
  occurredAt: instant,
});

/** An order with all that belongs to it. */
export const orderView = z
  .object({
    orderId: z.string(),
    status: z.enum(orderStates),
    version: z.int(),
    businessKey: z.string(),
    quoteId: z.string(),
    quoteRevision: z.int(),
    acceptanceId: z.string(),
    customerAccountId: z.string(),
    currency: z.string(),
    total: z.string(),
    createdAt: instant,
    processInstanceId: z.string().optional(),
    falloutId: z.string().optional(),
    cancellationReason: z.string().optional(),
    lines: z.array(lineView),
    steps: z.array(stepView),
    operations: z.array(operationView),
    handoff: handoffView.optional(),
    fallouts: z.array(falloutView),
    transitions: z.array(transitionView),
  })
  .meta({ id: 'Order' });

/** The JSON of {@link orderView}. */
export type OrderView = z.infer<typeof orderView>;

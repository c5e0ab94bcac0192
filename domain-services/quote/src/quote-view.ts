import * as z from 'zod';
import { policyEvidence } from './approval-policy.ts';
import { quoteStates } from './quote.ts';

const line = z.object({
  lineIndex: z.int(),
  parentLineIndex: z.int().nullable(),
  offeringId: z.string(),
  offeringVersion: z.int(),
  offeringName: z.string(),
  sku: z.string(),
  quantity: z.string(),
  action: z.string(),
  configuration: z.record(z.string(), z.unknown()),
});

const price = z.object({
  priceResultId: z.string(),
  currency: z.string(),
  priceBookId: z.string(),
  priceBookVersion: z.int(),
  recurringTotal: z.string(),
  oneTimeTotal: z.string(),
  total: z.string(),
  discountBasisPoints: z.int(),
  pricedAt: z.string(),
  lines: z.array(
    z.object({
      lineIndex: z.int(),
      unitRecurring: z.string(),
      unitOneTime: z.string(),
      discountBasisPoints: z.int(),
      recurring: z.string(),
      oneTime: z.string(),
      total: z.string(),
      discountReason: z.string().nullable().optional(),
    }),
  ),
  trace: z.unknown().optional(),
});

const approval = z.object({
  approvalRequestId: z.string(),
  quoteRevision: z.int(),
  status: z.string(),
  requesterId: z.string(),
  comment: z.string().nullable(),
  processInstanceId: z.string().nullable(),
  approvalLevels: z.int().nullable(),
  policyId: z.string().nullable(),
  policyVersion: z.string().nullable(),
  policyInputs: z.unknown(),
  reasonCode: z.string().nullable(),
  /** Null until the policy was applied, and for what was evaluated before evidence was kept. */
  evidence: policyEvidence.nullable(),
  submittedAt: z.string(),
  closedAt: z.string().nullable(),
  tasks: z.array(
    z.object({
      approvalTaskId: z.string(),
      level: z.int(),
      candidateGroup: z.string(),
      status: z.string(),
      dueAt: z.string(),
    }),
  ),
  decisions: z.array(
    z.object({
      approvalTaskId: z.string(),
      level: z.int(),
      decision: z.string(),
      approverId: z.string(),
      approverGroups: z.array(z.string()),
      reasonCode: z.string(),
      comment: z.string().nullable(),
      quoteRevision: z.int(),
      priceResultId: z.string(),
      decidedAt: z.string(),
    }),
  ),
});

const artifact = z.object({
  artifactId: z.string(),
  quoteRevision: z.int(),
  artifactType: z.string(),
  templateId: z.string(),
  templateVersion: z.string(),
  storageUri: z.string(),
  contentHash: z.string(),
  generatedBy: z.string(),
  generatedAt: z.string(),
});

const acceptance = z.object({
  acceptanceId: z.string(),
  quoteRevision: z.int(),
  artifactId: z.string(),
  acceptedBy: z.string(),
  method: z.string(),
  acceptedAt: z.string(),
});

/** FAILED: the order service has refused for good and an operator has to act (INV-19). */
const orderCreation = z.object({
  status: z.enum(['IN_PROGRESS', 'FAILED', 'DONE']),
  /** Left out for customers. */
  reason: z.string().nullable().optional(),
});

/** A quote as it is read: its head and what belongs to the current revision. Null is what the revision does not have. */
export const quoteView = z
  .object({
    quoteId: z.string(),
    revision: z.int(),
    version: z.int(),
    status: z.enum(quoteStates),
    customerAccountId: z.string(),
    salesOwnerId: z.string(),
    currency: z.string(),
    validUntil: z.string(),
    orderId: z.string().nullable(),
    orderCreation: orderCreation.nullable(),
    lines: z.array(line),
    price: price.nullable(),
    /** Left out for customers, as are discount reasons and the price trace (SEC-22). */
    approval: approval.nullable().optional(),
    artifact: artifact.nullable(),
    acceptance: acceptance.nullable(),
  })
  .meta({ id: 'Quote' });

/** See {@link quoteView}. */
export type QuoteView = z.infer<typeof quoteView>;

import { defineTask, v } from '@stepwright/contract';
import * as z from 'zod';
import { approvalObsolete } from '../../bpmn-errors.ts';
import { quoteKey } from '../../business-keys.ts';

/** Has the quote service apply the approval policy to the exact revision and keep the evidence. */
export const evaluateApprovalPolicy = defineTask({
  topic: 'evaluate-approval-policy',
  description: 'It is recorded how many levels of approval the revision needs, and why; with none it is approved.',
  businessKey: quoteKey,
  input: { tenantId: v.string(), quoteId: v.string(), quoteRevision: v.integer(), approvalRequestId: v.string() },
  output: { approvalLevels: v.integer(z.int().min(0).max(2)), approvalOutcome: v.enum(['PENDING', 'APPROVED']) },
  errors: [approvalObsolete],
  external: 'none',
});

import { defineProcess, type UserTaskContract, v } from '@stepwright/contract';
import { quoteKey } from '../../business-keys.ts';
import { claimStart } from './claim-start.ts';
import { escalateApproval } from './escalate-approval.ts';
import { evaluateApprovalPolicy } from './evaluate-approval-policy.ts';
import { generateArtifact } from './generate-artifact.ts';
import { openApprovalTask } from './open-approval-task.ts';
import { openFallout } from './open-fallout.ts';

/** The human task of the process and the variables that its completion sets. */
export const approveQuoteTask = {
  taskDefinitionKey: 'approve-quote',
  identityVariable: 'approvalTaskId',
  receiptVariable: 'decidedApprovalTaskId',
  variables: { approvalOutcome: v.enum(['APPROVED', 'REJECTED']) },
} as const satisfies UserTaskContract;

/** From a submitted quote to an approved one with its document, or to a rejection. */
export const quoteApproval = defineProcess({
  key: 'quote-approval',
  description: 'Brings a submitted quote revision to a decision and, when approved, to its document.',
  businessKey: quoteKey,
  start: {
    tenantId: v.string(),
    quoteId: v.string(),
    quoteRevision: v.integer(),
    approvalRequestId: v.string(),
    correlationId: v.string(),
    startCommandId: v.string(),
  },
  tasks: [claimStart, evaluateApprovalPolicy, openApprovalTask, escalateApproval, generateArtifact, openFallout],
  messages: [
    {
      name: 'quote-revised',
      correlationVariable: 'approvalRequestId',
      receiptVariable: 'revisedApprovalRequestId',
      variables: {},
    },
    {
      name: 'approval-fallout-resolved',
      correlationVariable: 'falloutId',
      receiptVariable: 'resolvedFalloutId',
      variables: {},
    },
  ],
  userTasks: [approveQuoteTask],
});

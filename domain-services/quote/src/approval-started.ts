import { defineEvent } from '@stepwright/contract';
import * as z from 'zod';

/** Tells that the move from PENDING_APPROVAL_WORKFLOW_START to PENDING_APPROVAL has happened: every transition has an event. */
export const approvalStarted = defineEvent({
  type: 'approval.started.v1',
  topic: 'cpq.approval.events.v1',
  aggregateType: 'quote',
  description: 'A process instance has claimed the approval of a revision.',
  payload: z.object({
    quoteId: z.string(),
    quoteRevision: z.int(),
    approvalRequestId: z.string(),
    processInstanceId: z.string(),
  }),
});

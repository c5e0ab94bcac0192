import { defineTask, v } from '@stepwright/contract';
import { quoteKey } from '../../business-keys.ts';

/** Marks an approval task that is past its due time; the task itself stays open. */
export const escalateApproval = defineTask({
  topic: 'escalate-approval',
  description: 'The approval task and its request are ESCALATED and the escalation is published.',
  businessKey: quoteKey,
  input: { tenantId: v.string(), quoteId: v.string(), approvalTaskId: v.string() },
  external: 'none',
});

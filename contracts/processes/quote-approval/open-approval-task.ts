import { defineTask, v } from '@stepwright/contract';
import { approvalObsolete } from '../../bpmn-errors.ts';
import { quoteKey } from '../../business-keys.ts';

/** Opens the approval task of one level. `levelIndex` counts from 0. */
export const openApprovalTask = defineTask({
  topic: 'open-approval-task',
  description:
    'The approval task of the level exists with its candidate group and due time, and shows in the worklist.',
  businessKey: quoteKey,
  input: { tenantId: v.string(), quoteId: v.string(), approvalRequestId: v.string(), levelIndex: v.integer() },
  output: { approvalTaskId: v.string(), approvalGroup: v.string(), decisionNeeded: v.boolean() },
  errors: [approvalObsolete],
  external: 'none',
});

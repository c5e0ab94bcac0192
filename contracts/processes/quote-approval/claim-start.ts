import { defineTask, v } from '@stepwright/contract';
import { duplicateStart, startObsolete } from '../../bpmn-errors.ts';
import { quoteKey } from '../../business-keys.ts';

/** Binds the start command to this process instance; a second instance of the same command ends without effect. */
export const claimStart = defineTask({
  topic: 'claim-start',
  description: 'The quote service knows which process instance runs the approval; the quote is PENDING_APPROVAL.',
  businessKey: quoteKey,
  input: { tenantId: v.string(), quoteId: v.string(), approvalRequestId: v.string(), startCommandId: v.string() },
  errors: [duplicateStart, startObsolete],
  external: 'none',
});

import { defineTask, v } from '@stepwright/contract';
import { falloutCode } from '../../bpmn-errors.ts';
import { quoteKey } from '../../business-keys.ts';

/** Hands an approval that cannot go on to an operator. `falloutId` names this one wait. */
export const openFallout = defineTask({
  topic: 'open-fallout',
  description: 'The quote service has published that the approval entered fallout; operations opens a case.',
  businessKey: quoteKey,
  input: { tenantId: v.string(), quoteId: v.string(), approvalRequestId: v.string(), falloutCode },
  output: { falloutId: v.string() },
  external: 'none',
});

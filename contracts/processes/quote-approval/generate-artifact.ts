import { defineTask, v } from '@stepwright/contract';
import { approvalObsolete } from '../../bpmn-errors.ts';
import { quoteKey } from '../../business-keys.ts';

/** Has the document system render the quote document of the approved revision. */
export const generateArtifact = defineTask({
  topic: 'generate-artifact',
  description: 'The approved revision has an artifact with a content hash that proves what the customer is shown.',
  businessKey: quoteKey,
  input: { tenantId: v.string(), quoteId: v.string(), quoteRevision: v.integer() },
  output: { artifactId: v.string() },
  errors: [approvalObsolete],
  external: {
    class: 'keyed',
    system: 'documents',
    operation: 'renderings',
    sendWindowMs: 10_000,
    settleMs: 5_000,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: ({ tenantId, quoteId, quoteRevision }) => `${tenantId}:${quoteId}:r${quoteRevision}:quote-document`,
});

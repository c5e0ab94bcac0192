import { createHash } from 'node:crypto';
import { quoteApprovalTasks } from '@platform/contracts';
import {
  type BoundHandler,
  concludeFinding,
  concludeRefusal,
  defineHandler,
  type EffectDone,
  raiseRefusals,
} from '@stepwright/worker-sdk';
import * as z from 'zod';
import type { QuoteApprovalClients } from './clients.ts';

const { generateArtifact } = quoteApprovalTasks;
const operation = 'renderings';
const template = { templateId: 'quote-document', templateVersion: '1' };
const rendering = z.object({ storageUri: z.string().min(1), contentHash: z.string().min(1) });

/** Has the approved revision rendered. What proves the document goes to the quote service, its id alone to the process. */
export const generateArtifactHandler = ({ quotes, documents }: QuoteApprovalClients): BoundHandler =>
  defineHandler(generateArtifact, {
    execute: raiseRefusals(generateArtifact, async ({ quoteId, quoteRevision }, context) => {
      const { revision, ...content } = await quotes.quote(context, quoteId);
      if (revision !== quoteRevision) return context.bpmnError('APPROVAL_OBSOLETE');
      const document = { businessKey: context.businessKey, ...template, quoteRevision, ...content };
      const attempt = await context.begin({ quoteId, quoteRevision, ...template, documentHash: hashOf(document) });
      const answer = await documents.request(attempt, operation, document);
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer);
      return context.complete({ artifactId: answer.reference }, proofOf(answer));
    }),
    async reconcile(_input, context) {
      const finding = await documents.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(context, finding, (done) =>
        context.happened({ artifactId: done.reference }, proofOf(done)),
      );
    },
  });

/** What the service records of the artifact beside its id. */
function proofOf({ reference, body }: EffectDone) {
  return { externalReference: reference, evidence: { ...rendering.parse(body), ...template } };
}

/** The document itself may be large; its hash is evidence enough of what was asked for. */
function hashOf(document: object): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { recordArtifact } from '../artifact-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { requireMove } from '../quote.ts';
import { lockQuote } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { contentHash, foreignId, label, quoteParams, revisionNumber, storageUri } from '../request-shapes.ts';
import { requireRevision } from '../require-revision.ts';

/** Registers an artifact that was rendered elsewhere. Only an approved revision is shown to a customer. */
export const registerArtifact = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/artifacts',
  operation: 'QUOTE_ARTIFACT_REGISTER',
  summary: 'Registers an artifact that was rendered elsewhere',
  roles: ['sales'],
  params: quoteParams,
  body: z.strictObject({
    quoteRevision: revisionNumber,
    artifactType: label,
    templateId: foreignId,
    templateVersion: label,
    storageUri,
    contentHash,
  }),
  status: 201,
  response: quoteSummary.extend({ artifactId: z.string() }).meta({ id: 'QuoteWithArtifact' }),
  ifMatch: true,
  resource: quoteDenial,
  load: lockQuote,
  handle: async (scope, quote) => {
    requireMove('registerArtifact', quote, scope.context.now);
    requireRevision(quote, scope.body.quoteRevision);
    const artifactId = `A-${randomUUID()}`;
    const changed = await recordArtifact(scope, quote, { ...scope.body, artifactId });
    return { body: { ...summaryOf(changed), artifactId }, version: changed.version };
  },
});

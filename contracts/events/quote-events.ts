import { defineEvent } from '@stepwright/contract';
import * as z from 'zod';
import { money } from '../shapes/money.ts';

const topic = 'cpq.quote.events.v1';
const aggregateType = 'quote';
const quoteRevision = z.object({ quoteId: z.string(), quoteRevision: z.int() });

export const quoteCreated = defineEvent({
  type: 'cpq.quote.created.v1',
  topic,
  aggregateType,
  description: 'A commercial intent exists for a customer account.',
  payload: quoteRevision.extend({ customerAccountId: z.string() }),
});

export const quoteConfigured = defineEvent({
  type: 'cpq.quote.configured.v1',
  topic,
  aggregateType,
  description:
    'A new revision has a valid configuration; price, approval and artifact of the former one no longer count.',
  payload: quoteRevision.extend({ lineCount: z.int() }),
});

export const quotePriced = defineEvent({
  type: 'cpq.quote.priced.v1',
  topic,
  aggregateType,
  description: 'A new revision has a price; approval and artifact of the former one no longer count.',
  payload: quoteRevision.extend({ priceResultId: z.string(), total: money }),
});

export const quoteSubmitted = defineEvent({
  type: 'cpq.quote.submitted.v1',
  topic,
  aggregateType,
  description: 'A revision was submitted for approval.',
  payload: quoteRevision.extend({ approvalRequestId: z.string() }),
});

export const quoteApproved = defineEvent({
  type: 'cpq.quote.approved.v1',
  topic,
  aggregateType,
  description: 'A revision is approved by everybody whom the policy requires.',
  payload: quoteRevision.extend({ approvalRequestId: z.string() }),
});

export const quoteArtifactGenerated = defineEvent({
  type: 'cpq.quote.artifact-generated.v1',
  topic,
  aggregateType,
  description: 'The document that the customer is shown exists for a revision.',
  payload: quoteRevision.extend({ artifactId: z.string(), contentHash: z.string() }),
});

export const quoteAccepted = defineEvent({
  type: 'cpq.quote.accepted.v1',
  topic,
  aggregateType,
  description: 'The customer has accepted exactly this revision.',
  payload: quoteRevision.extend({ acceptanceId: z.string(), total: money }),
});

export const quoteConverted = defineEvent({
  type: 'cpq.quote.converted.v1',
  topic,
  aggregateType,
  description: 'The accepted revision has its order.',
  payload: quoteRevision.extend({ orderId: z.string() }),
});

export const quoteEnteredFallout = defineEvent({
  type: 'cpq.quote.entered-fallout.v1',
  topic,
  aggregateType,
  description: 'The approval process of a quote waits for an operator.',
  payload: quoteRevision.extend({ falloutId: z.string(), code: z.string(), businessKey: z.string() }),
});

export const quoteFalloutResolved = defineEvent({
  type: 'cpq.quote.fallout-resolved.v1',
  topic,
  aggregateType,
  description: 'An operator lets the approval process of a quote go on.',
  payload: quoteRevision.extend({ falloutId: z.string(), action: z.enum(['RETRY', 'CANCEL']) }),
});

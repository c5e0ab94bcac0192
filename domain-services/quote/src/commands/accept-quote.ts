import { randomUUID } from 'node:crypto';
import { quoteEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { findRequestOfRevision } from '../approval-store.ts';
import { artifactShows } from '../artifact-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { moneyText } from '../price.ts';
import { readPriceHead } from '../price-store.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, lockQuote, type Quote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { readOrderLines } from '../read-order-lines.ts';
import { foreignId, instant, label, quoteParams, revisionNumber } from '../request-shapes.ts';
import { requireRevision } from '../require-revision.ts';

/** Clocks of signing systems may run ahead by this much. */
const clockSkewMs = 300_000;

const acceptanceBody = z.strictObject({
  quoteRevision: revisionNumber,
  acceptedBy: label,
  acceptanceEvidence: z.strictObject({
    method: z.enum(['DIGITAL_SIGNATURE', 'EMAIL_CONFIRMATION', 'MANUAL_ENTRY']),
    acceptedAt: instant,
    artifactId: foreignId,
  }),
});
type Acceptance = z.infer<typeof acceptanceBody>;

/** Records that the customer accepted exactly the revision that the named artifact shows. The order follows after commit. */
export const acceptQuote = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/acceptance',
  operation: 'QUOTE_ACCEPT',
  summary: 'Accepts the revision that the customer was shown; the order is created afterwards',
  roles: ['customer', 'sales'],
  params: quoteParams,
  body: acceptanceBody,
  status: 202,
  response: quoteSummary
    .extend({ acceptanceId: z.string(), orderCreation: z.literal('IN_PROGRESS') })
    .meta({ id: 'AcceptedQuote' }),
  ifMatch: true,
  resource: quoteDenial,
  load: lockQuote,
  handle: async (scope, quote) => {
    await requireAcceptable(scope, quote, scope.body);
    const { body, journal } = scope;
    const acceptanceId = randomUUID();
    await insertAcceptance(scope, quote, acceptanceId, body);
    const total = await totalOf(scope, quote);
    const changed = await changeQuote(scope, quote, {
      command: 'QUOTE_ACCEPT',
      move: 'accept',
      to: 'ACCEPTED_PENDING_ORDER_CREATION',
      evidence: { acceptanceId, acceptedBy: body.acceptedBy, ...body.acceptanceEvidence, total },
    });
    journal.event(quoteEvents.quoteAccepted, quoteResource(changed), {
      quoteId: quote.quoteId,
      quoteRevision: quote.revision,
      acceptanceId,
      total: { amount: total, currency: quote.currency },
    });
    await createOrder(scope, changed, acceptanceId, total);
    return {
      body: { ...summaryOf(changed), acceptanceId, orderCreation: 'IN_PROGRESS' as const },
      version: changed.version,
    };
  },
});

async function requireAcceptable(scope: WriteScope, quote: Quote, body: Acceptance): Promise<void> {
  const { now } = scope.context;
  const { artifactId, acceptedAt } = body.acceptanceEvidence;
  requireMove('accept', quote, now);
  requireRevision(quote, body.quoteRevision);
  if (new Date(acceptedAt).getTime() > now.getTime() + clockSkewMs) {
    throw refusal(400, 'ACCEPTED_AT_NOT_VALID', `The acceptance is dated ${acceptedAt}, in the future; correct it.`, {
      errors: [{ path: 'body.acceptanceEvidence.acceptedAt', message: 'must not be in the future' }],
    });
  }
  const request = await findRequestOfRevision(scope, quote);
  if (request?.status !== 'APPROVED') {
    throw refusal(
      409,
      'QUOTE_NOT_APPROVED',
      `Revision ${quote.revision} of ${quote.quoteId} has no approval of its own.`,
    );
  }
  if (!(await artifactShows(scope, artifactId, quote))) {
    throw refusal(
      409,
      'ARTIFACT_NOT_OF_REVISION',
      `The artifact ${artifactId} does not show revision ${quote.revision} of ${quote.quoteId}; name the one that the customer saw.`,
    );
  }
}

async function insertAcceptance(
  { transaction, context }: WriteScope,
  { quoteId, revision }: Quote,
  acceptanceId: string,
  { acceptedBy, acceptanceEvidence: { method, acceptedAt, artifactId } }: Acceptance,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into quote_acceptance (tenant_id, quote_id, acceptance_id, quote_revision, artifact_id, accepted_by, method,
      accepted_at, recorded_by, recorded_at)
    values (${context.tenantId}, ${quoteId}, ${acceptanceId}, ${revision}, ${artifactId}, ${acceptedBy}, ${method},
      ${acceptedAt}, ${context.actor.id}, ${context.now.toISOString()})
  `);
}

async function totalOf(scope: WriteScope, quote: Quote): Promise<string> {
  const price = await readPriceHead(scope, quote);
  if (price === undefined) throw new Error(`Revision ${quote.revision} of ${quote.quoteId} has no price.`);
  return moneyText(price.total);
}

async function createOrder(scope: WriteScope, quote: Quote, acceptanceId: string, total: string): Promise<void> {
  const { quoteId, revision, customerAccountId, currency } = quote;
  const lines = await readOrderLines(scope, quote);
  scope.journal.command({
    resource: quoteResource(quote),
    kind: 'create-order',
    target: 'order',
    path: '/orders',
    body: { quoteId, quoteRevision: revision, customerAccountId, acceptanceId, currency, total, lines },
  });
}

import { currencyCode, quoteEvents } from '@platform/contracts';
import { maySeeAccount } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { defineCommand } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { newQuoteId } from '../new-quote-id.ts';
import { type Quote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { foreignId, instant } from '../request-shapes.ts';
import { openRevision } from '../revision-store.ts';

const dayMs = 86_400_000;
const validDaysDefault = 30;
const validDaysMax = 730;

/** Makes a quote for a customer account; the actor becomes its sales owner. */
export const createQuote = defineCommand({
  method: 'post',
  path: '/quotes',
  operation: 'QUOTE_CREATE',
  summary: 'Makes a quote for a customer account',
  roles: ['sales'],
  params: z.object({}),
  body: z.strictObject({ customerAccountId: foreignId, currency: currencyCode, validUntil: instant.optional() }),
  status: 201,
  response: quoteSummary,
  resource: { type: 'customer-account', id: (_params, body) => body.customerAccountId },
  authorize: ({ context, body }) => {
    if (maySeeAccount(context.actor, body.customerAccountId)) return;
    throw refusal(
      403,
      'ACCOUNT_NOT_ALLOWED',
      `You may not act for the customer account ${body.customerAccountId}; ask for the account.`,
    );
  },
  handle: async (scope) => {
    const { context, body, journal } = scope;
    const quote: Quote = {
      quoteId: newQuoteId(),
      status: 'DRAFT',
      revision: 1,
      version: 1,
      currency: body.currency,
      customerAccountId: body.customerAccountId,
      salesOwnerId: context.actor.id,
      validUntil: validUntilOf(body.validUntil, context.now),
    };
    await insertQuote(scope, quote);
    await openRevision(scope, quote, 'CREATED');
    journal.transition({ resource: quoteResource(quote), command: 'QUOTE_CREATE', from: null, to: 'DRAFT' });
    journal.event(quoteEvents.quoteCreated, quoteResource(quote), {
      quoteId: quote.quoteId,
      quoteRevision: 1,
      customerAccountId: quote.customerAccountId,
    });
    return { body: summaryOf(quote), version: 1 };
  },
});

function validUntilOf(asked: string | undefined, now: Date): Date {
  if (asked === undefined) return new Date(now.getTime() + validDaysDefault * dayMs);
  const validUntil = new Date(asked);
  if (validUntil > now && validUntil.getTime() <= now.getTime() + validDaysMax * dayMs) return validUntil;
  const message = `must be after ${now.toISOString()} and at most ${validDaysMax} days later`;
  throw refusal(400, 'VALID_UNTIL_NOT_VALID', `The end of validity ${asked} ${message}.`, {
    errors: [{ path: 'body.validUntil', message }],
  });
}

async function insertQuote({ transaction, context }: WriteScope, quote: Quote): Promise<void> {
  const now = context.now.toISOString();
  await transaction.query(sql.unsafe`
    insert into quote (tenant_id, quote_id, status, revision, version, currency, customer_account_id, sales_owner_id,
      valid_until, created_at, updated_at)
    values (${context.tenantId}, ${quote.quoteId}, ${quote.status}, ${quote.revision}, ${quote.version}, ${quote.currency},
      ${quote.customerAccountId}, ${quote.salesOwnerId}, ${quote.validUntil.toISOString()}, ${now}, ${now})
  `);
}

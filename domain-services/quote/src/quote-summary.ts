import * as z from 'zod';
import { quoteStates } from './quote.ts';
import type { Quote } from './quote-store.ts';

/** The main fields of a quote, as every command answers them. */
export const quoteSummary = z
  .object({
    quoteId: z.string(),
    revision: z.int(),
    status: z.enum(quoteStates),
    customerAccountId: z.string(),
    currency: z.string(),
    validUntil: z.string(),
  })
  .meta({ id: 'QuoteSummary' });

/** Takes the main fields of a quote. */
export function summaryOf(quote: Quote): z.infer<typeof quoteSummary> {
  const { quoteId, revision, status, customerAccountId, currency, validUntil } = quote;
  return { quoteId, revision, status, customerAccountId, currency, validUntil: validUntil.toISOString() };
}

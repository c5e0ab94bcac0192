import { randomUUID } from 'node:crypto';
import { quoteEvents } from '@platform/contracts';
import * as z from 'zod';
import type { Catalog, PriceBook } from '../catalog.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { type LineDiscount, type Price, priceLines, roundingRule } from '../price.ts';
import { insertPrice } from '../price-store.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, lockQuote, type Quote, quoteResource } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { foreignId, label, quoteParams } from '../request-shapes.ts';
import { insertLines, openRevision, readLines } from '../revision-store.ts';
import { withdrawApproval } from '../withdraw-approval.ts';

const discount = z.strictObject({
  lineIndex: z.int().min(0).max(199),
  basisPoints: z.int().min(0).max(10_000),
  reason: label,
});

/**
 * Prices a quote from a price book: a new revision with the same lines. Approval and artifact of the former one no longer count,
 * and an approval that runs is withdrawn. Later changes of the price book do not change it (INV-01).
 */
export const priceQuote = (catalog: Catalog) =>
  defineCommand({
    method: 'post',
    path: '/quotes/{quoteId}/pricing',
    operation: 'QUOTE_PRICE',
    summary: 'Prices a quote from a price book; opens a new revision',
    roles: ['sales'],
    params: quoteParams,
    body: z.strictObject({ priceBookId: foreignId, discounts: z.array(discount).max(200).optional() }),
    status: 200,
    response: quoteSummary.extend({ total: z.string() }).meta({ id: 'PricedQuote' }),
    ifMatch: true,
    resource: quoteDenial,
    load: lockQuote,
    prepare: async ({ body, context }, quote) => {
      requireMove('price', quote, context.now);
      return usableBook(await catalog.priceBook(context.tenantId, body.priceBookId), body.priceBookId, quote);
    },
    handle: async (scope, quote, book) => {
      const { context, body, journal } = scope;
      requireMove('price', quote, context.now);
      const lines = await readLines(scope, quote);
      const price = pricePossible(priceLines(lines, book.entries, body.discounts ?? []));
      const changed = await changeQuote(scope, quote, {
        command: 'QUOTE_PRICE',
        move: 'price',
        to: 'PRICED',
        revision: quote.revision + 1,
        evidence: { priceBookId: book.priceBookId, priceBookVersion: book.version, total: price.total },
      });
      await openRevision(scope, changed, 'PRICED');
      await insertLines(scope, changed, lines);
      const priceResultId = randomUUID();
      await insertPrice(scope, changed, {
        ...price,
        priceResultId,
        currency: quote.currency,
        priceBookId: book.priceBookId,
        priceBookVersion: book.version,
        trace: traceOf(book, body.discounts ?? [], context.actor.id),
      });
      journal.event(quoteEvents.quotePriced, quoteResource(changed), {
        quoteId: quote.quoteId,
        quoteRevision: changed.revision,
        priceResultId,
        total: { amount: price.total, currency: quote.currency },
      });
      await withdrawApproval(scope, quote, changed);
      return { body: { ...summaryOf(changed), total: price.total }, version: changed.version };
    },
  });

function usableBook(book: PriceBook | undefined, priceBookId: string, quote: Quote): PriceBook {
  const wrong =
    book === undefined
      ? 'is unknown'
      : book.status !== 'PUBLISHED'
        ? `is ${book.status}, not PUBLISHED`
        : book.currency !== quote.currency
          ? `is in ${book.currency}, the quote in ${quote.currency}`
          : undefined;
  if (book !== undefined && wrong === undefined) return book;
  throw refusal(400, 'PRICE_BOOK_NOT_USABLE', `The price book ${priceBookId} ${wrong}; name another one.`, {
    errors: [{ path: 'body.priceBookId', message: wrong ?? 'is unknown' }],
  });
}

function pricePossible(price: ReturnType<typeof priceLines>): Price {
  if (!('issues' in price)) return price;
  const list = price.issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw refusal(400, 'PRICE_NOT_POSSIBLE', `The quote cannot be priced: ${list}`.slice(0, 1_000), {
    errors: price.issues,
  });
}

function traceOf(book: PriceBook, discounts: readonly LineDiscount[], actorId: string): unknown {
  return {
    priceBook: { id: book.priceBookId, version: book.version },
    formula: 'unit price x quantity x (10000 - basis points) / 10000',
    rounding: roundingRule,
    manualDiscounts: discounts.map((one) => ({ ...one, givenBy: actorId })),
    promotions: [],
    tax: 'NOT_INCLUDED',
  };
}

import type { CommandDefinition } from '@stepwright/service-kit';
import { conflict } from '../errors.ts';
import {
  type PriceBook,
  type PriceBookContent,
  type PriceBookPath,
  priceBook,
  priceBookContent,
  priceBookPath,
} from '../price-book.ts';
import { lockNewestPriceBook, replacePriceBookDraft, type StoredPriceBook } from '../price-book-store.ts';
import { publicationMoves } from '../publication.ts';

/** Replaces currency and entries of a draft. */
export const changePriceBookDraft: CommandDefinition<
  PriceBookPath,
  PriceBookContent,
  StoredPriceBook,
  undefined,
  PriceBook
> = {
  method: 'put',
  path: '/price-books/{priceBookId}/draft',
  operation: 'PRICE_BOOK_CHANGE_DRAFT',
  summary: 'Replaces currency and entries of the draft',
  roles: ['catalog-admin'],
  params: priceBookPath,
  body: priceBookContent,
  status: 200,
  response: priceBook,
  ifMatch: true,
  resource: { type: 'price-book', id: ({ priceBookId }) => priceBookId },
  load: ({ transaction, context, params }) => lockNewestPriceBook(transaction, context.tenantId, params.priceBookId),
  handle: async ({ transaction, context, journal, body }, { priceBook: before }) => {
    if (publicationMoves[before.status].CHANGE === null) {
      throw conflict(
        'DRAFT_MISSING',
        `Version ${before.version} of ${before.priceBookId} is ${before.status} and stays as it is; POST /price-books makes the next version.`,
      );
    }
    const changed = await replacePriceBookDraft(transaction, context, { ...before, ...body });
    const { version, priceBook: after } = changed;
    journal.transition({
      resource: { type: 'price-book', id: after.priceBookId, version },
      command: 'PRICE_BOOK_CHANGE_DRAFT',
      from: before.status,
      to: after.status,
      before,
      after,
    });
    return { body: after, version };
  },
};

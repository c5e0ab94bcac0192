import { catalogEvents } from '@platform/contracts';
import type { CommandDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { conflict } from '../errors.ts';
import { type PriceBook, type PriceBookPath, priceBook, priceBookPath } from '../price-book.ts';
import {
  findUnpublishedOfferings,
  lockNewestPriceBook,
  publishPriceBookDraft,
  type StoredPriceBook,
} from '../price-book-store.ts';
import { publicationMoves } from '../publication.ts';

/** Publishes the draft: its prices are in force and stay as they are. Prices only what is published itself. */
export const publishPriceBook: CommandDefinition<PriceBookPath, object, StoredPriceBook, undefined, PriceBook> = {
  method: 'post',
  path: '/price-books/{priceBookId}/publication',
  operation: 'PRICE_BOOK_PUBLISH',
  summary: 'Publishes the draft',
  roles: ['catalog-admin'],
  params: priceBookPath,
  body: z.strictObject({}),
  status: 200,
  response: priceBook,
  ifMatch: true,
  resource: { type: 'price-book', id: ({ priceBookId }) => priceBookId },
  load: ({ transaction, context, params }) => lockNewestPriceBook(transaction, context.tenantId, params.priceBookId),
  handle: async ({ transaction, context, journal }, { priceBook: before }) => {
    if (publicationMoves[before.status].PUBLISH === null) {
      throw conflict(
        'DRAFT_MISSING',
        `Version ${before.version} of ${before.priceBookId} is ${before.status} already; POST /price-books makes the next version.`,
      );
    }
    refuseUnpublished(before, await findUnpublishedOfferings(transaction, context.tenantId, before.entries));
    const { version, priceBook: published } = await publishPriceBookDraft(transaction, context, before);
    const resource = { type: 'price-book', id: published.priceBookId, version };
    journal.transition({
      resource,
      command: 'PRICE_BOOK_PUBLISH',
      from: before.status,
      to: 'PUBLISHED',
      after: published,
    });
    journal.event(catalogEvents.priceBookPublished, resource, {
      priceBookId: published.priceBookId,
      priceBookVersion: published.version,
      currency: published.currency,
    });
    return { body: published, version };
  },
};

function refuseUnpublished(book: PriceBook, unpublished: PriceBook['entries']): void {
  const first = unpublished[0];
  if (first === undefined) return;
  throw conflict(
    'PRICE_BOOK_ENTRY_NOT_PUBLISHED',
    `${unpublished.length} of ${book.entries.length} entries price what is not published, first version ${first.offeringVersion} of ${first.offeringId}; publish it or take it out of the draft.`,
  );
}

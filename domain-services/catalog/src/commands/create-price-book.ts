import type { CommandDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { conflict } from '../errors.ts';
import { type PriceBook, priceBook, priceBookContent } from '../price-book.ts';
import { ensurePriceBook, insertPriceBookDraft, lockNewestPriceBook } from '../price-book-store.ts';
import { publicId } from '../public-id.ts';
import { publicationMoves } from '../publication.ts';

const body = priceBookContent.extend({ priceBookId: publicId });

/** Makes a draft: version 1 of a new price book, or the next version of one whose newest version is no draft. */
export const createPriceBook: CommandDefinition<object, z.infer<typeof body>, undefined, undefined, PriceBook> = {
  method: 'post',
  path: '/price-books',
  operation: 'PRICE_BOOK_CREATE',
  summary: 'Makes a draft of a new price book, or of the next version of a known one',
  roles: ['catalog-admin'],
  params: z.object({}),
  body,
  status: 201,
  response: priceBook,
  resource: { type: 'price-book', id: (_params, { priceBookId }) => priceBookId },
  handle: async ({ transaction, context, journal, body: { priceBookId, ...content } }) => {
    await ensurePriceBook(transaction, context.tenantId, priceBookId);
    const newest = (await lockNewestPriceBook(transaction, context.tenantId, priceBookId))?.priceBook;
    if (newest !== undefined && publicationMoves[newest.status].SUPERSEDE === null) {
      throw conflict(
        'DRAFT_EXISTS',
        `Version ${newest.version} of ${priceBookId} is still a draft; change it by PUT /price-books/${priceBookId}/draft or publish it first.`,
      );
    }
    const draft = { priceBookId, priceBookVersion: (newest?.version ?? 0) + 1, content };
    const { version, priceBook: after } = await insertPriceBookDraft(transaction, context, draft);
    journal.transition({
      resource: { type: 'price-book', id: priceBookId, version },
      command: 'PRICE_BOOK_CREATE',
      from: newest?.status ?? null,
      to: 'DRAFT',
      before: newest ?? null,
      after,
    });
    return { body: after, version };
  },
};

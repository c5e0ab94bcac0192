import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { type PriceBook, type PriceBookPath, priceBook, priceBookPath } from '../price-book.ts';
import { findPriceBook } from '../price-book-store.ts';

const query = z.strictObject({ status: z.enum(['DRAFT', 'PUBLISHED']).optional() });

/** Gives the newest published version, or the newest of all when none is published; `status` asks for the newest in that status. */
export const getPriceBook: QueryDefinition<PriceBookPath, z.infer<typeof query>, PriceBook> = {
  path: '/price-books/{priceBookId}',
  operation: 'PRICE_BOOK_GET',
  summary: 'Gives the newest published version, or the newest of all when none is published',
  roles: ['catalog-admin', 'sales', 'service', 'admin'],
  params: priceBookPath,
  query,
  response: priceBook,
  resource: { type: 'price-book', id: ({ priceBookId }) => priceBookId },
  read: async (transaction, { context, params, query: { status } }) => {
    const found = await findPriceBook(transaction, context.tenantId, params.priceBookId, { status });
    return found && { body: found.priceBook, version: found.version };
  },
};

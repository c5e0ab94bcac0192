import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { type PriceBook, priceBook, priceBookPath } from '../price-book.ts';
import { findPriceBook } from '../price-book-store.ts';
import { commercialVersion } from '../public-id.ts';

const params = priceBookPath.extend({ version: commercialVersion });

/** Gives one version of the price book, in whatever status it is. */
export const getPriceBookVersion: QueryDefinition<z.infer<typeof params>, object, PriceBook> = {
  path: '/price-books/{priceBookId}/versions/{version}',
  operation: 'PRICE_BOOK_VERSION_GET',
  summary: 'Gives one version',
  roles: ['catalog-admin', 'sales', 'service', 'admin'],
  params,
  query: z.object({}),
  response: priceBook,
  resource: { type: 'price-book', id: ({ priceBookId }) => priceBookId },
  read: async (transaction, { context, params: { priceBookId, version } }) => {
    const found = await findPriceBook(transaction, context.tenantId, priceBookId, { version });
    return found && { body: found.priceBook, version: found.version };
  },
};

import { defineEvent } from '@stepwright/contract';
import * as z from 'zod';

const topic = 'catalog.product-offering.events.v1';

export const productOfferingPublished = defineEvent({
  type: 'catalog.product-offering.published.v1',
  topic,
  aggregateType: 'product-offering',
  description: 'A version of an offering can be quoted from now on.',
  payload: z.object({ offeringId: z.string(), offeringVersion: z.int() }),
});

export const priceBookPublished = defineEvent({
  type: 'catalog.price-book.published.v1',
  topic,
  aggregateType: 'price-book',
  description: 'A version of a price book is in force from now on.',
  payload: z.object({ priceBookId: z.string(), priceBookVersion: z.int(), currency: z.string() }),
});

import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { type OfferingPath, offeringPath, type ProductOffering, productOffering } from '../product-offering.ts';
import { findOffering } from '../product-offering-store.ts';

const query = z.strictObject({ status: z.enum(['DRAFT', 'PUBLISHED', 'RETIRED']).optional() });

/** Gives the newest published version, or the newest of all when none is published; `status` asks for the newest in that status. */
export const getProductOffering: QueryDefinition<OfferingPath, z.infer<typeof query>, ProductOffering> = {
  path: '/product-offerings/{offeringId}',
  operation: 'PRODUCT_OFFERING_GET',
  summary: 'Gives the newest published version, or the newest of all when none is published',
  roles: ['catalog-admin', 'sales', 'service', 'admin'],
  params: offeringPath,
  query,
  response: productOffering,
  resource: { type: 'product-offering', id: ({ offeringId }) => offeringId },
  read: async (transaction, { context, params, query: { status } }) => {
    const found = await findOffering(transaction, context.tenantId, params.offeringId, { status });
    return found && { body: found.offering, version: found.version };
  },
};

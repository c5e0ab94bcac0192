import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { offeringPath, type ProductOffering, productOffering } from '../product-offering.ts';
import { findOffering } from '../product-offering-store.ts';
import { commercialVersion } from '../public-id.ts';

const params = offeringPath.extend({ version: commercialVersion });

/** Gives one version of the offering, in whatever status it is. */
export const getProductOfferingVersion: QueryDefinition<z.infer<typeof params>, object, ProductOffering> = {
  path: '/product-offerings/{offeringId}/versions/{version}',
  operation: 'PRODUCT_OFFERING_VERSION_GET',
  summary: 'Gives one version',
  roles: ['catalog-admin', 'sales', 'service', 'admin'],
  params,
  query: z.object({}),
  response: productOffering,
  resource: { type: 'product-offering', id: ({ offeringId }) => offeringId },
  read: async (transaction, { context, params: { offeringId, version } }) => {
    const found = await findOffering(transaction, context.tenantId, offeringId, { version });
    return found && { body: found.offering, version: found.version };
  },
};

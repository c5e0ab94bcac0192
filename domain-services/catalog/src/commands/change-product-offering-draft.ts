import type { CommandDefinition } from '@stepwright/service-kit';
import { conflict } from '../errors.ts';
import {
  type OfferingContent,
  type OfferingPath,
  offeringContent,
  offeringPath,
  type ProductOffering,
  productOffering,
} from '../product-offering.ts';
import { lockNewestOffering, type StoredOffering, updateOffering } from '../product-offering-store.ts';
import { publicationMoves } from '../publication.ts';

/** Replaces the content of a draft. */
export const changeProductOfferingDraft: CommandDefinition<
  OfferingPath,
  OfferingContent,
  StoredOffering,
  undefined,
  ProductOffering
> = {
  method: 'put',
  path: '/product-offerings/{offeringId}/draft',
  operation: 'PRODUCT_OFFERING_CHANGE_DRAFT',
  summary: 'Replaces the content of the draft',
  roles: ['catalog-admin'],
  params: offeringPath,
  body: offeringContent,
  status: 200,
  response: productOffering,
  ifMatch: true,
  resource: { type: 'product-offering', id: ({ offeringId }) => offeringId },
  load: ({ transaction, context, params }) => lockNewestOffering(transaction, context.tenantId, params.offeringId),
  handle: async ({ transaction, context, journal, body }, { offering: before }) => {
    if (publicationMoves[before.status].CHANGE === null) {
      throw conflict(
        'DRAFT_MISSING',
        `Version ${before.version} of ${before.offeringId} is ${before.status} and stays as it is; POST /product-offerings makes the next version.`,
      );
    }
    const offering = { ...before, ...body };
    const version = await updateOffering(transaction, context, offering);
    journal.transition({
      resource: { type: 'product-offering', id: offering.offeringId, version },
      command: 'PRODUCT_OFFERING_CHANGE_DRAFT',
      from: before.status,
      to: offering.status,
      before,
      after: offering,
    });
    return { body: offering, version };
  },
};

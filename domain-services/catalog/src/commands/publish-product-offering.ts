import { catalogEvents } from '@platform/contracts';
import type { CommandDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { conflict } from '../errors.ts';
import { type OfferingPath, offeringPath, type ProductOffering, productOffering } from '../product-offering.ts';
import { lockNewestOffering, type StoredOffering, updateOffering } from '../product-offering-store.ts';
import { publicationMoves } from '../publication.ts';

/** Publishes the draft: from now on it can be quoted and its content stays as it is. */
export const publishProductOffering: CommandDefinition<
  OfferingPath,
  object,
  StoredOffering,
  undefined,
  ProductOffering
> = {
  method: 'post',
  path: '/product-offerings/{offeringId}/publication',
  operation: 'PRODUCT_OFFERING_PUBLISH',
  summary: 'Publishes the draft',
  roles: ['catalog-admin'],
  params: offeringPath,
  body: z.strictObject({}),
  status: 200,
  response: productOffering,
  ifMatch: true,
  resource: { type: 'product-offering', id: ({ offeringId }) => offeringId },
  load: ({ transaction, context, params }) => lockNewestOffering(transaction, context.tenantId, params.offeringId),
  handle: async ({ transaction, context, journal }, { offering: before }) => {
    const status = publicationMoves[before.status].PUBLISH;
    if (status === null) {
      throw conflict(
        'DRAFT_MISSING',
        `Version ${before.version} of ${before.offeringId} is ${before.status} already; POST /product-offerings makes the next version.`,
      );
    }
    const offering = { ...before, status };
    const version = await updateOffering(transaction, context, offering);
    const resource = { type: 'product-offering', id: offering.offeringId, version };
    journal.transition({
      resource,
      command: 'PRODUCT_OFFERING_PUBLISH',
      from: before.status,
      to: status,
      after: offering,
    });
    journal.event(catalogEvents.productOfferingPublished, resource, {
      offeringId: offering.offeringId,
      offeringVersion: offering.version,
    });
    return { body: offering, version };
  },
};

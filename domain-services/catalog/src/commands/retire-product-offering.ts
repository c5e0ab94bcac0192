import { type CommandDefinition, Problem } from '@stepwright/service-kit';
import * as z from 'zod';
import { conflict } from '../errors.ts';
import { offeringPath, type ProductOffering, productOffering } from '../product-offering.ts';
import { findOffering, lockNewestOffering, type StoredOffering, updateOffering } from '../product-offering-store.ts';
import { commercialVersion } from '../public-id.ts';
import { publicationMoves } from '../publication.ts';

const params = offeringPath.extend({ version: commercialVersion });

/** Retires a published version: it can still be read, because old quotes name it, and is no longer offered. */
export const retireProductOffering: CommandDefinition<
  z.infer<typeof params>,
  object,
  StoredOffering,
  undefined,
  ProductOffering
> = {
  method: 'post',
  path: '/product-offerings/{offeringId}/versions/{version}/retirement',
  operation: 'PRODUCT_OFFERING_RETIRE',
  summary: 'Retires a published version',
  roles: ['catalog-admin'],
  params,
  body: z.strictObject({}),
  status: 200,
  response: productOffering,
  ifMatch: true,
  resource: { type: 'product-offering', id: ({ offeringId }) => offeringId },
  load: ({ transaction, context, params: { offeringId } }) =>
    lockNewestOffering(transaction, context.tenantId, offeringId),
  handle: async ({ transaction, context, journal, params: { offeringId, version: wanted } }) => {
    const before = (await findOffering(transaction, context.tenantId, offeringId, { version: wanted }))?.offering;
    if (before === undefined) {
      throw new Problem(404, 'PRODUCT_OFFERING_NOT_FOUND', `There is no version ${wanted} of ${offeringId}.`);
    }
    const status = publicationMoves[before.status].RETIRE;
    if (status === null) {
      throw conflict(
        'NOT_PUBLISHED',
        `Version ${wanted} of ${offeringId} is ${before.status}; only a published one can be retired.`,
      );
    }
    const offering = { ...before, status };
    const version = await updateOffering(transaction, context, offering);
    journal.transition({
      resource: { type: 'product-offering', id: offeringId, version },
      command: 'PRODUCT_OFFERING_RETIRE',
      from: before.status,
      to: status,
      after: offering,
    });
    return { body: offering, version };
  },
};

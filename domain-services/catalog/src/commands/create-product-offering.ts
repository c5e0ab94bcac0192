import type { CommandDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { conflict } from '../errors.ts';
import { offeringContent, productOffering } from '../product-offering.ts';
import { ensureOffering, insertOfferingDraft, lockNewestOffering } from '../product-offering-store.ts';
import { publicId } from '../public-id.ts';
import { publicationMoves } from '../publication.ts';

const body = offeringContent.extend({ offeringId: publicId });

/** Makes a draft: version 1 of a new offering, or the next version of one whose newest version is no draft. */
export const createProductOffering: CommandDefinition<
  object,
  z.infer<typeof body>,
  undefined,
  undefined,
  z.infer<typeof productOffering>
> = {
  method: 'post',
  path: '/product-offerings',
  operation: 'PRODUCT_OFFERING_CREATE',
  summary: 'Makes a draft of a new offering, or of the next version of a known one',
  roles: ['catalog-admin'],
  params: z.object({}),
  body,
  status: 201,
  response: productOffering,
  resource: { type: 'product-offering', id: (_params, { offeringId }) => offeringId },
  handle: async ({ transaction, context, journal, body: { offeringId, ...content } }) => {
    await ensureOffering(transaction, context.tenantId, offeringId);
    const newest = (await lockNewestOffering(transaction, context.tenantId, offeringId))?.offering;
    if (newest !== undefined && publicationMoves[newest.status].SUPERSEDE === null) {
      throw conflict(
        'DRAFT_EXISTS',
        `Version ${newest.version} of ${offeringId} is still a draft; change it by PUT /product-offerings/${offeringId}/draft or publish it first.`,
      );
    }
    const offeringVersion = (newest?.version ?? 0) + 1;
    const version = await insertOfferingDraft(transaction, context, { offeringId, offeringVersion, content });
    const offering = { offeringId, version: offeringVersion, status: 'DRAFT' as const, ...content };
    journal.transition({
      resource: { type: 'product-offering', id: offeringId, version },
      command: 'PRODUCT_OFFERING_CREATE',
      from: newest?.status ?? null,
      to: 'DRAFT',
      before: newest ?? null,
      after: offering,
    });
    return { body: offering, version };
  },
};

import * as z from 'zod';
import { characteristic, characteristics } from './characteristic.ts';
import { publicId } from './public-id.ts';

/** Reads and changes of an offering are answered with one version of it. */
export const productOffering = z
  .object({
    offeringId: z.string(),
    version: z.int(),
    name: z.string(),
    sku: z.string(),
    status: z.enum(['DRAFT', 'PUBLISHED', 'RETIRED']),
    characteristics: z.array(characteristic),
  })
  .meta({ id: 'ProductOffering' });

export type ProductOffering = z.infer<typeof productOffering>;

/** What a draft consists of. */
export const offeringContent = z.strictObject({
  name: z.string().trim().min(1).max(200),
  sku: z.string().regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores'),
  characteristics,
});

export type OfferingContent = z.infer<typeof offeringContent>;

export const offeringPath = z.object({ offeringId: publicId });

export type OfferingPath = z.infer<typeof offeringPath>;

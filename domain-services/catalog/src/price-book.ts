import { currencyCode, decimalText } from '@platform/contracts';
import * as z from 'zod';
import { publicId } from './public-id.ts';

const price = decimalText.refine((text) => !text.startsWith('-'), 'must not be negative');

/** The price of one version of an offering per unit: what recurs each period and what is paid once. */
export const priceBookEntry = z.strictObject({
  offeringId: publicId,
  offeringVersion: z.int().min(1).max(999_999_999),
  recurring: price,
  oneTime: price,
});

export type PriceBookEntry = z.infer<typeof priceBookEntry>;

/** Reads and changes of a price book are answered with one version of it. */
export const priceBook = z
  .object({
    priceBookId: z.string(),
    version: z.int(),
    currency: z.string(),
    status: z.enum(['DRAFT', 'PUBLISHED']),
    entries: z.array(priceBookEntry),
  })
  .meta({ id: 'PriceBook' });

export type PriceBook = z.infer<typeof priceBook>;

/** What a draft consists of. */
export const priceBookContent = z.strictObject({
  currency: currencyCode,
  entries: z.array(priceBookEntry).min(1).max(1_000).refine(namesEachOnce, 'must not price a version twice'),
});

export type PriceBookContent = z.infer<typeof priceBookContent>;

export const priceBookPath = z.object({ priceBookId: publicId });

export type PriceBookPath = z.infer<typeof priceBookPath>;

function namesEachOnce(entries: readonly PriceBookEntry[]): boolean {
  return new Set(entries.map((entry) => `${entry.offeringId} ${entry.offeringVersion}`)).size === entries.length;
}

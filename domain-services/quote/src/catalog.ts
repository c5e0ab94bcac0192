import { decimalText } from '@platform/contracts';
import { Problem, type ServiceClient } from '@stepwright/service-kit';
import * as z from 'zod';

const characteristic = z.object({
  name: z.string(),
  type: z.enum(['enum', 'integer', 'boolean', 'text']),
  values: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  required: z.boolean().default(false),
});
const publication = z.enum(['DRAFT', 'PUBLISHED', 'RETIRED']);
const offering = z.object({
  offeringId: z.string(),
  version: z.int().min(1),
  name: z.string(),
  sku: z.string(),
  status: publication,
  characteristics: z.array(characteristic),
});
const notNegative = decimalText.refine((text) => !text.startsWith('-'));
const priceBook = z.object({
  priceBookId: z.string(),
  version: z.int().min(1),
  currency: z.string(),
  status: publication,
  entries: z.array(
    z.object({
      offeringId: z.string(),
      offeringVersion: z.int().min(1),
      recurring: notNegative,
      oneTime: notNegative,
    }),
  ),
});

/** What a line of an offering can be configured with. */
export type Characteristic = z.infer<typeof characteristic>;
/** One version of an offering. */
export type Offering = z.infer<typeof offering>;
/** One version of a price book. */
export type PriceBook = z.infer<typeof priceBook>;

/** What the quote service reads from the catalog, always outside of a transaction. Undefined means: not there. */
export interface Catalog {
  /** The named version, or the newest one that is not a draft. */
  offering(tenantId: string, offeringId: string, version?: number): Promise<Offering | undefined>;
  /** The newest version that is not a draft. */
  priceBook(tenantId: string, priceBookId: string): Promise<PriceBook | undefined>;
}

/** Reads the catalog over HTTP. Its answers are checked: a wrong one is a 502, never a price. */
export function createHttpCatalog(client: ServiceClient): Catalog {
  const read = async <T>(tenantId: string, path: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const answer = await client.get(tenantId, path).catch(undefinedWhenMissing);
    if (answer === undefined) return undefined;
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new Problem(502, 'SERVICE_ANSWERED_WRONGLY', `The catalog service's answer for ${path} cannot be read.`, {
      cause: parsed.error,
    });
  };
  const newest = async <T extends { status: string; version: number }>(
    tenantId: string,
    path: string,
    schema: z.ZodType<T>,
  ): Promise<T | undefined> => {
    const found = await read(tenantId, path, schema);
    if (found?.status !== 'DRAFT' || found.version === 1) return found;
    return read(tenantId, `${path}/versions/${found.version - 1}`, schema);
  };
  return {
    offering: (tenantId, offeringId, version) => {
      const path = `/product-offerings/${encodeURIComponent(offeringId)}`;
      return version === undefined
        ? newest(tenantId, path, offering)
        : read(tenantId, `${path}/versions/${version}`, offering);
    },
    priceBook: (tenantId, priceBookId) =>
      newest(tenantId, `/price-books/${encodeURIComponent(priceBookId)}`, priceBook),
  };
}

function undefinedWhenMissing(cause: unknown): undefined {
  if (cause instanceof Problem && cause.status === 404) return undefined;
  throw cause;
}

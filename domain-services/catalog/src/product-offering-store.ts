import type { CommandContext, Transaction, Versioned } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { characteristic } from './characteristic.ts';
import type { OfferingContent, ProductOffering } from './product-offering.ts';
import type { PublicationStatus } from './publication.ts';

const row = z.object({
  version: z.number(),
  offering_id: z.string(),
  offering_version: z.number(),
  status: z.enum(['DRAFT', 'PUBLISHED', 'RETIRED']),
  name: z.string(),
  sku: z.string(),
  characteristics: z.array(characteristic),
});

/** One version of an offering. `version` is the row version of the offering as a whole, which is the ETag. */
export interface StoredOffering extends Versioned {
  readonly offering: ProductOffering;
}

/** Finds the version that is asked for; without a wish the newest published one, and the newest if none is published. */
export async function findOffering(
  transaction: Transaction,
  tenantId: string,
  offeringId: string,
  wish: { readonly version?: number; readonly status?: PublicationStatus | undefined } = {},
): Promise<StoredOffering | undefined> {
  const { version = null, status = null } = wish;
  const found = await transaction.maybeOne(sql.type(row)`
    select o.version, v.offering_id, v.offering_version, v.status, v.name, v.sku, v.characteristics
    from product_offering o join product_offering_version v using (tenant_id, offering_id)
    where o.tenant_id = ${tenantId} and o.offering_id = ${offeringId}
      and (${version}::integer is null or v.offering_version = ${version})
      and (${status}::text is null or v.status = ${status})
    order by (v.status = 'PUBLISHED') desc, v.offering_version desc limit 1
  `);
  return found === null ? undefined : stored(found);
}

/** Locks an offering against other writers and gives its newest version. */
export async function lockNewestOffering(
  transaction: Transaction,
  tenantId: string,
  offeringId: string,
): Promise<StoredOffering | undefined> {
  // The lock is a statement of its own: the read behind it must see what the former holder has committed.
  await transaction.query(sql.unsafe`
    select 1 from product_offering where tenant_id = ${tenantId} and offering_id = ${offeringId} for update
  `);
  const newest = await transaction.maybeOne(sql.type(row)`
    select o.version, v.offering_id, v.offering_version, v.status, v.name, v.sku, v.characteristics
    from product_offering o join product_offering_version v using (tenant_id, offering_id)
    where o.tenant_id = ${tenantId} and o.offering_id = ${offeringId}
    order by v.offering_version desc limit 1
  `);
  return newest === null ? undefined : stored(newest);
}

/** Makes the row that writers of a new offering meet at. */
export async function ensureOffering(transaction: Transaction, tenantId: string, offeringId: string): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into product_offering (tenant_id, offering_id, version) values (${tenantId}, ${offeringId}, 0)
    on conflict do nothing
  `);
}

/** Adds a draft as version `offeringVersion`. @returns the new row version */
export async function insertOfferingDraft(
  transaction: Transaction,
  { tenantId, now }: CommandContext,
  draft: { readonly offeringId: string; readonly offeringVersion: number; readonly content: OfferingContent },
): Promise<number> {
  const { offeringId, offeringVersion, content } = draft;
  await transaction.query(sql.unsafe`
    insert into product_offering_version
      (tenant_id, offering_id, offering_version, status, name, sku, characteristics, changed_at)
    values (${tenantId}, ${offeringId}, ${offeringVersion}, 'DRAFT', ${content.name}, ${content.sku},
      ${JSON.stringify(content.characteristics)}, ${now.toISOString()})
  `);
  return countUp(transaction, tenantId, offeringId);
}

/** Writes status and content of a version. @returns the new row version */
export async function updateOffering(
  transaction: Transaction,
  { tenantId, now }: CommandContext,
  offering: ProductOffering,
): Promise<number> {
  await transaction.query(sql.unsafe`
    update product_offering_version
    set status = ${offering.status}, name = ${offering.name}, sku = ${offering.sku},
      characteristics = ${JSON.stringify(offering.characteristics)}, changed_at = ${now.toISOString()},
      published_at = case when status = 'DRAFT' and ${offering.status} = 'PUBLISHED' then ${now.toISOString()}::timestamptz
        else published_at end
    where tenant_id = ${tenantId} and offering_id = ${offering.offeringId} and offering_version = ${offering.version}
  `);
  return countUp(transaction, tenantId, offering.offeringId);
}

async function countUp(transaction: Transaction, tenantId: string, offeringId: string): Promise<number> {
  const { version } = await transaction.one(sql.type(z.object({ version: z.number() }))`
    update product_offering set version = version + 1
    where tenant_id = ${tenantId} and offering_id = ${offeringId} returning version
  `);
  return version;
}

function stored({ version, offering_id, offering_version, ...rest }: z.infer<typeof row>): StoredOffering {
  return { version, offering: { offeringId: offering_id, version: offering_version, ...rest } };
}

import type { CommandContext, Transaction, Versioned } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import type { PriceBook, PriceBookContent, PriceBookEntry } from './price-book.ts';

const row = z.object({
  version: z.number(),
  price_book_id: z.string(),
  price_book_version: z.number(),
  status: z.enum(['DRAFT', 'PUBLISHED']),
  currency: z.string(),
});
const entryRow = z.object({
  offering_id: z.string(),
  offering_version: z.number(),
  recurring: z.string(),
  one_time: z.string(),
});
const offeringVersionRow = z.object({ offering_id: z.string(), offering_version: z.number() });

/** One version of a price book. `version` is the row version of the price book as a whole, which is the ETag. */
export interface StoredPriceBook extends Versioned {
  readonly priceBook: PriceBook;
}

/** Finds the version that is asked for; without a wish the newest published one, and the newest if none is published. */
export async function findPriceBook(
  transaction: Transaction,
  tenantId: string,
  priceBookId: string,
  wish: { readonly version?: number; readonly status?: PriceBook['status'] | undefined } = {},
): Promise<StoredPriceBook | undefined> {
  const { version = null, status = null } = wish;
  const found = await transaction.maybeOne(sql.type(row)`
    select b.version, v.price_book_id, v.price_book_version, v.status, v.currency
    from price_book b join price_book_version v using (tenant_id, price_book_id)
    where b.tenant_id = ${tenantId} and b.price_book_id = ${priceBookId}
      and (${version}::integer is null or v.price_book_version = ${version})
      and (${status}::text is null or v.status = ${status})
    order by (v.status = 'PUBLISHED') desc, v.price_book_version desc limit 1
  `);
  return found === null ? undefined : stored(transaction, tenantId, found);
}

/** Locks a price book against other writers and gives its newest version. */
export async function lockNewestPriceBook(
  transaction: Transaction,
  tenantId: string,
  priceBookId: string,
): Promise<StoredPriceBook | undefined> {
  // The lock is a statement of its own: the read behind it must see what the former holder has committed.
  await transaction.query(sql.unsafe`
    select 1 from price_book where tenant_id = ${tenantId} and price_book_id = ${priceBookId} for update
  `);
  const newest = await transaction.maybeOne(sql.type(row)`
    select b.version, v.price_book_id, v.price_book_version, v.status, v.currency
    from price_book b join price_book_version v using (tenant_id, price_book_id)
    where b.tenant_id = ${tenantId} and b.price_book_id = ${priceBookId}
    order by v.price_book_version desc limit 1
  `);
  return newest === null ? undefined : stored(transaction, tenantId, newest);
}

/** Makes the row that writers of a new price book meet at. */
export async function ensurePriceBook(transaction: Transaction, tenantId: string, priceBookId: string): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into price_book (tenant_id, price_book_id, version) values (${tenantId}, ${priceBookId}, 0)
    on conflict do nothing
  `);
}

/** Adds a draft as version `priceBookVersion`. @returns the price book as it is stored now */
export async function insertPriceBookDraft(
  transaction: Transaction,
  { tenantId, now }: CommandContext,
  draft: { readonly priceBookId: string; readonly priceBookVersion: number; readonly content: PriceBookContent },
): Promise<StoredPriceBook> {
  const { priceBookId, priceBookVersion, content } = draft;
  await transaction.query(sql.unsafe`
    insert into price_book_version (tenant_id, price_book_id, price_book_version, status, currency, changed_at)
    values (${tenantId}, ${priceBookId}, ${priceBookVersion}, 'DRAFT', ${content.currency}, ${now.toISOString()})
  `);
  await insertEntries(transaction, tenantId, { priceBookId, version: priceBookVersion, entries: content.entries });
  return countUp(transaction, tenantId, priceBookId);
}

/** Replaces the content of a draft. @returns the price book as it is stored now */
export async function replacePriceBookDraft(
  transaction: Transaction,
  { tenantId, now }: CommandContext,
  priceBook: PriceBook,
): Promise<StoredPriceBook> {
  const { priceBookId, version, currency } = priceBook;
  await transaction.query(sql.unsafe`
    update price_book_version set currency = ${currency}, changed_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and price_book_id = ${priceBookId} and price_book_version = ${version}
  `);
  await transaction.query(sql.unsafe`
    delete from price_book_entry
    where tenant_id = ${tenantId} and price_book_id = ${priceBookId} and price_book_version = ${version}
  `);
  await insertEntries(transaction, tenantId, priceBook);
  return countUp(transaction, tenantId, priceBookId);
}

/** Publishes a draft. @returns the price book as it is stored now */
export async function publishPriceBookDraft(
  transaction: Transaction,
  { tenantId, now }: CommandContext,
  { priceBookId, version }: PriceBook,
): Promise<StoredPriceBook> {
  await transaction.query(sql.unsafe`
    update price_book_version
    set status = 'PUBLISHED', changed_at = ${now.toISOString()}, published_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and price_book_id = ${priceBookId} and price_book_version = ${version}
  `);
  return countUp(transaction, tenantId, priceBookId);
}

/** Gives the offering versions of the entries that are not published, and keeps the others from being retired meanwhile. */
export async function findUnpublishedOfferings(
  transaction: Transaction,
  tenantId: string,
  entries: readonly PriceBookEntry[],
): Promise<PriceBookEntry[]> {
  const wanted = entries.map((entry) => [entry.offeringId, entry.offeringVersion]);
  const published = await transaction.any(sql.type(offeringVersionRow)`
    select v.offering_id, v.offering_version from product_offering_version v
    join ${sql.unnest(wanted, ['text', 'int4'])} as wanted (offering_id, offering_version) using (offering_id, offering_version)
    where v.tenant_id = ${tenantId} and v.status = 'PUBLISHED'
    order by v.offering_id, v.offering_version for share of v
  `);
  const known = new Set(published.map((one) => `${one.offering_id} ${one.offering_version}`));
  return entries.filter((entry) => !known.has(`${entry.offeringId} ${entry.offeringVersion}`));
}

async function insertEntries(
  transaction: Transaction,
  tenantId: string,
  book: Pick<PriceBook, 'priceBookId' | 'version' | 'entries'>,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into price_book_entry
      (tenant_id, price_book_id, price_book_version, entry_index, offering_id, offering_version, recurring, one_time)
    select * from ${sql.unnest(
      book.entries.map((entry, index) => [
        tenantId,
        book.priceBookId,
        book.version,
        index,
        entry.offeringId,
        entry.offeringVersion,
        entry.recurring,
        entry.oneTime,
      ]),
      ['text', 'text', 'int4', 'int4', 'text', 'int4', 'numeric', 'numeric'],
    )}
  `);
}

/** Counts the row version up and reads back what a draft or publication has written. */
async function countUp(transaction: Transaction, tenantId: string, priceBookId: string): Promise<StoredPriceBook> {
  const newest = await transaction.one(sql.type(row)`
    with head as (
      update price_book set version = version + 1
      where tenant_id = ${tenantId} and price_book_id = ${priceBookId} returning tenant_id, price_book_id, version
    )
    select head.version, v.price_book_id, v.price_book_version, v.status, v.currency
    from head join price_book_version v using (tenant_id, price_book_id) order by v.price_book_version desc limit 1
  `);
  return stored(transaction, tenantId, newest);
}

async function stored(
  transaction: Transaction,
  tenantId: string,
  { version, price_book_id, price_book_version, currency, status }: z.infer<typeof row>,
): Promise<StoredPriceBook> {
  const entries = await transaction.any(sql.type(entryRow)`
    select offering_id, offering_version, trim_scale(recurring)::text as recurring, trim_scale(one_time)::text as one_time
    from price_book_entry
    where tenant_id = ${tenantId} and price_book_id = ${price_book_id} and price_book_version = ${price_book_version}
    order by entry_index
  `);
  return {
    version,
    priceBook: {
      priceBookId: price_book_id,
      version: price_book_version,
      currency,
      status,
      entries: entries.map(entryOf),
    },
  };
}

function entryOf(entry: z.infer<typeof entryRow>): PriceBookEntry {
  return {
    offeringId: entry.offering_id,
    offeringVersion: entry.offering_version,
    recurring: withCents(entry.recurring),
    oneTime: withCents(entry.one_time),
  };
}

/** At least two places, as people write prices: `10` is `10.00`, `0.125` stays. */
function withCents(amount: string): string {
  const [whole = '0', places = ''] = amount.split('.');
  return `${whole}.${places.padEnd(2, '0')}`;
}

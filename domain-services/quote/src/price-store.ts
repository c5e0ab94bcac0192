import { sql } from 'slonik';
import * as z from 'zod';
import type { Price } from './price.ts';
import type { WriteScope } from './quote-store.ts';
import type { RevisionKey } from './revision-store.ts';

/** A price as it is stored: the amounts, where they came from, and how they can be computed again (ENT-06). */
export interface PriceResult extends Price {
  readonly priceResultId: string;
  readonly currency: string;
  readonly priceBookId: string;
  readonly priceBookVersion: number;
  readonly trace: unknown;
}

const headRow = z.object({
  priceResultId: z.string(),
  total: z.string(),
  discountBasisPoints: z.number(),
});

/** The head of a stored price; `total` is decimal text with six places. */
export type PriceHead = Readonly<z.infer<typeof headRow>>;

/** Writes the price of a revision whose lines are there. */
export async function insertPrice(
  { transaction, context }: WriteScope,
  { quoteId, revision }: RevisionKey,
  price: PriceResult,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into quote_price_result (tenant_id, quote_id, revision, price_result_id, price_book_id, price_book_version,
      currency, recurring_total, one_time_total, total, discount_basis_points, trace, priced_by, priced_at)
    values (${context.tenantId}, ${quoteId}, ${revision}, ${price.priceResultId}, ${price.priceBookId},
      ${price.priceBookVersion}, ${price.currency}, ${price.recurringTotal}, ${price.oneTimeTotal}, ${price.total},
      ${price.discountBasisPoints}, ${JSON.stringify(price.trace)}, ${context.actor.id}, ${context.now.toISOString()})
  `);
  await transaction.query(sql.unsafe`
    insert into quote_price_line (tenant_id, quote_id, revision, line_index, unit_recurring, unit_one_time,
      discount_basis_points, discount_reason, recurring, one_time, total)
    select * from ${sql.unnest(
      price.lines.map((line) => [
        context.tenantId,
        quoteId,
        revision,
        line.lineIndex,
        line.unitRecurring,
        line.unitOneTime,
        line.discountBasisPoints,
        line.discountReason,
        line.recurring,
        line.oneTime,
        line.total,
      ]),
      ['text', 'text', 'int4', 'int4', 'numeric', 'numeric', 'int4', 'text', 'numeric', 'numeric', 'numeric'],
    )}
  `);
}

/** Reads the head of a revision's price. */
export async function readPriceHead(
  { transaction, context }: Pick<WriteScope, 'transaction' | 'context'>,
  { quoteId, revision }: RevisionKey,
): Promise<PriceHead | undefined> {
  const row = await transaction.maybeOne(sql.type(headRow)`
    select price_result_id as "priceResultId", total, discount_basis_points as "discountBasisPoints"
    from quote_price_result
    where tenant_id = ${context.tenantId} and quote_id = ${quoteId} and revision = ${revision}
  `);
  return row ?? undefined;
}

import { sql } from 'slonik';
import * as z from 'zod';
import { moneyText } from './price.ts';
import type { WriteScope } from './quote-store.ts';
import type { RevisionKey } from './revision-store.ts';

const orderLine = z.object({
  lineIndex: z.number(),
  offeringId: z.string(),
  offeringVersion: z.number(),
  sku: z.string(),
  quantity: z.string(),
  action: z.string(),
  configuration: z.record(z.string(), z.unknown()),
  recurring: z.string().transform(moneyText),
  oneTime: z.string().transform(moneyText),
});

/** A line as the order gets it: amounts are for the whole quantity, discounted; their sum over all lines is the total. */
export type OrderLine = Readonly<z.infer<typeof orderLine>>;

/** Reads what a priced revision obliges to. */
export async function readOrderLines(
  { transaction, context }: WriteScope,
  { quoteId, revision }: RevisionKey,
): Promise<readonly OrderLine[]> {
  return transaction.any(sql.type(orderLine)`
    select l.line_index as "lineIndex", l.offering_id as "offeringId", l.offering_version as "offeringVersion", l.sku,
      trim_scale(l.quantity) as quantity, l.action, l.configuration, p.recurring, p.one_time as "oneTime"
    from quote_line l
    join quote_price_line p using (tenant_id, quote_id, revision, line_index)
    where tenant_id = ${context.tenantId} and quote_id = ${quoteId} and revision = ${revision}
    order by line_index
  `);
}

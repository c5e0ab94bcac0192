import type { Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';

/** What a line does to what the customer has (ENT-16). */
export const lineActions = ['ADD', 'CHANGE', 'DISCONNECT', 'NO_CHANGE'] as const;

/** One line of an order, as it was accepted. */
export interface OrderLine {
  /** The place in the fulfillment, from 0: lines that change something come first. */
  readonly lineIndex: number;
  /** The place in the accepted quote. */
  readonly quoteLineIndex: number;
  readonly offeringId: string;
  readonly offeringVersion: number;
  readonly sku: string;
  readonly quantity: string;
  readonly action: (typeof lineActions)[number];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly recurring: string;
  readonly oneTime: string;
}

const lineRow = z.object({
  line_index: z.number(),
  quote_line_index: z.number(),
  offering_id: z.string(),
  offering_version: z.number(),
  sku: z.string(),
  quantity: z.string(),
  action: z.enum(lineActions),
  configuration: z.record(z.string(), z.unknown()),
  recurring: z.string(),
  one_time: z.string(),
});

/** Stores the lines of a new order. */
export async function insertLines(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into order_line (tenant_id, order_id, line_index, quote_line_index, offering_id, offering_version, sku, quantity,
      action, configuration, recurring, one_time)
    select * from ${sql.unnest(
      lines.map((line) => [
        tenantId,
        orderId,
        line.lineIndex,
        line.quoteLineIndex,
        line.offeringId,
        line.offeringVersion,
        line.sku,
        line.quantity,
        line.action,
        JSON.stringify(line.configuration),
        line.recurring,
        line.oneTime,
      ]),
      ['text', 'text', 'int4', 'int4', 'text', 'int4', 'text', 'numeric', 'text', 'jsonb', 'numeric', 'numeric'],
    )}
  `);
}

/** Lists the lines of an order in the order of fulfillment. */
export async function listLines(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<readonly OrderLine[]> {
  const rows = await transaction.any(sql.type(lineRow)`
    select line_index, quote_line_index, offering_id, offering_version, sku, quantity, action, configuration, recurring,
      one_time
    from order_line where tenant_id = ${tenantId} and order_id = ${orderId} order by line_index
  `);
  return rows.map((row) => ({
    lineIndex: row.line_index,
    quoteLineIndex: row.quote_line_index,
    offeringId: row.offering_id,
    offeringVersion: row.offering_version,
    sku: row.sku,
    quantity: row.quantity,
    action: row.action,
    configuration: row.configuration,
    recurring: row.recurring,
    oneTime: row.one_time,
  }));
}

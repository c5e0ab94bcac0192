import { sql } from 'slonik';
import * as z from 'zod';
import type { WriteScope } from './quote-store.ts';

/** What a line does to what the customer has. */
export const lineActions = ['ADD', 'CHANGE', 'DISCONNECT', 'NO_CHANGE'] as const;

const lineRow = z.object({
  lineIndex: z.number(),
  parentLineIndex: z.number().nullable(),
  offeringId: z.string(),
  offeringVersion: z.number(),
  offeringName: z.string(),
  sku: z.string(),
  quantity: z.string(),
  action: z.enum(lineActions),
  configuration: z.record(z.string(), z.unknown()),
});

/** One line of a revision. `quantity` is decimal text. */
export type QuoteLine = Readonly<z.infer<typeof lineRow>>;

/** Names one revision of one quote. */
export interface RevisionKey {
  readonly quoteId: string;
  readonly revision: number;
}

/** Opens a commercial revision. Its content is written in the same transaction and never changed. */
export async function openRevision(
  { transaction, context }: WriteScope,
  { quoteId, revision }: RevisionKey,
  origin: 'CREATED' | 'CONFIGURED' | 'PRICED',
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into quote_revision (tenant_id, quote_id, revision, origin, created_by, created_at)
    values (${context.tenantId}, ${quoteId}, ${revision}, ${origin}, ${context.actor.id}, ${context.now.toISOString()})
  `);
}

/** Writes the lines of a revision. */
export async function insertLines(
  { transaction, context }: WriteScope,
  { quoteId, revision }: RevisionKey,
  lines: readonly QuoteLine[],
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into quote_line (tenant_id, quote_id, revision, line_index, parent_line_index, offering_id, offering_version,
      offering_name, sku, quantity, action, configuration)
    select * from ${sql.unnest(
      lines.map((line) => [
        context.tenantId,
        quoteId,
        revision,
        line.lineIndex,
        line.parentLineIndex,
        line.offeringId,
        line.offeringVersion,
        line.offeringName,
        line.sku,
        line.quantity,
        line.action,
        JSON.stringify(line.configuration),
      ]),
      ['text', 'text', 'int4', 'int4', 'int4', 'text', 'int4', 'text', 'text', 'numeric', 'text', 'jsonb'],
    )}
  `);
}

/** Reads the lines of a revision in their order. */
export async function readLines(
  { transaction, context }: WriteScope,
  { quoteId, revision }: RevisionKey,
): Promise<readonly QuoteLine[]> {
  return transaction.any(sql.type(lineRow)`
    select line_index as "lineIndex", parent_line_index as "parentLineIndex", offering_id as "offeringId",
      offering_version as "offeringVersion", offering_name as "offeringName", sku, trim_scale(quantity) as quantity, action,
      configuration
    from quote_line
    where tenant_id = ${context.tenantId} and quote_id = ${quoteId} and revision = ${revision}
    order by line_index
  `);
}

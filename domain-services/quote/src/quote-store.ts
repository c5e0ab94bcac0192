import { type ChangedResource, type CommandScope, maySeeAccount, type Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { legalMoves, type QuoteMove, type StoredState, storedStates } from './quote.ts';

/** What a change needs to be written: the transaction, the journal and who asked. */
export type WriteScope = Pick<CommandScope<unknown, unknown>, 'transaction' | 'journal' | 'context'>;

const quoteRow = z.object({
  quoteId: z.string(),
  status: z.enum(storedStates),
  revision: z.number(),
  version: z.number(),
  currency: z.string(),
  customerAccountId: z.string(),
  salesOwnerId: z.string(),
  validUntil: z.date(),
});

/** The head of a quote. Its content is in the rows of its revision. */
export type Quote = Readonly<z.infer<typeof quoteRow>>;

const columns = sql.fragment`quote_id as "quoteId", status, revision, version, currency,
  customer_account_id as "customerAccountId", sales_owner_id as "salesOwnerId", valid_until as "validUntil"`;

/** Loads and locks a quote for a command. Every command locks the quote first, so commands of one quote go one by one. */
export async function lockQuote({
  transaction,
  context,
  params,
}: Pick<CommandScope<{ readonly quoteId: string }, unknown>, 'transaction' | 'context' | 'params'>): Promise<
  Quote | undefined
> {
  const row = await transaction.maybeOne(sql.type(quoteRow)`
    select ${columns} from quote where tenant_id = ${context.tenantId} and quote_id = ${params.quoteId} for update
  `);
  return row !== null && maySeeAccount(context.actor, row.customerAccountId) ? row : undefined;
}

/** Reads a quote without locking it, for checks whose answer may grow stale. */
export async function readQuote(
  transaction: Transaction,
  tenantId: string,
  quoteId: string,
): Promise<Quote | undefined> {
  const row = await transaction.maybeOne(sql.type(quoteRow)`
    select ${columns} from quote where tenant_id = ${tenantId} and quote_id = ${quoteId}
  `);
  return row ?? undefined;
}

/** The quote as the resource of journal entries. */
export function quoteResource(quote: Pick<Quote, 'quoteId' | 'version'>): ChangedResource {
  return { type: 'quote', id: quote.quoteId, version: quote.version };
}

/** What a command makes of a quote. */
export interface QuoteChange {
  readonly command: string;
  /** Checked against the table of legal moves; left out for what is only recorded and moves nothing. */
  readonly move?: QuoteMove;
  readonly to: StoredState;
  /** The new commercial revision, when content changed. @default the present one */
  readonly revision?: number;
  readonly orderId?: string;
  readonly reason?: string | undefined;
  /** What the audit tells besides status and revision. */
  readonly evidence?: Readonly<Record<string, unknown>>;
  readonly policy?: { readonly id: string; readonly version: string };
}

/** Writes a change of a locked quote with its transition and audit row. The version grows by one. */
export async function changeQuote(scope: WriteScope, quote: Quote, change: QuoteChange): Promise<Quote> {
  const { transaction, journal, context } = scope;
  const { command, move, to, revision = quote.revision, orderId, reason, evidence, policy } = change;
  if (move !== undefined && !legalMoves[quote.status][move].includes(to)) {
    throw new Error(`The move ${move} must not lead the quote ${quote.quoteId} from ${quote.status} to ${to}.`);
  }
  const version = quote.version + 1;
  await transaction.query(sql.unsafe`
    update quote set status = ${to}, revision = ${revision}, version = ${version},
      order_id = coalesce(${orderId ?? null}, order_id), updated_at = ${context.now.toISOString()}
    where tenant_id = ${context.tenantId} and quote_id = ${quote.quoteId} and version = ${quote.version}
  `);
  const changed = { ...quote, status: to, revision, version };
  journal.transition({
    resource: quoteResource(changed),
    command,
    from: quote.status,
    to,
    reason,
    before: { status: quote.status, revision: quote.revision },
    after: { ...evidence, status: to, revision },
    policy,
  });
  return changed;
}

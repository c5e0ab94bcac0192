import { type CommandContext, maySeeAccount, type Transaction } from '@stepwright/service-kit';
import { type Quote, readQuote } from '../quote-store.ts';

/** Finds a quote of an account that the actor may see. What others may not see is not there for them. */
export async function findVisible(
  transaction: Transaction,
  context: CommandContext,
  quoteId: string,
): Promise<Quote | undefined> {
  const quote = await readQuote(transaction, context.tenantId, quoteId);
  return quote !== undefined && maySeeAccount(context.actor, quote.customerAccountId) ? quote : undefined;
}

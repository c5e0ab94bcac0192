import { refusal } from './errors.ts';
import type { Quote } from './quote-store.ts';

/** @throws {Problem} 409 when a request names another revision than the current one: nobody decides on what they did not see. */
export function requireRevision(quote: Quote, named: number): void {
  if (named === quote.revision) return;
  throw refusal(
    409,
    'QUOTE_REVISION_STALE',
    `The quote ${quote.quoteId} is at revision ${quote.revision}, the request names ${named}; read it again and look at what changed.`,
  );
}

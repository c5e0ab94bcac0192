import { isObsolete, type QuoteApproval } from './approval-store.ts';
import { refusal } from './errors.ts';

/** @throws {Problem} 409 APPROVAL_OBSOLETE when the request was withdrawn or rejected, or the quote has a newer revision. */
export function requireCurrentApproval({ quote, request }: Pick<QuoteApproval, 'quote' | 'request'>): void {
  if (!isObsolete(request, quote)) return;
  throw refusal(
    409,
    'APPROVAL_OBSOLETE',
    `The approval request ${request.approvalRequestId} is ${request.status} for revision ${request.quoteRevision}, the quote is at ${quote.revision}; end the approval.`,
  );
}

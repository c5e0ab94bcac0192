export { buildQuoteApp, type QuoteAppParts } from './app.ts';
export type { ApprovalPolicy, PolicyDecision, PolicyEvidence, PolicyInputs } from './approval-policy.ts';
export type { Catalog, Offering, PriceBook } from './catalog.ts';
export { createApprovalPolicy } from './create-approval-policy.ts';
export { type QuoteErrorCode, quoteErrors } from './errors.ts';
export { migrateQuote } from './migrate.ts';
export { legalMoves, type QuoteMove, type QuoteState, quoteMoves, quoteStates } from './quote.ts';
export { type QuoteEnvironment, quoteEnvironment } from './quote-environment.ts';
export { startQuoteService } from './start-quote-service.ts';

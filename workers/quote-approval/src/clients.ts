import {
  createExternalSystem,
  createServiceHttpClient,
  type ExternalSystem,
  type TokenSource,
} from '@stepwright/worker-sdk';
import type { QuoteApprovalEnvironment } from './environment.ts';
import { createQuoteService, type QuoteService } from './quote-service.ts';

/** Whom the handlers of quote approval talk to. */
export interface QuoteApprovalClients {
  readonly quotes: QuoteService;
  readonly documents: ExternalSystem;
}

/** Makes the clients. @param token gives the worker's own tokens. */
export function createQuoteApprovalClients(
  environment: QuoteApprovalEnvironment,
  token: TokenSource,
): QuoteApprovalClients {
  const { QUOTE_URL: url, SERVICE_TIMEOUT_MS: timeoutMs, DOCUMENTS_URL, DOCUMENTS_TIMEOUT_MS } = environment;
  return {
    quotes: createQuoteService(createServiceHttpClient({ name: 'quote', url, token, timeoutMs })),
    documents: createExternalSystem({ name: 'documents', url: DOCUMENTS_URL, timeoutMs: DOCUMENTS_TIMEOUT_MS }),
  };
}

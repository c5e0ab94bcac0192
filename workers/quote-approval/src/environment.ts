import { timeoutMsVariable, workerEnvironment } from '@stepwright/worker-sdk';
import * as z from 'zod';

/** What the process reads from its environment. `DOCUMENTS_URL` is the address under which `/documents/renderings` is found. */
export const quoteApprovalEnvironment = workerEnvironment.extend({
  QUOTE_URL: z.url(),
  DOCUMENTS_URL: z.url(),
  DOCUMENTS_TIMEOUT_MS: timeoutMsVariable(5_000),
});

/** The configuration of the quote approval worker. */
export type QuoteApprovalEnvironment = z.infer<typeof quoteApprovalEnvironment>;

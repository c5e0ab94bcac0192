import type { ServiceCaller, ServiceHttpClient } from '@stepwright/worker-sdk';
import * as z from 'zod';

const ignored = z.unknown();
/** Only what a customer may see (SEC-22): a worker is shown more, such as why a discount was given and the price's trace. */
const quote = z.object({
  quoteId: z.string(),
  revision: z.int(),
  customerAccountId: z.string(),
  currency: z.string(),
  validUntil: z.string(),
  lines: z.array(
    z.object({
      lineIndex: z.int(),
      offeringId: z.string(),
      offeringVersion: z.int(),
      offeringName: z.string(),
      sku: z.string(),
      quantity: z.string(),
      action: z.string(),
      configuration: z.record(z.string(), z.unknown()),
    }),
  ),
  price: z.object({
    recurringTotal: z.string(),
    oneTimeTotal: z.string(),
    total: z.string(),
    lines: z.array(
      z.object({
        lineIndex: z.int(),
        unitRecurring: z.string(),
        unitOneTime: z.string(),
        discountBasisPoints: z.int(),
        recurring: z.string(),
        oneTime: z.string(),
        total: z.string(),
      }),
    ),
  }),
});
const evaluation = z.object({ approvalLevels: z.int(), approvalOutcome: z.enum(['PENDING', 'APPROVED']) });
const approvalTask = z.object({
  approvalTaskId: z.string(),
  approvalGroup: z.string(),
  decisionNeeded: z.boolean(),
});
const fallout = z.object({ falloutId: z.string() });

/** What workers read of a quote: what its customer may see of the current revision. */
export type Quote = z.infer<typeof quote>;

/** The quote service as its workers use it. Every method throws `ServiceCallError`, and may be repeated by a later run of the task. */
export interface QuoteService {
  claimStart(
    task: ServiceCaller,
    quoteId: string,
    claim: {
      readonly approvalRequestId: string;
      readonly startCommandId: string;
      readonly processInstanceId: string;
    },
  ): Promise<void>;
  quote(task: ServiceCaller, quoteId: string): Promise<Quote>;
  evaluate(task: ServiceCaller, quoteId: string, approvalRequestId: string): Promise<z.infer<typeof evaluation>>;
  openApprovalTask(
    task: ServiceCaller,
    quoteId: string,
    approvalRequestId: string,
    levelIndex: number,
  ): Promise<z.infer<typeof approvalTask>>;
  escalate(task: ServiceCaller, quoteId: string, approvalTaskId: string): Promise<void>;
  openFallout(
    task: ServiceCaller,
    quoteId: string,
    body: { readonly approvalRequestId: string; readonly code: string; readonly processInstanceId: string },
  ): Promise<z.infer<typeof fallout>>;
}

/** Makes the quote service's client. */
export function createQuoteService(http: ServiceHttpClient): QuoteService {
  const requestPath = (quoteId: string, approvalRequestId: string, noun: string): string[] => [
    'quotes',
    quoteId,
    'approval-requests',
    approvalRequestId,
    noun,
  ];
  return {
    async claimStart(task, quoteId, claim) {
      await http.post(task, ['quotes', quoteId, 'process-claims'], claim, ignored);
    },
    quote: (task, quoteId) => http.get(task, ['quotes', quoteId], quote),
    evaluate: (task, quoteId, approvalRequestId) =>
      http.post(task, requestPath(quoteId, approvalRequestId, 'evaluation'), {}, evaluation),
    openApprovalTask: (task, quoteId, approvalRequestId, levelIndex) =>
      http.post(task, requestPath(quoteId, approvalRequestId, 'tasks'), { levelIndex }, approvalTask),
    async escalate(task, quoteId, approvalTaskId) {
      await http.post(task, ['quotes', quoteId, 'approval-tasks', approvalTaskId, 'escalation'], {}, ignored);
    },
    openFallout: (task, quoteId, body) => http.post(task, ['quotes', quoteId, 'fallouts'], body, fallout),
  };
}

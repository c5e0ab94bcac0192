import { createServiceClient, type Logger, type RunningService, startService } from '@stepwright/service-kit';
import { buildQuoteApp } from './app.ts';
import type { ApprovalPolicy } from './approval-policy.ts';
import { createHttpCatalog } from './catalog.ts';
import type { QuoteEnvironment } from './quote-environment.ts';
import { readApprovalPolicy } from './read-approval-policy.ts';
import { recordOrder } from './record-order.ts';

/**
 * Starts the quote service on a migrated database.
 *
 * @param options.clock for tests. @default the system clock
 * @param options.approvalPolicy for tests. @default the table of `APPROVAL_POLICY_FILE`
 * @throws {ConfigurationError} when that file holds no usable policy; then nothing was opened.
 */
export async function startQuoteService(
  environment: QuoteEnvironment,
  options: { readonly clock?: () => Date; readonly approvalPolicy?: ApprovalPolicy; readonly logger?: Logger } = {},
): Promise<RunningService> {
  const { clock = () => new Date(), logger } = options;
  const { CATALOG_URL, WORKFLOW_URL, ORDER_URL, APPROVAL_POLICY_FILE } = environment;
  const approvalPolicy = options.approvalPolicy ?? (await readApprovalPolicy(APPROVAL_POLICY_FILE));
  return startService(environment, {
    name: 'quote',
    targets: { workflow: WORKFLOW_URL, order: ORDER_URL },
    build: (parts) =>
      buildQuoteApp({
        ...parts,
        clock,
        catalog: createHttpCatalog(createServiceClient({ name: 'catalog', url: CATALOG_URL, token: parts.token })),
        approvalPolicy,
      }),
    onDelivered: (transaction, command, response) => recordOrder(transaction, command, response, clock()),
    ...(logger === undefined ? {} : { logger }),
  });
}

import { createServiceClient, type Logger, type RunningService, startService } from '@stepwright/service-kit';
import { buildQuoteApp } from './app.ts';
import { createHttpApprovalPolicy } from './approval-policy.ts';
import { createHttpCatalog } from './catalog.ts';
import type { QuoteEnvironment } from './quote-environment.ts';
import { recordOrder } from './record-order.ts';

/**
 * Starts the quote service on a migrated database.
 *
 * @param options.clock for tests. @default the system clock
 */
export function startQuoteService(
  environment: QuoteEnvironment,
  options: { readonly clock?: () => Date; readonly logger?: Logger } = {},
): Promise<RunningService> {
  const { clock = () => new Date(), logger } = options;
  const { CATALOG_URL, WORKFLOW_URL, ORDER_URL } = environment;
  return startService(environment, {
    name: 'quote',
    targets: { workflow: WORKFLOW_URL, order: ORDER_URL },
    build: (parts) =>
      buildQuoteApp({
        ...parts,
        clock,
        catalog: createHttpCatalog(createServiceClient({ name: 'catalog', url: CATALOG_URL, token: parts.token })),
        approvalPolicy: createHttpApprovalPolicy(
          createServiceClient({ name: 'workflow', url: WORKFLOW_URL, token: parts.token }),
        ),
      }),
    onDelivered: (transaction, command, response) => recordOrder(transaction, command, response, clock()),
    ...(logger === undefined ? {} : { logger }),
  });
}

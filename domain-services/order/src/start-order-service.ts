import { type Logger, type RunningService, startService } from '@stepwright/service-kit';
import { buildOrderApp } from './app.ts';
import type { OrderEnvironment } from './environment.ts';

/** Starts the order service. Its schema must be migrated. */
export function startOrderService(
  environment: OrderEnvironment,
  options: { readonly clock?: () => Date; readonly logger?: Logger } = {},
): Promise<RunningService> {
  const { clock, logger } = options;
  return startService(environment, {
    name: 'order',
    build: (parts) => buildOrderApp({ ...parts, ...(clock === undefined ? {} : { clock }) }),
    targets: { workflow: environment.WORKFLOW_URL },
    ...(logger === undefined ? {} : { logger }),
  });
}

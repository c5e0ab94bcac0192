import { addOperationRoutes, createServiceApp, type ServiceApp, type ServiceAppOptions } from '@stepwright/service-kit';
import { addClaimProcess } from './commands/claim-process.ts';
import { addCompleteCancellation } from './commands/complete-cancellation.ts';
import { addCompleteOrder } from './commands/complete-order.ts';
import { addConfirmBilling } from './commands/confirm-billing.ts';
import { addCreateOrder } from './commands/create-order.ts';
import { addDecomposeOrder } from './commands/decompose-order.ts';
import { addOpenFallout } from './commands/open-fallout.ts';
import { addReceiveBillingCallback } from './commands/receive-billing-callback.ts';
import { addRequestCancellation } from './commands/request-cancellation.ts';
import { addRequestRetry } from './commands/request-retry.ts';
import { addResolveFallout } from './commands/resolve-fallout.ts';
import { addSelectUndo } from './commands/select-undo.ts';
import { operationHooks } from './operation-hooks.ts';
import { addGetLine } from './queries/get-line.ts';
import { addGetOrder } from './queries/get-order.ts';
import { addGetStep } from './queries/get-step.ts';

/** Builds the HTTP side of the order service. Needs no live database until a request comes. */
export function buildOrderApp(parts: Omit<ServiceAppOptions, 'name' | 'description'>): ServiceApp {
  const { database, authenticator, logger, clock, onCommit } = parts;
  const app = createServiceApp({
    name: 'order',
    description: 'Orders, their fulfillment steps, external operations and attempts, and the handoff to billing.',
    database,
    authenticator,
    logger,
    ...(clock === undefined ? {} : { clock }),
    ...(onCommit === undefined ? {} : { onCommit }),
  });
  addCreateOrder(app);
  addGetOrder(app);
  addRequestCancellation(app);
  addClaimProcess(app);
  addDecomposeOrder(app);
  addGetLine(app);
  addGetStep(app);
  addOperationRoutes(app, operationHooks);
  addConfirmBilling(app);
  addReceiveBillingCallback(app);
  addCompleteOrder(app);
  addOpenFallout(app);
  addResolveFallout(app);
  addRequestRetry(app);
  addSelectUndo(app);
  addCompleteCancellation(app);
  return app;
}

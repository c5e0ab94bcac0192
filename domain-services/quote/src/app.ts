import { addOperationRoutes, createServiceApp, type ServiceApp, type ServiceParts } from '@stepwright/service-kit';
import type { ApprovalPolicy } from './approval-policy.ts';
import { artifactOperationHooks } from './artifact-operation.ts';
import type { Catalog } from './catalog.ts';
import { acceptQuote } from './commands/accept-quote.ts';
import { claimProcess } from './commands/claim-process.ts';
import { configureQuote } from './commands/configure-quote.ts';
import { createQuote } from './commands/create-quote.ts';
import { decideApproval } from './commands/decide-approval.ts';
import { escalateApprovalTask } from './commands/escalate-approval-task.ts';
import { evaluateApproval } from './commands/evaluate-approval.ts';
import { openApprovalTask } from './commands/open-approval-task.ts';
import { openFallout } from './commands/open-fallout.ts';
import { priceQuote } from './commands/price-quote.ts';
import { registerArtifact } from './commands/register-artifact.ts';
import { resolveFallout } from './commands/resolve-fallout.ts';
import { submitQuote } from './commands/submit-quote.ts';
import { getQuote } from './queries/get-quote.ts';
import { getTransitions } from './queries/get-transitions.ts';

/** What the app is built from. Nothing of it is used before the first request. */
export interface QuoteAppParts extends Pick<ServiceParts, 'database' | 'authenticator' | 'logger' | 'onCommit'> {
  readonly catalog: Catalog;
  readonly approvalPolicy: ApprovalPolicy;
  /** @default the system clock */
  readonly clock?: () => Date;
}

/** Builds the HTTP side of the quote service. */
export function buildQuoteApp({ catalog, approvalPolicy, clock, ...parts }: QuoteAppParts): ServiceApp {
  const app = createServiceApp({
    ...parts,
    name: 'quote',
    description: 'Quotes, their revisions, prices, approvals, artifacts and acceptance',
    ...(clock === undefined ? {} : { clock }),
  });
  app.command(createQuote);
  app.command(configureQuote(catalog));
  app.command(priceQuote(catalog));
  app.command(submitQuote(approvalPolicy));
  app.command(decideApproval);
  app.command(registerArtifact);
  app.command(acceptQuote);
  app.query(getQuote);
  app.query(getTransitions);
  app.command(claimProcess);
  app.command(evaluateApproval(approvalPolicy));
  app.command(openApprovalTask);
  app.command(escalateApprovalTask);
  app.command(openFallout);
  app.command(resolveFallout);
  addOperationRoutes(app, artifactOperationHooks(clock ?? (() => new Date())));
  return app;
}

import { createServiceApp, type ServiceApp, type ServiceParts } from '@stepwright/service-kit';
import { resolveFalloutCase } from './commands/resolve-fallout-case.ts';
import { getFalloutCase } from './queries/get-fallout-case.ts';
import { listFalloutCases } from './queries/list-fallout-cases.ts';
import { listWorklistTasks } from './queries/list-worklist-tasks.ts';

/** Builds the operations app. Building needs no live database. */
export function buildOperationsApp(
  parts: Pick<ServiceParts, 'database' | 'authenticator' | 'logger' | 'onCommit'>,
): ServiceApp {
  const { database, authenticator, logger, onCommit } = parts;
  const app = createServiceApp({
    name: 'operations',
    description: 'The worklist of approvers and the fallout cases of operators',
    database,
    authenticator,
    logger,
    onCommit,
  });
  app.command(resolveFalloutCase);
  app.query(listWorklistTasks);
  app.query(listFalloutCases);
  app.query(getFalloutCase);
  return app;
}

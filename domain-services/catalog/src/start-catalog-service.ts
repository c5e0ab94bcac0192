import { type Logger, type RunningService, type ServiceEnvironment, startService } from '@stepwright/service-kit';
import { buildCatalogApp } from './app.ts';

/** Starts the catalog service. Its database must be migrated. */
export function startCatalogService(
  environment: ServiceEnvironment,
  options: { readonly logger?: Logger } = {},
): Promise<RunningService> {
  return startService(environment, { name: 'catalog', build: buildCatalogApp, ...options });
}

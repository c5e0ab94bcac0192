import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCatalogService } from '@platform/catalog';
import { startOperationsService } from '@platform/operations';
import { startOrderService } from '@platform/order';
import { startQuoteService } from '@platform/quote';
import { startWorkflowService } from '@platform/workflow';
import type { DevelopmentIssuer, Logger, ServiceEnvironment } from '@stepwright/service-kit';
import type { ServiceLogins } from './databases.ts';
import type { ServiceName } from './migrate-services.ts';
import type { PlatformOptions, PlatformPart } from './platform-options.ts';

const modelsDir = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the parts find each other. */
export interface Addresses {
  readonly engineUrl: string;
  readonly urls: Readonly<Record<PlatformPart, string>>;
  readonly issuer: DevelopmentIssuer;
}

/** Starts the domain services one after the other. */
export async function startServices(
  parts: Addresses & {
    readonly ports: Readonly<Record<PlatformPart, number>>;
    readonly logins: Readonly<Record<ServiceName, ServiceLogins>>;
    readonly logger: PlatformOptions['logger'];
  },
  onStop: (step: () => Promise<unknown>) => void,
): Promise<void> {
  const { engineUrl, urls, issuer, ports, logins } = parts;
  const common = (name: ServiceName): ServiceEnvironment => ({
    PORT: ports[name],
    HOST: '127.0.0.1',
    DATABASE_URL: logins[name].serviceUrl,
    RELAY_DATABASE_URL: logins[name].relayUrl,
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URL: issuer.jwksUrl,
    TOKEN_URL: issuer.tokenUrl,
    CLIENT_ID: name,
    CLIENT_SECRET: issuer.registerClient(name, ['service']),
  });
  const services = [
    () => startCatalogService(common('catalog'), loggerOf(parts, 'catalog')),
    () =>
      startWorkflowService(
        {
          ...common('workflow'),
          ENGINE_URL: engineUrl,
          MODELS_DIR: modelsDir,
          QUOTE_URL: urls.quote,
          ENGINE_TIMEOUT_MS: 10_000,
          COMMAND_LEASE_MS: 15_000,
        },
        loggerOf(parts, 'workflow'),
      ),
    () =>
      startQuoteService(
        {
          ...common('quote'),
          CATALOG_URL: urls.catalog,
          WORKFLOW_URL: urls.workflow,
          ORDER_URL: urls.order,
          APPROVAL_POLICY_FILE: join(modelsDir, 'dmn/approval-policy/approval-policy.dmn'),
        },
        loggerOf(parts, 'quote'),
      ),
    () => startOrderService({ ...common('order'), WORKFLOW_URL: urls.workflow }, loggerOf(parts, 'order')),
    () =>
      startOperationsService(
        {
          ...common('operations'),
          ENGINE_URL: engineUrl,
          ORDER_URL: urls.order,
          QUOTE_URL: urls.quote,
        },
        loggerOf(parts, 'operations'),
      ),
  ];
  for (const startOne of services) {
    const service = await startOne();
    onStop(() => service.stop());
  }
}

/** The logger of one part as an option; empty when each part logs as it does by itself. */
export function loggerOf({ logger }: Pick<PlatformOptions, 'logger'>, name: string): { readonly logger?: Logger } {
  return logger === undefined ? {} : { logger: logger(name) };
}

import {
  type ClaimedCommand,
  createHttpDelivery,
  createPostgresEventTransport,
  type Relay,
  startRelay,
} from '@stepwright/outbox';
import type { DatabasePool } from 'slonik';
import { type Authenticator, createAuthenticator } from './authenticator.ts';
import { listen } from './listen.ts';
import { createLogger, type Logger } from './logger.ts';
import type { ServiceApp } from './service-app.ts';
import {
  createServiceDatabase,
  createServicePool,
  type ServiceDatabase,
  type Transaction,
} from './service-database.ts';
import type { ServiceEnvironment } from './service-environment.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

/** What a service's app is built from. */
export interface ServiceParts {
  readonly database: ServiceDatabase;
  readonly relayPool: DatabasePool;
  readonly authenticator: Authenticator;
  readonly token: TokenSource;
  readonly logger: Logger;
  /** To be called after each commit; wakes the relay. */
  readonly onCommit: () => void;
}

/** One running service. */
export interface RunningService {
  readonly url: string;
  /** Stops listening, lets requests and deliveries end, closes all connections. */
  stop(): Promise<void>;
}

/** A background part of a service, such as an event consumer. */
export interface BackgroundPart {
  stop(): Promise<void>;
}

/**
 * Starts a domain service: pools, app, relay, background parts, HTTP. What fails to start closes what was opened before.
 *
 * @param definition.targets base URLs of the services that its outbox commands go to.
 */
export async function startService(
  environment: ServiceEnvironment,
  definition: {
    readonly name: string;
    readonly build: (parts: ServiceParts) => ServiceApp | Promise<ServiceApp>;
    readonly targets?: Readonly<Record<string, string>>;
    readonly onDelivered?: (transaction: Transaction, command: ClaimedCommand, response: unknown) => Promise<void>;
    readonly background?: (parts: ServiceParts) => Promise<readonly BackgroundPart[]>;
    /** @default a logger on standard error */
    readonly logger?: Logger;
  },
): Promise<RunningService> {
  const { name, build, targets = {}, onDelivered, background, logger = createLogger(name) } = definition;
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const database = await createServiceDatabase({ url: environment.DATABASE_URL });
    closing.push(() => database.end());
    const relayPool = await createServicePool({ url: environment.RELAY_DATABASE_URL, poolSizeMax: 4 });
    closing.push(() => relayPool.end());
    let relay: Relay | undefined;
    const parts = createParts(environment, { database, relayPool, logger, onCommit: () => relay?.wake() });
    const app = await build(parts);
    relay = startRelay({
      pool: relayPool,
      owner: `${name}@${process.pid}`,
      transport: createPostgresEventTransport(relayPool),
      deliver: createHttpDelivery({ targets, token: parts.token }),
      withTenant: (tenantId, work) => database.withTenant(tenantId, work),
      ...(onDelivered === undefined ? {} : { onDelivered }),
      onProblem: (message, fields) => logger.warn(message, fields),
    });
    closing.push(relay.stop);
    for (const part of (await background?.(parts)) ?? []) closing.push(() => part.stop());
    const listener = await listen(app.fetch, { port: environment.PORT, host: environment.HOST });
    closing.push(() => listener.stop());
    return { url: listener.url, stop: close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function createParts(
  environment: ServiceEnvironment,
  rest: Pick<ServiceParts, 'database' | 'relayPool' | 'logger' | 'onCommit'>,
): ServiceParts {
  return {
    ...rest,
    authenticator: createAuthenticator({
      issuer: environment.OIDC_ISSUER,
      audience: environment.OIDC_AUDIENCE,
      keys: new URL(environment.OIDC_JWKS_URL),
    }),
    token: createTokenSource({
      tokenUrl: environment.TOKEN_URL,
      clientId: environment.CLIENT_ID,
      clientSecret: environment.CLIENT_SECRET,
    }),
  };
}

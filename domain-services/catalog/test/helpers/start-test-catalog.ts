import { randomUUID } from 'node:crypto';
import { eventLogMigrations } from '@stepwright/outbox';
import {
  type DevelopmentIdentity,
  migrate,
  type RunningService,
  startDevelopmentIssuer,
} from '@stepwright/service-kit';
import { startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { migrateCatalog, startCatalogService } from '../../src/index.ts';

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes and assert what they need.
  readonly body: any;
  readonly etag: string | null;
}

/** What a call may carry. A body makes it a POST unless `method` says otherwise. */
export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly etag?: string | null;
  readonly key?: string | null;
  readonly as?: Partial<DevelopmentIdentity>;
}

/** The catalog service on a database of its own. */
export interface TestCatalog {
  readonly service: RunningService;
  /** A superuser in the same database. */
  readonly admin: pg.Client;
  call(path: string, options?: CallOptions): Promise<Answer>;
  stop(): Promise<void>;
}

const carla = { sub: 'carla', tenant: 'acme', roles: ['catalog-admin'] };

/** Starts PostgreSQL, the issuer and the service. */
export async function startTestCatalog(): Promise<TestCatalog> {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase('catalog');
  const [publisher, consumer] = [{ name: 'event_publisher' }, { name: 'event_consumer' }];
  await migrate({ url, schema: 'events', service: publisher, relay: consumer, folders: [eventLogMigrations] });
  await migrateCatalog({ url, servicePassword: 'catalog', relayPassword: 'catalog' });
  const issuer = await startDevelopmentIssuer();
  const service = await startCatalogService({
    PORT: 0,
    HOST: '127.0.0.1',
    DATABASE_URL: loginUrl(url, 'catalog_service'),
    RELAY_DATABASE_URL: loginUrl(url, 'catalog_relay'),
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URL: issuer.jwksUrl,
    TOKEN_URL: issuer.tokenUrl,
    CLIENT_ID: 'catalog',
    CLIENT_SECRET: issuer.registerClient('catalog', ['service']),
  });
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  return {
    service,
    admin,
    async call(path, { body, method = body === undefined ? 'GET' : 'POST', etag, key = randomUUID(), as } = {}) {
      const response = await fetch(`${service.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await issuer.token({ ...carla, ...as })}`,
          'content-type': 'application/json',
          ...(key === null || method === 'GET' ? {} : { 'idempotency-key': key }),
          ...(etag == null ? {} : { 'if-match': etag }),
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json(), etag: response.headers.get('etag') };
    },
    async stop() {
      await admin.end();
      await service.stop();
      await issuer.stop();
      await postgres.stop();
    },
  };
}

function loginUrl(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = 'catalog';
  return url.href;
}

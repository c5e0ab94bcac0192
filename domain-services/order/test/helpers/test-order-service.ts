import { randomUUID } from 'node:crypto';
import { migrateOrder, startOrderService } from '@platform/order';
import { eventLogMigrations } from '@stepwright/outbox';
import {
  type DevelopmentIdentity,
  type DevelopmentIssuer,
  type Listener,
  listen,
  migrate,
  type RunningService,
  startDevelopmentIssuer,
} from '@stepwright/service-kit';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many routes; each is checked where it is used.
  readonly body: any;
  readonly etag: string | undefined;
}

/** What a call may carry. */
export interface CallOptions {
  readonly body?: unknown;
  readonly etag?: string | undefined;
  /** Null sends none. @default a new one */
  readonly key?: string | null;
  readonly raw?: string;
}

/** A real order service on a real database, with a small receiver that stands for the workflow service. */
export interface TestOrderService {
  readonly url: string;
  readonly issuer: DevelopmentIssuer;
  readonly databaseUrl: string;
  /** The commands that have arrived at the workflow service, in order. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies of several kinds.
  readonly delivered: { readonly key: string | null; readonly body: any }[];
  call(method: 'GET' | 'POST', path: string, identity: DevelopmentIdentity, options?: CallOptions): Promise<Answer>;
  /** Runs SQL as the superuser, who sees all tenants. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of any table.
  rows(text: string, values?: unknown[]): Promise<any[]>;
  /** Connects as the service's own role, without a tenant. */
  connect(): Promise<pg.Client>;
  stop(): Promise<void>;
}

const tenant = 'acme';

/** Who calls in the tests. */
export const people = {
  relay: { sub: 'service:quote', tenant, roles: ['service'], accounts: '*' },
  worker: { sub: 'service:worker', tenant, roles: ['worker'], accounts: '*' },
  billing: { sub: 'service:billing', tenant, roles: ['billing'] },
  seller: { sub: 'sam', tenant, roles: ['sales'], accounts: ['C-1'] },
  otherSeller: { sub: 'sue', tenant, roles: ['sales'], accounts: ['C-2'] },
  operator: { sub: 'olga', tenant, roles: ['operator'], accounts: '*' },
  foreignSeller: { sub: 'gus', tenant: 'globex', roles: ['sales'], accounts: '*' },
  foreignWorker: { sub: 'service:worker', tenant: 'globex', roles: ['worker'], accounts: '*' },
} as const satisfies Record<string, DevelopmentIdentity>;

/** Starts everything in a database of its own. */
export async function startTestOrderService(databaseName: string): Promise<TestOrderService> {
  const stopping: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stopping.splice(0).reverse()) await step();
  };
  try {
    return await start(databaseName, (step) => stopping.push(step), stop);
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function start(
  databaseName: string,
  onStop: (step: () => Promise<unknown>) => void,
  stop: () => Promise<void>,
): Promise<TestOrderService> {
  const postgres: PostgresServer = await startPostgres();
  onStop(() => postgres.stop());
  const databaseUrl = await postgres.createDatabase(databaseName);
  await migrateAll(databaseUrl);
  const issuer = await startDevelopmentIssuer();
  onStop(() => issuer.stop());
  const delivered: TestOrderService['delivered'] = [];
  const workflow: Listener = await listen(async (request) => {
    delivered.push({ key: request.headers.get('idempotency-key'), body: await request.json() });
    return Response.json({ commandId: delivered.at(-1)?.key, status: 'PENDING' }, { status: 202 });
  });
  onStop(() => workflow.stop());
  const service: RunningService = await startOrderService(environmentOf(databaseUrl, issuer, workflow.url), {
    logger: { info() {}, warn() {}, error: (message, fields) => console.error(message, fields) },
  });
  onStop(() => service.stop());
  const admin = new pg.Client({ connectionString: databaseUrl, options: '-c search_path="order"' });
  await admin.connect();
  onStop(() => admin.end());
  return {
    url: service.url,
    issuer,
    databaseUrl,
    delivered,
    stop,
    call: (method, path, identity, options) => call(service.url, issuer, method, path, identity, options),
    rows: async (text, values) => (await admin.query(text, values)).rows,
    connect: async () => {
      const client = new pg.Client({ connectionString: loginUrl(databaseUrl, 'order_service') });
      await client.connect();
      return client;
    },
  };
}

/** Brings the schemas `events` and `order` up to date. */
export async function migrateAll(databaseUrl: string): Promise<readonly string[]> {
  await migrate({
    url: databaseUrl,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  return migrateOrder({ url: databaseUrl, servicePassword: 'order', relayPassword: 'order' });
}

/** The environment of a service in a test. */
export function environmentOf(databaseUrl: string, issuer: DevelopmentIssuer, workflowUrl: string) {
  return {
    PORT: 0,
    HOST: '127.0.0.1',
    DATABASE_URL: loginUrl(databaseUrl, 'order_service'),
    RELAY_DATABASE_URL: loginUrl(databaseUrl, 'order_relay'),
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URL: issuer.jwksUrl,
    TOKEN_URL: issuer.tokenUrl,
    CLIENT_ID: 'order',
    CLIENT_SECRET: issuer.registerClient('order', ['service']),
    WORKFLOW_URL: workflowUrl,
  };
}

function loginUrl(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = 'order';
  return url.href;
}

async function call(
  baseUrl: string,
  issuer: DevelopmentIssuer,
  method: 'GET' | 'POST',
  path: string,
  identity: DevelopmentIdentity,
  options: CallOptions = {},
): Promise<Answer> {
  const { body = {}, etag, key = randomUUID(), raw } = options;
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await issuer.token(identity)}`,
      'content-type': 'application/json',
      ...(method === 'GET' || key === null ? {} : { 'idempotency-key': key }),
      ...(etag === undefined ? {} : { 'if-match': etag }),
    },
    ...(method === 'GET' ? {} : { body: raw ?? JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
    etag: response.headers.get('etag') ?? undefined,
  };
}

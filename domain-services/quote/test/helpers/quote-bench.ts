import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type ApprovalPolicy, createApprovalPolicy, migrateQuote, startQuoteService } from '@platform/quote';
import { eventLogMigrations } from '@stepwright/outbox';
import {
  type DevelopmentIssuer,
  type Logger,
  migrate,
  type RunningService,
  startDevelopmentIssuer,
} from '@stepwright/service-kit';
import { startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { type Neighbours, startNeighbours } from './neighbours.ts';
import { type PolicyTable, policyTable } from './policy-table.ts';

/** Who calls. */
export interface Caller {
  readonly sub: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly groups?: readonly string[];
  readonly accounts?: readonly string[] | '*';
}

/** The people and machines of the tests. */
export const callers = {
  seller: { sub: 'sam', tenant: 'acme', roles: ['sales'], accounts: ['ACC-1'] },
  otherSeller: { sub: 'olga', tenant: 'acme', roles: ['sales'], accounts: ['ACC-2'] },
  foreigner: { sub: 'fred', tenant: 'globex', roles: ['sales', 'approver', 'worker', 'service'], accounts: '*' },
  customer: { sub: 'cora', tenant: 'acme', roles: ['customer'], accounts: ['ACC-1'] },
  manager: { sub: 'mia', tenant: 'acme', roles: ['approver'], groups: ['sales-managers'], accounts: '*' },
  director: { sub: 'dan', tenant: 'acme', roles: ['approver'], groups: ['sales-directors'], accounts: '*' },
  sellingManager: {
    sub: 'sam',
    tenant: 'acme',
    roles: ['sales', 'approver'],
    groups: ['sales-managers'],
    accounts: '*',
  },
  worker: { sub: 'worker', tenant: 'acme', roles: ['worker'], accounts: '*' },
  operations: { sub: 'service:operations', tenant: 'acme', roles: ['service'], accounts: '*' },
} as const satisfies Record<string, Caller>;

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly body: any;
}

/** What a request may carry besides its body. */
export interface RequestParts {
  readonly key?: string | null;
  readonly ifMatch?: string | undefined;
  readonly raw?: string;
}

/** A quote service on its own database, and everything around it. */
export interface QuoteBench {
  readonly neighbours: Neighbours;
  readonly databaseUrl: string;
  /** The service's environment as a process would get it. */
  readonly environment: Record<string, string>;
  readonly admin: pg.Client;
  /** Has the service decide by another table from now on. It starts with one that asks for one level. */
  usePolicy(table: PolicyTable): Promise<void>;
  /** Moves the service's clock. */
  advance(ms: number): void;
  get(caller: Caller, path: string): Promise<Answer>;
  /** Sends a command. A key is made unless it is given; null leaves it out. */
  send(caller: Caller, method: 'POST' | 'PUT', path: string, body: unknown, parts?: RequestParts): Promise<Answer>;
  count(table: string, where: string): Promise<number>;
  stop(): Promise<void>;
}

/** The table that the platform runs with. */
export const policyFile: string = fileURLToPath(
  new URL('../../../../dmn/approval-policy/approval-policy.dmn', import.meta.url),
);

/** The address of the database for another login. */
export function loginUrl(databaseUrl: string, user: string, password: string): string {
  return Object.assign(new URL(databaseUrl), { username: user, password }).href;
}

/**
 * Starts a database, an issuer, the neighbours and the service. Stop it at the end; that fails when the service failed inside.
 *
 * @param options.ownPolicy leaves the service the table of its environment; `usePolicy` then has no effect. @default false
 */
export async function startQuoteBench(options: { readonly ownPolicy?: boolean } = {}): Promise<QuoteBench> {
  const closing: (() => Promise<unknown>)[] = [];
  const postgres = await startPostgres();
  closing.push(() => postgres.stop());
  const databaseUrl = await postgres.createDatabase('platform');
  await migrateAll(databaseUrl);
  const issuer = await startDevelopmentIssuer();
  closing.push(() => issuer.stop());
  const neighbours = await startNeighbours();
  closing.push(() => neighbours.stop());
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  closing.push(() => admin.end());
  let offsetMs = 0;
  const internalErrors: string[] = [];
  const environment = environmentOf(databaseUrl, issuer, neighbours);
  let policy = await tablePolicy({});
  const switchedPolicy: ApprovalPolicy = { evaluate: (inputs, now) => policy.evaluate(inputs, now) };
  const service: RunningService = await startQuoteService(
    { ...environment, PORT: 0 },
    {
      clock: () => new Date(Date.now() + offsetMs),
      logger: keepInternalErrors(internalErrors),
      ...(options.ownPolicy ? {} : { approvalPolicy: switchedPolicy }),
    },
  );
  closing.push(() => service.stop());
  return {
    ...callsOf(service.url, issuer),
    neighbours,
    databaseUrl,
    environment,
    admin,
    async usePolicy(table) {
      policy = await tablePolicy(table);
    },
    advance(ms) {
      offsetMs += ms;
    },
    async count(table, where) {
      const { rows } = await admin.query(`select count(*)::int as n from quote.${table} where ${where}`);
      return rows[0].n;
    },
    async stop() {
      for (const close of closing.reverse()) await close();
      if (internalErrors.length > 0) throw new Error(`The service failed inside:\n${internalErrors.join('\n')}`);
    },
  };
}

function environmentOf(databaseUrl: string, issuer: DevelopmentIssuer, { url }: Neighbours) {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: loginUrl(databaseUrl, 'quote_service', 'service-password'),
    RELAY_DATABASE_URL: loginUrl(databaseUrl, 'quote_relay', 'relay-password'),
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URL: issuer.jwksUrl,
    TOKEN_URL: issuer.tokenUrl,
    CLIENT_ID: 'quote',
    CLIENT_SECRET: issuer.registerClient('quote', ['service']),
    CATALOG_URL: url,
    WORKFLOW_URL: url,
    ORDER_URL: url,
    APPROVAL_POLICY_FILE: policyFile,
  };
}

function tablePolicy(table: PolicyTable): Promise<ApprovalPolicy> {
  return createApprovalPolicy(policyTable(table), { fileName: 'test-policy.dmn' });
}

function keepInternalErrors(internalErrors: string[]): Logger {
  return {
    info() {},
    warn() {},
    error(message, fields) {
      if (fields?.errorCode === 'INTERNAL_ERROR') internalErrors.push(`${message} ${fields.cause}`);
    },
  };
}

function callsOf(url: string, issuer: DevelopmentIssuer): Pick<QuoteBench, 'get' | 'send'> {
  const call = async (caller: Caller, path: string, init: RequestInit): Promise<Answer> => {
    const authorization = `Bearer ${await issuer.token(caller)}`;
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { authorization, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      etag: response.headers.get('etag'),
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  return {
    get: (caller, path) => call(caller, path, { method: 'GET' }),
    send(caller, method, path, body, { key = randomUUID(), ifMatch, raw } = {}) {
      const headers = {
        ...(key === null ? {} : { 'idempotency-key': key }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      };
      return call(caller, path, { method, headers, body: raw ?? JSON.stringify(body) });
    },
  };
}

async function migrateAll(url: string): Promise<void> {
  await migrate({
    url,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  await migrateQuote({ url, servicePassword: 'service-password', relayPassword: 'relay-password' });
}

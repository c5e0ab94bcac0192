import { randomBytes } from 'node:crypto';
import { migrateCatalog } from '@platform/catalog';
import { migrateOperations } from '@platform/operations';
import { migrateOrder } from '@platform/order';
import { migrateQuote } from '@platform/quote';
import { migrateWorkflow } from '@platform/workflow';
import { eventLogMigrations } from '@stepwright/outbox';
import { migrate } from '@stepwright/service-kit';
import type { PostgresServer } from '@stepwright/test-servers';
import pg from 'pg';

/** The names of the domain services. */
export type ServiceName = 'catalog' | 'quote' | 'order' | 'workflow' | 'operations';

/** The two logins of a service. */
export interface ServiceLogins {
  readonly serviceUrl: string;
  readonly relayUrl: string;
}

const migrations = {
  catalog: migrateCatalog,
  quote: migrateQuote,
  order: migrateOrder,
  workflow: migrateWorkflow,
  operations: migrateOperations,
} as const;

/**
 * Brings the database of the services up to date and gives each service its two logins. Passwords are new at every start and
 * are kept nowhere.
 */
export async function prepareServiceDatabase(postgres: PostgresServer): Promise<Record<ServiceName, ServiceLogins>> {
  const url = await postgres.createDatabase('stepwright');
  await migrate({
    url,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  const logins: Partial<Record<ServiceName, ServiceLogins>> = {};
  for (const name of Object.keys(migrations) as ServiceName[]) {
    const [servicePassword, relayPassword] = [password(), password()];
    await migrations[name]({ url, servicePassword, relayPassword });
    logins[name] = {
      serviceUrl: login(url, `${name}_service`, servicePassword),
      relayUrl: login(url, `${name}_relay`, relayPassword),
    };
  }
  return logins as Record<ServiceName, ServiceLogins>;
}

/** The engine has a database and a role of its own: it cannot read the services' tables. */
export async function prepareEngineDatabase(postgres: PostgresServer): Promise<string> {
  const url = await postgres.createDatabase('engine');
  const secret = password();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'engine'`);
    if (rowCount === 0) await client.query('create role engine');
    await client.query(`alter role engine login password ${client.escapeLiteral(secret)}`);
    await client.query('alter database engine owner to engine');
    await client.query('revoke connect on database engine from public');
  } finally {
    await client.end();
  }
  return login(url, 'engine', secret);
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function login(databaseUrl: string, user: string, secret: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = secret;
  return url.href;
}

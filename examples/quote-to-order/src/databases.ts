import { randomBytes } from 'node:crypto';
import type { PostgresServer } from '@stepwright/test-servers';
import pg from 'pg';
import { migrateServices, type ServiceName, type ServicePasswords, serviceNames } from './migrate-services.ts';

/** The two logins of a service. */
export interface ServiceLogins {
  readonly serviceUrl: string;
  readonly relayUrl: string;
}

/**
 * Brings the database of the services up to date and gives each service its two logins. Passwords are new at every start and
 * are kept nowhere.
 */
export async function prepareServiceDatabase(postgres: PostgresServer): Promise<Record<ServiceName, ServiceLogins>> {
  const url = await postgres.createDatabase('stepwright');
  const passwords = Object.fromEntries(
    serviceNames.map((name) => [name, { servicePassword: password(), relayPassword: password() }]),
  ) as Record<ServiceName, ServicePasswords>;
  await migrateServices(url, passwords);
  const logins = serviceNames.map((name) => [
    name,
    {
      serviceUrl: login(url, `${name}_service`, passwords[name].servicePassword),
      relayUrl: login(url, `${name}_relay`, passwords[name].relayPassword),
    },
  ]);
  return Object.fromEntries(logins) as Record<ServiceName, ServiceLogins>;
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

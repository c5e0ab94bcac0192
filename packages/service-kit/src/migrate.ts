import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';

/** A login role that a migration may grant to. */
export interface MigrationRole {
  readonly name: string;
  /** Without one the role is a group that cannot log in. */
  readonly password?: string;
}

/** What to migrate. */
export interface MigrateOptions {
  /** Connects as a role that may create roles and schemas. */
  readonly url: string;
  readonly schema: string;
  /** Works for one tenant at a time; owns no table. Named `{{service}}` in the SQL. */
  readonly service: MigrationRole;
  /** Sees the outbox of all tenants and nothing else. Named `{{relay}}` in the SQL. */
  readonly relay: MigrationRole;
  /** Folders with `V001__name.sql`, in order. */
  readonly folders: readonly string[];
  /** Group roles that the login roles belong to besides, for example the publisher of the event log. */
  readonly memberships?: { readonly service?: readonly string[]; readonly relay?: readonly string[] };
}

/** The database cannot be migrated. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code = 'MIGRATION_FAILED';
}

/** Any migration in this database waits for this lock: roles belong to the whole server. */
const lockKey = 7_263_514_001;
const lockWaitMs = 60_000;

/**
 * Brings a schema up to date: roles, schema, then each file once, in a transaction of its own, as the owner of the schema.
 *
 * Safe to repeat and to run in parallel. A file that was changed after it was applied is refused.
 *
 * @returns the names of the files that were applied now.
 * @throws {MigrationError} naming the file and the reason; files before it stay applied.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: options.url, application_name: `migrate ${options.schema}` });
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${lockWaitMs}`);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await prepareRoles(client, options);
    const applied: string[] = [];
    for (const folder of options.folders) applied.push(...(await applyFolder(client, options, folder)));
    return applied;
  } finally {
    await client.end();
  }
}

async function prepareRoles(client: pg.Client, options: MigrateOptions): Promise<void> {
  const { schema, service, relay, memberships } = options;
  const owner = `${schema}_owner`;
  await createRole(client, owner, undefined);
  for (const role of [service, relay]) await createRole(client, role.name, role.password);
  const id = client.escapeIdentifier.bind(client);
  await client.query(`create schema if not exists ${id(schema)} authorization ${id(owner)}`);
  await client.query(`revoke all on schema ${id(schema)} from public`);
  for (const [role, groups] of [[service, memberships?.service] as const, [relay, memberships?.relay] as const]) {
    await client.query(`grant usage on schema ${id(schema)} to ${id(role.name)}`);
    if (role.password !== undefined) await client.query(`alter role ${id(role.name)} set search_path = ${id(schema)}`);
    for (const group of groups ?? []) await client.query(`grant ${id(group)} to ${id(role.name)}`);
  }
  await client.query(`create table if not exists ${id(schema)}.schema_migration (
    component text not null, file text not null, checksum text not null, applied_at timestamptz not null default now(),
    primary key (component, file))`);
}

async function createRole(client: pg.Client, name: string, password: string | undefined): Promise<void> {
  const id = client.escapeIdentifier(name);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${id} nologin noinherit`);
  if (password !== undefined) {
    await client.query(`alter role ${id} login inherit password ${client.escapeLiteral(password)}`);
  }
}

async function applyFolder(client: pg.Client, options: MigrateOptions, folder: string): Promise<string[]> {
  const component = basename(folder);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const applied: string[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    if (await applyFile(client, options, component, file, text)) applied.push(`${component}/${file}`);
  }
  return applied;
}

async function applyFile(
  client: pg.Client,
  { schema, service, relay }: MigrateOptions,
  component: string,
  file: string,
  text: string,
): Promise<boolean> {
  const id = client.escapeIdentifier.bind(client);
  const checksum = createHash('sha256').update(text).digest('hex');
  const known = await client.query<{ checksum: string }>(
    `select checksum from ${id(schema)}.schema_migration where component = $1 and file = $2`,
    [component, file],
  );
  const before = known.rows[0]?.checksum;
  if (before === checksum) return false;
  if (before !== undefined) {
    throw new MigrationError(
      `${schema}: ${component}/${file} was changed after it was applied; write a new migration instead.`,
    );
  }
  const statements = text.replaceAll('{{service}}', id(service.name)).replaceAll('{{relay}}', id(relay.name));
  try {
    await client.query('begin');
    await client.query(`set local role ${id(`${schema}_owner`)}`);
    await client.query(`set local search_path = ${id(schema)}`);
    await client.query(`set local lock_timeout = '5s'`);
    await client.query(statements);
    await client.query('reset role');
    await client.query(`insert into ${id(schema)}.schema_migration (component, file, checksum) values ($1, $2, $3)`, [
      component,
      file,
      checksum,
    ]);
    await client.query('commit');
    return true;
  } catch (cause) {
    await client.query('rollback');
    throw new MigrationError(
      `${schema}: ${component}/${file} could not be applied: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
}

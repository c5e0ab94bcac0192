import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../src/migrate.ts', import.meta.url));
const run = promisify(execFile);
const secret = 'a-long-enough-password';
const passwords = Object.fromEntries(
  ['CATALOG', 'QUOTE', 'ORDER', 'WORKFLOW', 'OPERATIONS'].flatMap((name) => [
    [`${name}_SERVICE_PASSWORD`, secret],
    [`${name}_RELAY_PASSWORD`, secret],
  ]),
);
let postgres: PostgresServer;
let url: string;

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.createDatabase('platform');
});

afterAll(() => postgres?.stop());

function migrate(environment: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, ['--conditions=stepwright-source', command], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    timeout: 60_000,
  });
}

describe('npm run migrate', () => {
  it('applies everything once, two at the same time included', async () => {
    const environment = { DATABASE_ADMIN_URL: url, ...passwords };
    const [first, second] = await Promise.all([migrate(environment), migrate(environment)]);
    const applied = `${first.stdout}${second.stdout}`.match(/^applied .*$/gm) ?? [];
    expect(applied).toContain('applied quote: migrations/V001__quote_core.sql');
    expect(new Set(applied).size).toBe(applied.length);
    expect((await migrate(environment)).stdout).toBe('Nothing to do: all schemas are up to date.\n');
  });

  it('leaves roles that own nothing and cannot read each other', async () => {
    const quote = new pg.Client({
      connectionString: Object.assign(new URL(url), { username: 'quote_service', password: secret }).href,
    });
    await quote.connect();
    try {
      const owned = await quote.query(`select 1 from pg_tables where tableowner in ('quote_service', 'quote_relay')`);
      expect(owned.rowCount).toBe(0);
      for (const table of [
        '"order".sales_order',
        'catalog.product_offering',
        'workflow.workflow_command',
        'operations.fallout_case',
      ]) {
        await expect(quote.query(`select 1 from ${table}`)).rejects.toThrow(/permission denied for schema/);
      }
    } finally {
      await quote.end();
    }
  });

  it('names what is missing or wrong and changes nothing', async () => {
    const failure = await migrate({
      DATABASE_ADMIN_URL: 'mysql://x',
      ...passwords,
      QUOTE_RELAY_PASSWORD: 'short',
    }).catch((error) => error);
    expect(failure.code).toBe(1);
    expect(failure.stderr).toMatch(/DATABASE_ADMIN_URL: must be a postgres:\/\/ address.*kept secret/);
    expect(failure.stderr).toMatch(
      /QUOTE_RELAY_PASSWORD: must have at least 12 characters \(its value is kept secret\)/,
    );
    expect(failure.stderr).not.toMatch(/ at .*\.ts/);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type DevelopmentIssuer, startDevelopmentIssuer } from '@stepwright/service-kit';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOf, migrateAll } from '../helpers/test-order-service.ts';

let postgres: PostgresServer;
let issuer: DevelopmentIssuer;
let databaseUrl: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase('order_process');
  await migrateAll(databaseUrl);
  issuer = await startDevelopmentIssuer();
});
afterAll(async () => {
  if (child?.exitCode === null) child.kill('SIGKILL');
  await issuer?.stop();
  await postgres?.stop();
});

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

function run(environment: Record<string, unknown>): ChildProcess {
  const env = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
  child = spawn(process.execPath, ['--conditions=stepwright-source', main], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return child;
}

describe('the process of the order service', () => {
  it('tells its address, is ready and ends cleanly when asked to', async () => {
    const running = run(environmentOf(databaseUrl, issuer, 'http://127.0.0.1:9'));
    if (running.stdout === null) throw new Error('The process has no output.');
    const [line] = await once(createInterface(running.stdout), 'line', { signal: AbortSignal.timeout(20_000) });
    const { service, url } = JSON.parse(line);
    expect(service).toBe('order');
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', service: 'order' }]);
    running.kill('SIGTERM');
    const [code] = await once(running, 'exit', { signal: AbortSignal.timeout(20_000) });
    expect(code).toBe(0);
  });

  it('does not start with a wrong environment, and names what is wrong but no secret', async () => {
    const environment = { ...environmentOf(databaseUrl, issuer, 'nonsense'), PORT: 'many' };
    const running = run(environment);
    let said = '';
    running.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(running, 'close', { signal: AbortSignal.timeout(20_000) });
    expect(code).not.toBe(0);
    expect(said).toMatch(/WORKFLOW_URL/);
    expect(said).toMatch(/PORT/);
    expect(said).not.toContain(environment.CLIENT_SECRET);
  });
});

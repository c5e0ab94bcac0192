import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startQuoteBench } from '../helpers/quote-bench.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', main], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  return { child, output };
}

it('says where it listens in one JSON line and ends cleanly on SIGTERM', async () => {
  const bench = await startQuoteBench();
  const { child, output } = run(bench.environment);
  try {
    await expect.poll(() => output.stdout, { timeout: 20_000 }).toMatch(/\n$/);
    const { service, url } = JSON.parse(output.stdout);
    expect(service).toBe('quote');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await bench.stop();
  }
});

it('does not start with a wrong value, and names it', async () => {
  const { child, output } = run({ CATALOG_URL: 'nowhere', CLIENT_SECRET: 'not-to-be-told' });
  expect((await once(child, 'exit'))[0]).toBe(1);
  expect(output.stderr).toMatch(/CATALOG_URL: .*"nowhere"/);
  expect(output.stderr).toMatch(/DATABASE_URL: .*it is not set/);
  expect(output.stderr).not.toContain('not-to-be-told');
});

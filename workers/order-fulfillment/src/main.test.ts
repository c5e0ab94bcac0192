import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

// Nothing listens there: the worker must start, and stop, all the same.
const nowhere = 'http://127.0.0.1:1';
const environment = {
  ENGINE_URL: `${nowhere}/engine-rest`,
  TOKEN_URL: `${nowhere}/token`,
  CLIENT_ID: 'worker',
  CLIENT_SECRET: 'secret',
  ORDER_URL: nowhere,
  INVENTORY_URL: nowhere,
  PROVISIONING_URL: nowhere,
  BILLING_URL: nowhere,
  NOTIFICATION_URL: nowhere,
  BILLING_CLIENT_ID: 'billing-callback',
  BILLING_CLIENT_SECRET: 'secret',
};

function startMain(variables: Readonly<Record<string, string>>): ChildProcess {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, ['--conditions=stepwright-source', main], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 15_000,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('says in one line that it is ready, and drains at SIGTERM', async () => {
  const child = startMain(environment);
  const [line] = await once(child.stdout ?? child, 'data');
  const ready = JSON.parse(String(line));
  expect(ready).toMatchObject({ ready: true, worker: 'order-fulfillment', pid: child.pid });
  expect(ready.topics).toHaveLength(14);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('does not start with a wrong environment, and names what is wrong', async () => {
  const { ENGINE_URL: _left, ...rest } = environment;
  const child = startMain({ ...rest, CONCURRENCY: 'many' });
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(text).toContain('ENGINE_URL');
  expect(text).toContain('it is "many"');
});

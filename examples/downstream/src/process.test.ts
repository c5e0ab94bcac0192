import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { poll } from '../test/helpers/poll.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', ...args], {
    env: { PATH: process.env.PATH, ...environment },
  });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  const ended = once(child, 'close', { signal: AbortSignal.timeout(10_000) }).then(([code]) => code);
  return { child, output, ended };
}

const main = fileURLToPath(new URL('main.ts', import.meta.url));

test.each(['SIGTERM', 'SIGINT'] as const)('the process prints its address and ends cleanly at %s', async (signal) => {
  const { child, output, ended } = run([main], { PORT: '0' });
  const url = await poll(() => /http:\S+/.exec(output.stdout)?.[0]);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  child.kill(signal);
  expect(await ended).toBe(0);
  expect(output.stderr).toBe('');
});

test('the process does not start with a wrong value, and names it', async () => {
  const { output, ended } = run([main], { PORT: 'high' });
  expect(await ended).toBe(1);
  expect(output.stderr).toContain('PORT is "high"');
});

test('a simulator that is stopped leaves nothing that keeps the process alive', async () => {
  const source = new URL('index.ts', import.meta.url).href;
  const script = `
    const { startDownstream } = await import(${JSON.stringify(source)});
    const { url, control, stop } = await startDownstream({ callbackDelayMs: 60_000 });
    const post = (path, key) => fetch(url + path, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: JSON.stringify({ businessKey: 'b', callbackUrl: url + '/livez' }),
    });
    await post('/billing/handoffs', 'confirmed-in-a-minute');
    const hung = [];
    for (const kind of ['timeout-before', 'timeout-after', 'late-effect', 'delay']) {
      await control.addFault({ system: 'notification', operation: 'messages', kind, delayMs: 60_000 });
      hung.push(post('/notification/messages', kind));
    }
    const { connect } = await import('node:net');
    const halfSent = connect(Number(new URL(url).port), '127.0.0.1');
    halfSent.on('error', () => undefined).write('POST /notification/messages HTTP/1.1\\r\\nhost: x\\r\\ncontent-length: 9\\r\\n\\r\\n');
    while ((await control.ledger()).requests.length < 5) await new Promise(setImmediate);
    await stop();
    await stop();
    console.log((await Promise.allSettled(hung)).map(({ status }) => status).join());
  `;
  const { output, ended } = run(['--input-type=module', '--eval', script]);
  expect(await ended).toBe(0);
  expect(output).toEqual({ stdout: 'rejected,rejected,rejected,rejected\n', stderr: '' });
});

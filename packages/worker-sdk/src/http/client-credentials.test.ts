import type { IncomingHttpHeaders } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { createClientCredentials } from './client-credentials.ts';

interface SeenRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Starts a foreign server; without a status it never answers. */
async function startServer(answer: () => { readonly status?: number; readonly body?: unknown }) {
  const requests: SeenRequest[] = [];
  const { url } = await startDownstream(async (request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers, text: await textOf(request) });
    const { status, body } = answer();
    if (status !== undefined) response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { url, requests };
}

const client = { clientId: 'worker', clientSecret: 's3cret' };

afterEach(() => void vi.useRealTimers());

function startIssuer(expiresIn = 3_600) {
  let count = 0;
  return startServer(() => {
    count += 1;
    return { status: 200, body: { access_token: `token-${count}`, expires_in: expiresIn } };
  });
}

test('asks once per tenant, also for callers at the same moment', async () => {
  const issuer = await startIssuer();
  const token = createClientCredentials({ url: issuer.url, ...client });
  expect(await Promise.all([token('acme'), token('acme')])).toEqual(['token-1', 'token-1']);
  expect([await token('acme'), await token('umbrella')]).toEqual(['token-1', 'token-2']);
  const form = new URLSearchParams(issuer.requests[0]?.text);
  expect(Object.fromEntries(form)).toEqual({
    grant_type: 'client_credentials',
    client_id: 'worker',
    client_secret: 's3cret',
    tenant: 'acme',
  });
});

test('takes a new token before the old one ends', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const issuer = await startIssuer(3_600);
  const token = createClientCredentials({ url: issuer.url, ...client, renewBeforeMs: 600_000 });
  expect(await token('acme')).toBe('token-1');
  vi.setSystemTime(Date.now() + 2_990_000);
  expect(await token('acme')).toBe('token-1');
  vi.setSystemTime(Date.now() + 20_000);
  expect(await token('acme')).toBe('token-2');
});

test('a forgotten token is not given again', async () => {
  const issuer = await startIssuer();
  const token = createClientCredentials({ url: issuer.url, ...client });
  await token('acme');
  token.forget('acme');
  expect(await token('acme')).toBe('token-2');
});

test('a refusal names the client and never its secret, and is not kept', async () => {
  let status = 401;
  const issuer = await startServer(() => ({ status, body: { access_token: 'token', expires_in: 60 } }));
  const token = createClientCredentials({ url: issuer.url, ...client });
  const refused = await token('acme').catch((error: unknown) => error);
  expect(refused).toMatchObject({ errorCode: 'TOKEN_NOT_GIVEN', status: 401, retryable: true });
  expect(String(refused)).toContain('worker');
  expect(String(refused)).not.toContain('s3cret');
  status = 200;
  expect(await token('acme')).toBe('token');
});

test('an issuer that does not answer is given up after the limit', async () => {
  const issuer = await startServer(() => ({}));
  const token = createClientCredentials({ url: issuer.url, ...client, timeoutMs: 30 });
  await expect(token('acme')).rejects.toMatchObject({ errorCode: 'TOKEN_NOT_GIVEN', status: undefined });
});

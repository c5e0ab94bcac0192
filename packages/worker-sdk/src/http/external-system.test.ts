import type { IncomingHttpHeaders } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { createExternalSystem, questionFetch } from './external-system.ts';

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

const ask = questionFetch(new AbortController().signal);
const attempt = { fetch: (url: string | URL, init?: RequestInit) => fetch(url, init) };

async function startSystem(answer: ReturnType<Parameters<typeof startServer>[0]>, timeoutMs = 5_000) {
  const server = await startServer(() => answer);
  return { server, system: createExternalSystem({ name: 'inventory', url: `${server.url}/`, timeoutMs }) };
}

test('an accepted request answers the reference and the whole answer', async () => {
  const body = { reference: 'RSV-1', storageUri: 'x' };
  const { server, system } = await startSystem({ status: 202, body });
  const answer = await system.request(attempt, 'reservations', { businessKey: 'k' });
  expect(answer).toEqual({ kind: 'DONE', reference: 'RSV-1', body });
  expect(server.requests).toMatchObject([
    { method: 'POST', url: '/inventory/reservations', text: '{"businessKey":"k"}' },
  ]);
});

test.each([
  [409, { code: 'NO_STOCK', detail: 'none left' }, { code: 'NO_STOCK', reason: 'none left' }],
  [400, '<html>', { code: 'HTTP_400', reason: 'inventory answered 400.' }],
  [429, {}, { code: 'HTTP_429', reason: 'inventory answered 429.' }],
])('a %i is a refusal: nothing happened', async (status, body, expected) => {
  const { system } = await startSystem({ status, body });
  expect(await system.request(attempt, 'reservations', {})).toEqual({ kind: 'REFUSED', ...expected });
});

test.each([
  { status: 500, body: { code: 'BROKEN' } },
  { status: 201, body: {} },
  { status: 201, body: 'no JSON' },
])('an answer that does not tell is thrown: $status $body', async (answer) => {
  const { system } = await startSystem(answer);
  await expect(system.request(attempt, 'reservations', {})).rejects.toThrow();
});

test.each([
  [200, { status: 'DONE', reference: 'RSV-1' }, { kind: 'DONE', reference: 'RSV-1' }],
  [200, { status: 'REFUSED', code: 'NO_STOCK' }, { kind: 'REFUSED', code: 'NO_STOCK' }],
  [404, { code: 'IDEMPOTENCY_KEY_UNKNOWN' }, { kind: 'NOT_KNOWN' }],
  [404, { code: 'ADDRESS_UNKNOWN' }, { kind: 'NOT_TOLD' }],
  [404, '<html>', { kind: 'NOT_TOLD' }],
  [501, { code: 'QUERY_NOT_SUPPORTED' }, { kind: 'NOT_TOLD' }],
  [503, '', { kind: 'NOT_TOLD' }],
])('a look-up answered by %i %j finds %j', async (status, body, expected) => {
  const { server, system } = await startSystem({ status, body });
  expect(await system.lookUp(ask, 'reservations', 'a:b&c')).toMatchObject(expected);
  expect(server.requests[0]?.url).toBe('/inventory/reservations?idempotencyKey=a%3Ab%26c');
});

test('a look-up without an answer is given up after the limit', async () => {
  const { system } = await startSystem({}, 50);
  await expect(system.lookUp(ask, 'reservations', 'key')).rejects.toThrow();
});

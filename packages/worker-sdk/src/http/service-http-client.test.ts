import type { IncomingHttpHeaders } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { ServiceCallError } from './service-call-error.ts';
import { createServiceHttpClient } from './service-http-client.ts';

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

const answered = z.object({ lineCount: z.int() });
const path = ['orders', 'O 1/x', 'lines', 0];

async function startClient(answer: Parameters<typeof startServer>[0], timeoutMs = 5_000) {
  const service = await startServer(answer);
  const forgotten: string[] = [];
  const token = Object.assign(async (tenantId: string) => `token-of-${tenantId}`, {
    forget: (tenantId: string) => void forgotten.push(tenantId),
  });
  const client = createServiceHttpClient({ name: 'order', url: `${service.url}/`, token, timeoutMs });
  return { client, service, forgotten };
}

function caller(signal = new AbortController().signal) {
  return { tenantId: 'acme', topic: 'count-lines', externalTaskId: 'task-1', signal };
}

test('posts for the tenant, under a key that every run of the task repeats', async () => {
  const { client, service } = await startClient(() => ({ status: 201, body: { lineCount: 2, more: true } }));
  expect(await client.post(caller(), path, { a: 1 }, answered)).toEqual({ lineCount: 2 });
  const [request] = service.requests;
  expect(request).toMatchObject({ method: 'POST', url: '/orders/O%201%2Fx/lines/0', text: '{"a":1}' });
  expect(request?.headers).toMatchObject({
    authorization: 'Bearer token-of-acme',
    'idempotency-key': 'count-lines:task-1',
    'content-type': 'application/json',
  });
});

test('a question carries no idempotency key', async () => {
  const { client, service } = await startClient(() => ({ status: 200, body: { lineCount: 2 } }));
  await client.get(caller(), path, answered);
  expect(service.requests[0]?.method).toBe('GET');
  expect(service.requests[0]?.headers['idempotency-key']).toBeUndefined();
});

test.each([
  [409, { errorCode: 'ORDER_CANCELLING', detail: 'it is' }, { errorCode: 'ORDER_CANCELLING', retryable: false }],
  [409, { errorCode: 'BUSY', retryable: true }, { errorCode: 'BUSY', retryable: true }],
  [503, { errorCode: 'DATABASE_AWAY' }, { errorCode: 'DATABASE_AWAY', retryable: true }],
  [502, '<html>', { errorCode: 'HTTP_502', retryable: true }],
  [404, '', { errorCode: 'HTTP_404', retryable: false }],
])('a %i with %j is a refusal', async (status, body, expected) => {
  const { client } = await startClient(() => ({ status, body }));
  const error = await client.get(caller(), path, answered).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ServiceCallError);
  expect(error).toMatchObject({ ...expected, status });
  expect(String(error)).toContain(`${status} ${expected.errorCode}`);
});

test('an answer of another shape is not taken', async () => {
  const { client } = await startClient(() => ({ status: 200, body: { lineCount: 'two' } }));
  await expect(client.get(caller(), path, answered)).rejects.toMatchObject({ errorCode: 'SERVICE_ANSWER_UNREADABLE' });
});

test('a service that does not answer is given up after the limit', async () => {
  const { client } = await startClient(() => ({}), 50);
  const call = client.get(caller(), path, answered);
  await expect(call).rejects.toMatchObject({ errorCode: 'SERVICE_NOT_AVAILABLE', status: undefined, retryable: true });
});

test('a call ends with the reason of the task that was aborted', async () => {
  const { client } = await startClient(() => ({}));
  const reason = new Error('the lock is lost');
  await expect(client.get(caller(AbortSignal.abort(reason)), path, answered)).rejects.toBe(reason);
});

test('a token that the service does not accept is thrown away', async () => {
  const { client, forgotten } = await startClient(() => ({ status: 401, body: { errorCode: 'TOKEN_NOT_VALID' } }));
  await expect(client.get(caller(), path, answered)).rejects.toMatchObject({ status: 401 });
  expect(forgotten).toEqual(['acme']);
});

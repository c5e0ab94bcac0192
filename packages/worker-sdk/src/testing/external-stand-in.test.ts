import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ExternalStandIn, startExternalStandIn } from './index.ts';

let system: ExternalStandIn;

beforeEach(async () => {
  system = await startExternalStandIn({ answer: ({ path }) => ({ path }) });
});
afterEach(() => system.close());

test.each([
  ['keyed', 1, 'EXT-1'],
  ['queryable', 2, 'EXT-2'],
  ['blind', 2, 'EXT-2'],
] as const)('class %s: a repeated key has %i effects', async (externalClass, count, reference) => {
  await using repeated = await startExternalStandIn({ class: externalClass });
  await send(repeated);
  expect(await (await send(repeated)).json()).toEqual({ reference });
  expect([repeated.requests.length, repeated.effects.length]).toEqual([2, count]);
});

test('an effect is answered with its reference and what the test adds', async () => {
  const response = await send(system);
  expect([response.status, await response.json()]).toEqual([201, { reference: 'EXT-1', path: '/things' }]);
  const effect = { idempotencyKey: 'K:1', method: 'POST', path: '/things', body: { a: 1 }, reference: 'EXT-1' };
  expect(system.effects).toEqual([effect]);
});

describe('a look-up', () => {
  test.each(['/things?idempotencyKey=K%3A1', '/things/by-key/K:1'])('at %s knows what was done', async (path) => {
    await send(system);
    expect(await look(path)).toMatchObject([200, { status: 'DONE', effects: 1, reference: 'EXT-1' }]);
    expect(system.lookUps).toEqual(['K:1']);
  });

  test('knows what was refused, until it is done after all', async () => {
    await using queryable = await startExternalStandIn({ class: 'queryable' });
    queryable.next({ kind: 'refuse', code: 'NO_STOCK' });
    expect((await send(queryable)).status).toBe(409);
    expect(await look('/things/by-key/K:1', queryable)).toMatchObject([200, { status: 'REFUSED', code: 'NO_STOCK' }]);
    await send(queryable);
    expect(await look('/things/by-key/K:1', queryable)).toMatchObject([200, { status: 'DONE' }]);
  });

  test('of an unknown key is 404 in the system’s own words, and of a blind system 501', async () => {
    expect(await look('/things/by-key/K:1')).toMatchObject([404, { code: 'IDEMPOTENCY_KEY_UNKNOWN' }]);
    await using blind = await startExternalStandIn({ class: 'blind' });
    expect(await look('/things/by-key/K:1', blind)).toMatchObject([501, { code: 'QUERY_NOT_SUPPORTED' }]);
  });

  test('without a key is 404', async () => {
    expect(await look('/things')).toMatchObject([404, { code: 'ADDRESS_UNKNOWN' }]);
  });
});

describe('a request that goes wrong', () => {
  test('refused: a system that knows keys says the same again', async () => {
    system.next({ kind: 'refuse', code: 'NO_STOCK', status: 422 });
    for (const _ of ['first', 'again']) expect((await send(system)).status).toBe(422);
    expect(system.effects).toEqual([]);
  });

  test('error: nothing happened and nothing is remembered', async () => {
    system.next({ kind: 'error', status: 503 });
    expect((await send(system)).status).toBe(503);
    expect((await send(system)).status).toBe(201);
  });

  test.each([
    ['lose-request', 0, 0],
    ['lose-answer', 1, 1],
    ['late', 0, 1],
  ] as const)('%s: no answer comes; %i effects at once, %i later', async (kind, atOnce, later) => {
    system.next({ kind });
    await expect(send(system)).rejects.toThrow('fetch failed');
    expect(system.effects).toHaveLength(atOnce);
    system.deliverLate();
    system.deliverLate();
    expect(system.effects).toHaveLength(later);
  });

  test('slow: it has happened before the answer comes', async () => {
    system.next({ kind: 'slow', delayMs: 30 });
    await expect(send(system, { signal: AbortSignal.timeout(10) })).rejects.toThrow('timeout');
    expect(system.effects).toHaveLength(1);
  });

  test('twice: a system that does not know keys does it twice', async () => {
    await using queryable = await startExternalStandIn({ class: 'queryable' });
    queryable.next({ kind: 'twice' });
    await send(queryable);
    expect([queryable.requests.length, queryable.effects.length]).toEqual([1, 2]);
  });

  test('plans are used up in order', async () => {
    system.next({ kind: 'error' });
    system.next({ kind: 'error', status: 429 });
    const statuses = [await send(system), await send(system), await send(system)].map(({ status }) => status);
    expect(statuses).toEqual([500, 429, 201]);
  });
});

test('a key is asked for, but not by a blind system', async () => {
  const post = { method: 'POST', body: 'plain' };
  expect((await fetch(`${system.url}/things`, post)).status).toBe(400);
  await using blind = await startExternalStandIn({ class: 'blind' });
  expect((await fetch(`${blind.url}/things`, post)).status).toBe(201);
  expect(blind.effects).toMatchObject([{ idempotencyKey: undefined, body: 'plain' }]);
});

function send({ url }: ExternalStandIn, init: RequestInit = {}): Promise<Response> {
  const headers = { 'idempotency-key': 'K:1' };
  return fetch(`${url}/things`, { method: 'POST', headers, body: JSON.stringify({ a: 1 }), ...init });
}

async function look(path: string, { url }: ExternalStandIn = system): Promise<[number, unknown]> {
  const response = await fetch(`${url}${path}`);
  return [response.status, await response.json()];
}

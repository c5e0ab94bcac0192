import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from '../test/helpers/poll.ts';
import { get, post } from '../test/helpers/post.ts';
import type { FaultOrder } from './fault.ts';
import { type Downstream, startDownstream } from './start-downstream.ts';

let downstream: Downstream;
beforeAll(async () => {
  downstream = await startDownstream();
});
beforeEach(async () => {
  await downstream.control.reset();
  await downstream.control.clearFaults();
  await downstream.control.setMode('provisioning', 'dedup');
});
afterAll(() => downstream.stop());

const businessKey = 'acme:order:O-2001';
const target = { system: 'provisioning', operation: 'activations' } as const;
const order = (fault: Omit<FaultOrder, 'system' | 'operation'>) => downstream.control.addFault({ ...target, ...fault });
const activate = (key = 'k-1', timeoutMs?: number, body: object = { businessKey }) =>
  post(downstream.url, '/provisioning/activations', key, body, timeoutMs);
const lookUp = (key = 'k-1') => get(downstream.url, `/provisioning/activations?idempotencyKey=${key}`);
const counts = async () => (await downstream.control.ledger()).counts['provisioning/activations'];

test('refuse answers 409 with the given code and no effect', async () => {
  await order({ kind: 'refuse', code: 'ADDRESS_NOT_SERVED' });
  expect(await activate()).toMatchObject({
    status: 409,
    contentType: 'application/problem+json',
    body: { code: 'ADDRESS_NOT_SERVED' },
  });
  expect(await counts()).toEqual({ requests: 1, effects: 0 });
});

test('error answers 500 without effect, and nothing is known under the key', async () => {
  await order({ kind: 'error' });
  expect((await activate()).status).toBe(500);
  expect((await lookUp()).status).toBe(404);
  expect((await activate()).status).toBe(201);
  expect(await counts()).toEqual({ requests: 2, effects: 1 });
});

test('delay answers late, with the effect at once', async () => {
  await order({ kind: 'delay', delayMs: 200 });
  const startedAt = performance.now();
  const answer = activate();
  await poll(async () => (await counts())?.effects === 1);
  expect((await answer).status).toBe(201);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(190);
});

describe.each([
  ['timeout-before', 0, 404],
  ['timeout-after', 1, 200],
] as const)('%s', (kind, effects, status) => {
  test(`hangs until the client gives up, with ${effects} effects`, async () => {
    await order({ kind });
    await expect(activate('k-1', 100)).rejects.toThrow('timeout');
    expect(await counts()).toEqual({ requests: 1, effects });
    expect((await lookUp()).status).toBe(status);
    const { requests } = await downstream.control.ledger();
    expect(requests).toMatchObject([{ fault: kind }]);
    expect(requests[0]).not.toHaveProperty('status');
  });

  test('destroys the socket after delayMs when the client waits', async () => {
    await order({ kind, delayMs: 50 });
    await expect(activate()).rejects.toThrow('fetch failed');
    expect((await activate()).status).toBe(201);
    expect(await counts()).toEqual({ requests: 2, effects: 1 });
  });
});

describe('late-effect', () => {
  test('has its effect after delayMs although the client is gone', async () => {
    await order({ kind: 'late-effect', delayMs: 400 });
    await expect(activate('k-1', 50)).rejects.toThrow('timeout');
    expect((await lookUp()).status).toBe(404);
    await poll(async () => (await lookUp()).status === 200);
    expect(await counts()).toEqual({ requests: 1, effects: 1 });
  });

  test('gives no answer to a client that waits', async () => {
    await order({ kind: 'late-effect', delayMs: 50 });
    await expect(activate()).rejects.toThrow('fetch failed');
    expect(await counts()).toEqual({ requests: 1, effects: 1 });
  });

  test.each([
    ['dedup', 1],
    ['query', 2],
  ] as const)('in mode %s makes %i effects when the request is repeated meanwhile', async (mode, effects) => {
    await downstream.control.setMode('provisioning', mode);
    await order({ kind: 'late-effect', delayMs: 200 });
    const late = activate().catch((error: Error) => error.message);
    await poll(async () => (await counts())?.requests === 1);
    expect((await activate()).status).toBe(201);
    expect((await counts())?.effects).toBe(1);
    expect(await late).toBe('fetch failed');
    expect(await counts()).toEqual({ requests: 2, effects });
  });

  test('is dropped by a reset', async () => {
    await order({ kind: 'late-effect', delayMs: 60_000 });
    const late = activate().catch((error: Error) => error.message);
    await poll(async () => (await counts())?.requests === 1);
    await downstream.control.reset();
    expect(await late).toBe('fetch failed');
    expect((await downstream.control.ledger()).effects).toEqual([]);
  });
});

describe('a fault', () => {
  test('hits as many requests as it counts', async () => {
    await order({ kind: 'error', count: 2 });
    const statuses = [(await activate()).status, (await activate()).status, (await activate()).status];
    expect(statuses).toEqual([500, 500, 201]);
  });

  test('with a match hits only business keys that contain it', async () => {
    await order({ kind: 'error', match: 'O-77' });
    expect((await activate('k-1')).status).toBe(201);
    expect((await activate('k-2', undefined, { businessKey: 'acme:order:O-77' })).status).toBe(500);
  });

  test('hits only its own operation', async () => {
    await order({ kind: 'error' });
    expect((await post(downstream.url, '/inventory/reservations', 'k-1', { businessKey })).status).toBe(201);
  });

  test('goes after an older one that fits as well', async () => {
    await order({ kind: 'error' });
    await order({ kind: 'refuse', code: 'SECOND' });
    expect([(await activate('k-1')).status, (await activate('k-2')).status]).toEqual([500, 409]);
  });

  test('can be taken back', async () => {
    await order({ kind: 'error' });
    await downstream.control.clearFaults();
    expect((await activate()).status).toBe(201);
  });
});

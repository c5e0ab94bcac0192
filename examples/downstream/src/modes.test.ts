import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { get, post } from '../test/helpers/post.ts';
import type { Mode } from './downstream-control.ts';
import { type Downstream, startDownstream } from './start-downstream.ts';

let downstream: Downstream;
beforeAll(async () => {
  downstream = await startDownstream();
});
beforeEach(() => downstream.control.reset());
afterAll(() => downstream.stop());

const businessKey = 'acme:order:O-2001';
const reserve = (key: string) => post(downstream.url, '/inventory/reservations', key, { businessKey });
const lookUp = (key: string) => get(downstream.url, `/inventory/reservations?idempotencyKey=${key}`);
const counts = async () => (await downstream.control.ledger()).counts['inventory/reservations'];
const refuseOnce = () =>
  downstream.control.addFault({ system: 'inventory', operation: 'reservations', kind: 'refuse' });

test('a system deduplicates unless it is told otherwise', async () => {
  const first = await reserve('k-1');
  expect(await reserve('k-1')).toEqual(first);
  expect(await counts()).toEqual({ requests: 2, effects: 1 });
});

describe('in mode dedup', () => {
  beforeEach(() => downstream.control.setMode('inventory', 'dedup'));

  test('another key is another effect, and a key means nothing to another operation', async () => {
    const first = await reserve('k-1');
    expect((await reserve('k-2')).body.reference).not.toBe(first.body.reference);
    await post(downstream.url, '/provisioning/activations', 'k-1', { businessKey });
    const { effects } = await downstream.control.ledger();
    expect(effects.map(({ system }) => system)).toEqual(['inventory', 'inventory', 'provisioning']);
  });

  test('a refusal is repeated too', async () => {
    await refuseOnce();
    const refusal = await reserve('k-1');
    expect(await reserve('k-1')).toEqual(refusal);
    expect(refusal).toMatchObject({ status: 409, body: { code: 'INVENTORY_NOT_AVAILABLE' } });
    expect(await counts()).toEqual({ requests: 2, effects: 0 });
  });

  test('a repeat of a done key is not refused, and leaves the fault for the next key', async () => {
    await reserve('k-1');
    await refuseOnce();
    expect((await reserve('k-1')).status).toBe(201);
    expect((await reserve('k-2')).status).toBe(409);
  });
});

describe('in mode query', () => {
  beforeEach(() => downstream.control.setMode('inventory', 'query'));

  test('a repeat is a second effect, and a look-up gives the first and how many there were', async () => {
    const { reference } = (await reserve('k-1')).body;
    expect((await reserve('k-1')).body.reference).not.toBe(reference);
    expect(await counts()).toEqual({ requests: 2, effects: 2 });
    expect(await lookUp('k-1')).toMatchObject({ status: 200, body: { status: 'DONE', reference, effects: 2 } });
  });

  test('a refused key can be tried again, and an effect then counts more than the refusal', async () => {
    await refuseOnce();
    await reserve('k-1');
    expect((await lookUp('k-1')).body.status).toBe('REFUSED');
    await reserve('k-1');
    expect((await lookUp('k-1')).body.status).toBe('DONE');
  });
});

describe.each<Mode>(['dedup', 'query'])('a look-up in mode %s', (mode) => {
  beforeEach(() => downstream.control.setMode('inventory', mode));

  test('says DONE with what was answered', async () => {
    const { body } = await reserve('k-1');
    expect(await lookUp('k-1')).toMatchObject({ status: 200, body: { ...body, status: 'DONE' } });
  });

  test('says REFUSED with the business code', async () => {
    await refuseOnce();
    await reserve('k-1');
    const expected = { status: 'REFUSED', code: 'INVENTORY_NOT_AVAILABLE', businessKey };
    expect(await lookUp('k-1')).toMatchObject({ status: 200, body: expected });
  });

  test('is a 404 problem for an unknown key, and stands in the ledger but not among the requests', async () => {
    expect(await lookUp('k-1')).toMatchObject({
      status: 404,
      contentType: 'application/problem+json',
      body: { code: 'IDEMPOTENCY_KEY_UNKNOWN' },
    });
    const { queries, requests } = await downstream.control.ledger();
    expect(queries).toMatchObject([{ system: 'inventory', idempotencyKey: 'k-1', status: 404 }]);
    expect(requests).toEqual([]);
  });
});

test('in mode neither a repeat is a second effect, and a look-up is a 501 problem', async () => {
  await downstream.control.setMode('inventory', 'neither');
  await reserve('k-1');
  await reserve('k-1');
  expect(await counts()).toEqual({ requests: 2, effects: 2 });
  expect(await lookUp('k-1')).toMatchObject({ status: 501, body: { code: 'QUERY_NOT_SUPPORTED' } });
});

test('a mode is that of one system', async () => {
  await downstream.control.setMode('inventory', 'neither');
  const activate = () => post(downstream.url, '/provisioning/activations', 'k-1', { businessKey });
  expect(await activate()).toEqual(await activate());
});

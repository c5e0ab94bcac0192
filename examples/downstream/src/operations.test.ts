import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { get, post, read } from '../test/helpers/post.ts';
import { type Downstream, startDownstream } from './start-downstream.ts';

let downstream: Downstream;
beforeAll(async () => {
  downstream = await startDownstream();
});
beforeEach(() => downstream.control.reset());
afterAll(() => downstream.stop());

const businessKey = 'acme:order:O-2001';

describe('an effect', () => {
  test.each([
    ['inventory/reservations', 201, /^RSV-\d{6}$/],
    ['provisioning/activations', 201, /^ACT-\d{6}$/],
    ['billing/handoffs', 202, /^BIL-\d{6}$/],
    ['notification/messages', 201, /^MSG-\d{6}$/],
    ['documents/renderings', 201, /^DOC-\d{6}$/],
  ])('of %s is answered with %i and a reference', async (path, status, reference) => {
    const answer = await post(downstream.url, `/${path}`, 'k-1', { businessKey, anything: [1, { more: true }] });
    expect(answer.status).toBe(status);
    const [system, operation] = path.split('/');
    expect(answer.body).toMatchObject({ system, operation, businessKey, idempotencyKey: 'k-1' });
    expect(answer.body.reference).toMatch(reference);
  });

  test('of a reservation carries its reservationId', async () => {
    const { body } = await post(downstream.url, '/inventory/reservations', 'k-1', { businessKey });
    expect(body.reservationId).toBe(body.reference);
  });

  test.each([
    ['inventory/reservations', 'inventory/releases'],
    ['provisioning/activations', 'provisioning/deactivations'],
    ['billing/handoffs', 'billing/handoff-cancellations'],
  ])('of %s is undone by %s, which the ledger shows', async (path, undoPath) => {
    const { reference } = (await post(downstream.url, `/${path}`, 'k-1', { businessKey })).body;
    const undo = await post(downstream.url, `/${undoPath}`, 'u-1', { businessKey, reference });
    expect(undo.status).toBe(201);
    const { effects } = await downstream.control.ledger();
    expect(effects).toMatchObject([
      { reference, undoneBy: undo.body.reference },
      { reference: undo.body.reference, undoes: reference },
    ]);
  });

  test('cannot be undone under another business key or when it is unknown, and a refused undo can be repeated', async () => {
    const undo = (body: object) => post(downstream.url, '/inventory/releases', 'u-1', body);
    expect(await undo({ businessKey, reference: 'RSV-999999' })).toMatchObject({
      status: 404,
      body: { code: 'EFFECT_UNKNOWN' },
    });
    const { reference } = (await post(downstream.url, '/inventory/reservations', 'k-1', { businessKey })).body;
    expect(await undo({ businessKey: 'acme:order:O-1', reference })).toMatchObject({
      status: 409,
      body: { code: 'BUSINESS_KEY_MISMATCH' },
    });
    expect((await undo({ businessKey, reference })).status).toBe(201);
  });
});

describe('a rendering', () => {
  const quote = {
    businessKey: 'acme:quote:Q-1042:r4',
    lines: [{ product: 'Fibre <1G>', price: { amount: '12.50', currency: 'EUR' } }],
  };

  test('is served at its storageUri with the bytes that its contentHash was taken from', async () => {
    const { body } = await post(downstream.url, '/documents/renderings', 'k-1', quote);
    const response = await fetch(String(body.storageUri));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.contentHash);
    expect(bytes.toString()).toContain('acme:quote:Q-1042:r4');
    expect(bytes.toString()).toContain('<td>12.50 EUR</td>');
    expect(bytes.toString()).toContain('Fibre &lt;1G&gt;');
  });

  test('has the same hash whenever the same values are rendered, and another for other values', async () => {
    const render = async (key: string, body: object) =>
      (await post(downstream.url, '/documents/renderings', key, body)).body.contentHash;
    const { businessKey: key, lines } = quote;
    const first = await render('k-1', { businessKey: key, lines, terms: { days: 30, currency: 'EUR' } });
    expect(await render('k-2', { terms: { currency: 'EUR', days: 30 }, lines, businessKey: key })).toBe(first);
    expect(await render('k-3', { businessKey: key, lines, terms: { days: 31, currency: 'EUR' } })).not.toBe(first);
  });

  test('that is unknown is a 404', async () => {
    expect((await get(downstream.url, '/documents/content/DOC-999999')).status).toBe(404);
  });
});

describe('bad input is a problem document', () => {
  const deep = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`);
  test.each([
    ['an unknown system', '/crm/contacts', 'k', { businessKey }, 404, 'OPERATION_UNKNOWN'],
    ['an operation of another system', '/billing/reservations', 'k', { businessKey }, 404, 'OPERATION_UNKNOWN'],
    ['an address that does not exist', '/nowhere', 'k', {}, 404, 'ADDRESS_UNKNOWN'],
    ['no business key', '/inventory/reservations', 'k', {}, 400, 'INVALID_REQUEST'],
    ['no Idempotency-Key', '/inventory/reservations', '', { businessKey }, 400, 'INVALID_REQUEST'],
    ['a list for a body', '/inventory/reservations', 'k', [], 400, 'INVALID_REQUEST'],
    ['an undo without reference', '/inventory/releases', 'k', { businessKey }, 400, 'INVALID_REQUEST'],
    [
      'a callback address that is none',
      '/billing/handoffs',
      'k',
      { businessKey, callbackUrl: 'ftp://x' },
      400,
      'INVALID_REQUEST',
    ],
    ['a document nested too deep', '/documents/renderings', 'k', { businessKey, deep }, 400, 'INVALID_REQUEST'],
    [
      'a body too large',
      '/notification/messages',
      'k',
      { businessKey, text: 'x'.repeat(300_000) },
      413,
      'BODY_TOO_LARGE',
    ],
  ])('for %s', async (_, path, key, body, status, code) => {
    const answer = await post(downstream.url, path, key, body);
    expect(answer).toMatchObject({ status, contentType: 'application/problem+json', body: { status, code } });
    expect((await downstream.control.ledger()).effects).toEqual([]);
  });

  test.each(['', '{', 'no'])('for the body %j, which is not JSON', async (body) => {
    const headers = { 'idempotency-key': 'k' };
    const answer = await read(
      await fetch(`${downstream.url}/inventory/reservations`, { method: 'POST', headers, body }),
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_JSON' } });
  });

  test.each([
    ['PUT', '/control/inventory/mode', { mode: 'sometimes' }],
    ['PUT', '/control/crm/mode', { mode: 'dedup' }],
    ['POST', '/control/faults', { system: 'inventory', operation: 'handoffs', kind: 'error' }],
    ['POST', '/control/faults', { system: 'provisioning', operation: 'activations', kind: 'refuse' }],
    ['POST', '/control/faults', { system: 'provisioning', operation: 'activations', kind: 'answer-twice' }],
    ['POST', '/control/faults', { system: 'inventory', operation: 'reservations', kind: 'error', count: 0 }],
    ['GET', '/control/ledger?system=crm', undefined],
    ['GET', '/inventory/reservations', undefined],
  ])('for %s %s %j', async (method, path, body) => {
    const options = body ? { method, body: JSON.stringify(body) } : { method };
    expect(await read(await fetch(downstream.url + path, options))).toMatchObject({
      status: 400,
      contentType: 'application/problem+json',
      body: { code: 'INVALID_REQUEST' },
    });
  });
});

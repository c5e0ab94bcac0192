import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, startTestCatalog, type TestCatalog } from '../helpers/start-test-catalog.ts';

let catalog: TestCatalog;

beforeAll(async () => {
  catalog = await startTestCatalog();
});

afterAll(() => catalog?.stop());

const newId = (): string => `item-${randomUUID().slice(0, 8)}`;
const offering = (offeringId: string, name = 'Fiber 500') => ({
  offeringId,
  name,
  sku: 'SKU-FIBER-500',
  characteristics: [
    { name: 'bandwidthMbps', type: 'integer', min: 100, max: 1000, required: true },
    { name: 'support', type: 'enum', values: ['standard', 'premium'], required: true },
  ],
});
const entry = (offeringId: string, recurring = '10') => ({
  offeringId,
  offeringVersion: 1,
  recurring,
  oneTime: '5.125',
});

async function published(offeringId = newId()): Promise<{ offeringId: string; etag: string | null }> {
  const made = await catalog.call('/product-offerings', { body: offering(offeringId) });
  expect(made.status).toBe(201);
  const { status, etag } = await publish(offeringId, made.etag);
  expect(status).toBe(200);
  return { offeringId, etag };
}

function publish(offeringId: string, etag: string | null, kind = 'product-offerings'): Promise<Answer> {
  return catalog.call(`/${kind}/${offeringId}/publication`, { body: {}, etag });
}

describe('a product offering', () => {
  it('is drafted, published and superseded; readers get the newest published version', async () => {
    const { offeringId, etag } = await published();
    const second = await catalog.call('/product-offerings', { body: offering(offeringId, 'Fiber 500 plus') });
    expect([second.status, second.body.version, second.body.status]).toEqual([201, 2, 'DRAFT']);
    expect(second.etag).not.toBe(etag);
    const read = await catalog.call(`/product-offerings/${offeringId}`, { as: { roles: ['service'] } });
    expect(read.body).toEqual({ ...offering(offeringId), version: 1, status: 'PUBLISHED' });
    expect((await catalog.call(`/product-offerings/${offeringId}?status=DRAFT`)).body.version).toBe(2);
    expect((await publish(offeringId, second.etag)).status).toBe(200);
    const newest = await catalog.call(`/product-offerings/${offeringId}?status=PUBLISHED`);
    expect([newest.body.version, newest.body.name]).toEqual([2, 'Fiber 500 plus']);
    expect((await catalog.call(`/product-offerings/${offeringId}/versions/1`)).body.name).toBe('Fiber 500');
    expect((await catalog.call(`/product-offerings/${offeringId}/versions/3`)).status).toBe(404);
  });

  it('shows its draft while nothing is published, and lets it be changed', async () => {
    const offeringId = newId();
    const made = await catalog.call('/product-offerings', { body: offering(offeringId) });
    const again = await catalog.call('/product-offerings', { body: offering(offeringId) });
    expect([again.status, again.body.errorCode]).toEqual([409, 'DRAFT_EXISTS']);
    const { offeringId: _, ...content } = offering(offeringId, 'Better');
    const change = { method: 'PUT', body: content, etag: made.etag };
    expect((await catalog.call(`/product-offerings/${offeringId}/draft`, change)).body.name).toBe('Better');
    expect((await catalog.call(`/product-offerings/${offeringId}`)).body).toMatchObject({ name: 'Better', version: 1 });
  });

  it('does not change once it is published: neither by the API nor in the database', async () => {
    const { offeringId, etag } = await published();
    const { offeringId: _, ...content } = offering(offeringId, 'Changed');
    const change = await catalog.call(`/product-offerings/${offeringId}/draft`, { method: 'PUT', body: content, etag });
    expect([change.status, change.body.errorCode]).toEqual([409, 'DRAFT_MISSING']);
    expect((await publish(offeringId, etag)).body.errorCode).toBe('DRAFT_MISSING');
    for (const assignment of [`name = 'x'`, `status = 'DRAFT'`, `characteristics = '[]'`]) {
      await expect(
        catalog.admin.query(`update catalog.product_offering_version set ${assignment} where offering_id = $1`, [
          offeringId,
        ]),
      ).rejects.toThrow(/immutable/);
    }
  });

  it('can be retired, is then no longer the newest published one and can still be read', async () => {
    const { offeringId, etag } = await published();
    const draft = await catalog.call('/product-offerings', { body: offering(offeringId, 'Second') });
    const path = `/product-offerings/${offeringId}/versions`;
    expect((await catalog.call(`${path}/1/retirement`, { body: {}, etag })).status).toBe(412);
    expect((await catalog.call(`${path}/2/retirement`, { body: {}, etag: draft.etag })).body.errorCode).toBe(
      'NOT_PUBLISHED',
    );
    expect((await catalog.call(`${path}/7/retirement`, { body: {}, etag: draft.etag })).status).toBe(404);
    expect((await catalog.call(`${path}/1/retirement`, { body: {}, etag: draft.etag })).status).toBe(200);
    expect((await catalog.call(`/product-offerings/${offeringId}?status=PUBLISHED`)).status).toBe(404);
    expect((await catalog.call(`/product-offerings/${offeringId}/versions/1`)).body.status).toBe('RETIRED');
  });

  it('needs If-Match, the present version and an idempotency key', async () => {
    const offeringId = newId();
    const { etag } = await catalog.call('/product-offerings', { body: offering(offeringId) });
    const path = `/product-offerings/${offeringId}/publication`;
    expect((await catalog.call(path, { body: {} })).status).toBe(428);
    expect((await catalog.call(path, { body: {}, etag: '"99"' })).status).toBe(412);
    expect((await catalog.call(path, { body: {}, etag, key: null })).status).toBe(400);
    const key = randomUUID();
    const first = await catalog.call(path, { body: {}, etag, key });
    expect(first.status).toBe(200);
    expect(await catalog.call(path, { body: {}, etag, key })).toEqual(first);
  });

  it('gets one draft when many are posted at once', async () => {
    const offeringId = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => catalog.call('/product-offerings', { body: offering(offeringId) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });
});

describe('a price book', () => {
  it('is drafted, published, immutable and superseded; amounts come back as decimal text', async () => {
    const { offeringId } = await published();
    const priceBookId = newId();
    const body = { priceBookId, currency: 'EUR', entries: [entry(offeringId)] };
    const made = await catalog.call('/price-books', { body });
    expect(made.body.entries).toEqual([{ ...entry(offeringId), recurring: '10.00' }]);
    const change = { method: 'PUT', body: { currency: 'EUR', entries: [entry(offeringId, '9999999999999.999999')] } };
    const changed = await catalog.call(`/price-books/${priceBookId}/draft`, { ...change, etag: made.etag });
    expect([changed.status, changed.body.entries[0].recurring]).toEqual([200, '9999999999999.999999']);
    const done = await publish(priceBookId, changed.etag, 'price-books');
    expect([done.status, done.body.status]).toEqual([200, 'PUBLISHED']);
    const late = await catalog.call(`/price-books/${priceBookId}/draft`, { ...change, etag: done.etag });
    expect(late.body.errorCode).toBe('DRAFT_MISSING');
    for (const statement of [
      'update catalog.price_book_entry set recurring = 1',
      'delete from catalog.price_book_entry',
    ]) {
      await expect(catalog.admin.query(`${statement} where price_book_id = $1`, [priceBookId])).rejects.toThrow(
        /immutable/,
      );
    }
    const second = await catalog.call('/price-books', { body });
    expect([second.status, second.body.version]).toEqual([201, 2]);
    expect((await catalog.call(`/price-books/${priceBookId}`, { as: { roles: ['service'] } })).body).toEqual(done.body);
    expect((await catalog.call(`/price-books/${priceBookId}?status=DRAFT`)).body.version).toBe(2);
    expect((await catalog.call(`/price-books/${priceBookId}/versions/2`)).body.status).toBe('DRAFT');
  });

  it('is not published while it prices what is not published', async () => {
    const offeringId = newId();
    await catalog.call('/product-offerings', { body: offering(offeringId) });
    const priceBookId = newId();
    const made = await catalog.call('/price-books', {
      body: { priceBookId, currency: 'EUR', entries: [entry(offeringId)] },
    });
    const refused = await publish(priceBookId, made.etag, 'price-books');
    expect([refused.status, refused.body.errorCode]).toEqual([409, 'PRICE_BOOK_ENTRY_NOT_PUBLISHED']);
    expect(refused.body.detail).toContain(offeringId);
  });
});

describe('who may do what', () => {
  it('lets only catalog-admin write and only known roles read', async () => {
    const { offeringId, etag } = await published();
    for (const role of ['sales', 'service', 'admin', 'customer', 'worker']) {
      const as = { roles: [role] };
      expect((await catalog.call('/product-offerings', { body: offering(offeringId), as })).status).toBe(403);
      expect((await catalog.call(`/product-offerings/${offeringId}/publication`, { body: {}, etag, as })).status).toBe(
        403,
      );
      const mayRead = ['sales', 'service', 'admin'].includes(role);
      expect((await catalog.call(`/product-offerings/${offeringId}`, { as })).status).toBe(mayRead ? 200 : 403);
    }
  });

  it('keeps tenants apart: the same id is another offering', async () => {
    const { offeringId, etag } = await published();
    const as = { tenant: 'globex' };
    expect((await catalog.call(`/product-offerings/${offeringId}`, { as })).status).toBe(404);
    expect((await catalog.call(`/product-offerings/${offeringId}/publication`, { body: {}, etag, as })).status).toBe(
      404,
    );
    expect((await catalog.call('/product-offerings', { body: offering(offeringId, 'Theirs'), as })).body.version).toBe(
      1,
    );
    expect((await catalog.call(`/product-offerings/${offeringId}`)).body.name).toBe('Fiber 500');
  });
});

describe('bad bodies', () => {
  const book = { priceBookId: 'b', currency: 'EUR', entries: [entry('a')] };
  it.each([
    ['/product-offerings', { ...offering('a'), more: 1 }],
    ['/product-offerings', { ...offering('a b') }],
    ['/product-offerings', { ...offering('a'), name: ' ' }],
    ['/product-offerings', { ...offering('a'), sku: '' }],
    ['/product-offerings', { ...offering('a'), characteristics: [{ name: 'x', type: 'enum', required: true }] }],
    ['/product-offerings', { ...offering('a'), name: 'a\0b' }],
    ['/price-books', { ...book, currency: 'euro' }],
    ['/price-books', { ...book, entries: [] }],
    ['/price-books', { ...book, entries: [entry('a', '-1')] }],
    ['/price-books', { ...book, entries: [entry('a', '1.1234567')] }],
    ['/price-books', { ...book, entries: [{ ...entry('a'), recurring: 10 }] }],
    ['/price-books', { ...book, entries: [entry('a'), entry('a', '2')] }],
    ['/price-books', []],
  ])('are refused with 400 and field errors: %s %j', async (path, body) => {
    const answer = await catalog.call(path, { body });
    expect([answer.status, answer.body.errorCode]).toEqual([400, 'REQUEST_NOT_VALID']);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('refuses versions and states that cannot be', async () => {
    for (const path of ['a/versions/0', 'a/versions/x', 'a/versions/99999999999999', 'a?status=GONE', '%00']) {
      expect((await catalog.call(`/product-offerings/${path}`)).status).toBe(400);
    }
  });
});

describe('facts', () => {
  it('publishes one event for each publication, with transition and audit rows', async () => {
    const { offeringId } = await published();
    const priceBookId = newId();
    const made = await catalog.call('/price-books', {
      body: { priceBookId, currency: 'EUR', entries: [entry(offeringId)] },
    });
    await publish(priceBookId, made.etag, 'price-books');
    const rows = async (text: string) => (await catalog.admin.query(text, [[offeringId, priceBookId]])).rows;
    await vi.waitFor(
      async () => {
        const log = await rows(
          `select envelope from events.log where envelope->>'aggregateId' = any($1) order by position`,
        );
        expect(log.map(({ envelope }) => [envelope.eventType, envelope.aggregateRevision, envelope.payload])).toEqual([
          ['catalog.product-offering.published.v1', 2, { offeringId, offeringVersion: 1 }],
          ['catalog.price-book.published.v1', 2, { priceBookId, priceBookVersion: 1, currency: 'EUR' }],
        ]);
      },
      { timeout: 10_000 },
    );
    const moves = await rows(
      `select from_state, to_state from catalog.state_transition where aggregate_id = any($1) order by occurred_at`,
    );
    expect(moves).toEqual([
      { from_state: null, to_state: 'DRAFT' },
      { from_state: 'DRAFT', to_state: 'PUBLISHED' },
      { from_state: null, to_state: 'DRAFT' },
      { from_state: 'DRAFT', to_state: 'PUBLISHED' },
    ]);
    expect(await rows(`select 1 from catalog.audit_event where resource_id = any($1)`)).toHaveLength(4);
  });

  it('describes every route in its OpenAPI document', async () => {
    const { body } = await catalog.call('/openapi.json');
    expect(Object.keys(body.paths)).toHaveLength(11);
  });
});

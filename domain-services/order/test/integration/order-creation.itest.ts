import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { acceptedQuote, OrderDriver } from '../helpers/order-driver.ts';
import { migrateAll, people, startTestOrderService, type TestOrderService } from '../helpers/test-order-service.ts';

let service: TestOrderService;
beforeAll(async () => {
  service = await startTestOrderService('order_creation');
});
afterAll(() => service?.stop());

const create = (body: unknown, identity: Parameters<TestOrderService['call']>[2] = people.relay) =>
  service.call('POST', '/orders', identity, { body });

describe('an accepted revision', () => {
  it('becomes an order with its lines as they were accepted', async () => {
    const accepted = acceptedQuote(undefined, 2);
    const made = await create(accepted);
    expect(made).toMatchObject({ status: 201, body: { status: 'CAPTURED', version: 1 }, etag: '"1"' });
    const { orderId } = made.body;
    const { body, etag } = await service.call('GET', `/orders/${orderId}`, people.seller);
    expect(etag).toBe('"1"');
    expect(body).toMatchObject({
      orderId,
      status: 'CAPTURED',
      quoteId: accepted.quoteId,
      quoteRevision: 4,
      acceptanceId: accepted.acceptanceId,
      customerAccountId: 'C-1',
      total: '148.90',
      currency: 'EUR',
      businessKey: `acme:order:${orderId}`,
      steps: [],
      operations: [],
      fallouts: [],
      transitions: [{ command: 'ORDER_CREATE', to: 'CAPTURED' }],
    });
    expect(body.lines).toHaveLength(2);
    expect(body.lines[1]).toMatchObject({ ...accepted.lines[1], status: 'PENDING', quoteLineIndex: 1 });
  });

  it('becomes one order under 50 parallel requests with different keys', async () => {
    const accepted = acceptedQuote();
    const answers = await Promise.all(Array.from({ length: 50 }, () => create(accepted)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.orderId}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const orderId: string = answers[0]?.body.orderId;
    expect(await service.rows('select 1 from sales_order where quote_id = $1', [accepted.quoteId])).toHaveLength(1);
    const order = new OrderDriver(service, orderId);
    expect(await order.events()).toEqual(['created']);
    expect(await order.commands()).toHaveLength(1);
    expect(await service.rows('select 1 from order_line where order_id = $1', [orderId])).toHaveLength(1);
  });

  it('does not become a second order of its quote in another revision, nor with other content', async () => {
    const accepted = acceptedQuote();
    const { body } = await create(accepted);
    expect(await create({ ...accepted, quoteRevision: 5 })).toMatchObject({
      status: 409,
      body: { errorCode: 'ORDER_EXISTS_FOR_QUOTE', businessKey: `acme:order:${body.orderId}` },
    });
    expect(await create({ ...accepted, total: '1.00' })).toMatchObject({
      status: 409,
      body: { errorCode: 'ORDER_CONTENT_DIFFERS' },
    });
    expect(await create(accepted)).toMatchObject({ status: 201, body: { orderId: body.orderId } });
    expect(await create(accepted, { ...people.relay, tenant: 'globex' })).toMatchObject({ status: 201 });
  });

  it('is kept to one order per quote by the database too', async () => {
    const { quoteId } = (await (await OrderDriver.create(service)).get()).body;
    for (const revision of [4, 5]) {
      const copy = `insert into sales_order (tenant_id, order_id, business_key, quote_id, quote_revision, acceptance_id,
          customer_account_id, currency, total, content_hash, status, version, created_at, updated_at)
        select tenant_id, 'O-X', business_key, quote_id, ${revision}, acceptance_id, customer_account_id, currency, total,
          content_hash, status, version, created_at, updated_at from sales_order where quote_id = $1`;
      await expect(service.rows(copy, [quoteId])).rejects.toThrow(/sales_order_quote/);
    }
  });

  it('has its process started by one command that carries its own id', async () => {
    const order = await OrderDriver.create(service);
    const startCommandId = await order.startCommandId();
    await vi.waitFor(
      () => expect(service.delivered.filter(({ key }) => key === startCommandId).length).toBeGreaterThan(0),
      { timeout: 10_000 },
    );
    expect(service.delivered.find(({ key }) => key === startCommandId)?.body).toMatchObject({
      kind: 'start-process',
      processKey: 'order-fulfillment',
      businessKey: `acme:order:${order.orderId}`,
      variables: {
        tenantId: { type: 'String', value: 'acme' },
        orderId: { type: 'String', value: order.orderId },
        startCommandId: { type: 'String', value: startCommandId },
      },
    });
  });

  it('numbers the lines that change something from 0 and refuses what it cannot fulfill', async () => {
    const accepted = acceptedQuote(undefined, 3);
    const lines = accepted.lines.map((line, index) => ({ ...line, action: ['NO_CHANGE', 'CHANGE', 'ADD'][index] }));
    const { body } = await create({ ...accepted, lines });
    const order = new OrderDriver(service, body.orderId);
    await order.must(order.claim());
    expect((await order.must(order.post('decomposition'))).body).toEqual({ lineCount: 2 });
    const view = (await order.get()).body;
    expect(view.lines.map((line: { quoteLineIndex: number }) => line.quoteLineIndex)).toEqual([1, 2, 0]);
    expect(view.steps).toHaveLength(6);
    const refused = acceptedQuote();
    expect(await create({ ...refused, lines: [{ ...refused.lines[0], action: 'DISCONNECT' }] })).toMatchObject({
      status: 409,
      body: { errorCode: 'LINE_ACTION_NOT_SUPPORTED' },
    });
    expect(await service.rows('select 1 from sales_order where quote_id = $1', [refused.quoteId])).toEqual([]);
  });

  it('is refused when the body is not one', async () => {
    const accepted = acceptedQuote();
    const [line] = accepted.lines;
    const bad: unknown[] = [
      {},
      { ...accepted, more: 1 },
      { ...accepted, total: 148.9 },
      { ...accepted, total: '1e3' },
      { ...accepted, currency: 'EURO' },
      { ...accepted, quoteRevision: 0 },
      { ...accepted, lines: [] },
      { ...accepted, lines: [line, line] },
      { ...accepted, lines: Array.from({ length: 201 }, (_, lineIndex) => ({ ...line, lineIndex })) },
      { ...accepted, lines: [{ ...line, action: 'REMOVE' }] },
      { ...accepted, quoteId: 'x'.repeat(65) },
      { ...accepted, acceptanceId: 'a\0' },
    ];
    for (const body of bad) {
      const answer = await create(body);
      expect([JSON.stringify(body).slice(0, 80), answer.status]).toEqual([JSON.stringify(body).slice(0, 80), 400]);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
    expect((await service.call('POST', '/orders', people.relay, { body: accepted, key: null })).status).toBe(400);
    expect((await create(accepted, people.seller)).status).toBe(403);
  });
});

describe('an order', () => {
  it('is not there for another tenant or another account, and each try is audited', async () => {
    const { orderId } = await OrderDriver.create(service);
    const path = `/orders/${orderId}`;
    expect((await service.call('GET', path, people.foreignSeller)).status).toBe(404);
    expect((await service.call('GET', path, people.otherSeller)).status).toBe(404);
    const cancellation = { body: { reason: 'x' }, etag: '"1"' };
    expect((await service.call('POST', `${path}/cancellation`, people.foreignSeller, cancellation)).status).toBe(404);
    expect((await service.call('POST', `${path}/cancellation`, people.otherSeller, cancellation)).status).toBe(404);
    const claim = { body: { startCommandId: randomUUID(), processInstanceId: 'p' } };
    expect((await service.call('POST', `${path}/process-claims`, people.foreignWorker, claim)).status).toBe(404);
    const denials = await service.rows(
      `select tenant_id, actor_id, event_type from audit_event where resource_id = $1 and outcome = 'DENIED' order by 1, 2, 3`,
      [orderId],
    );
    expect(denials.map((row) => `${row.tenant_id} ${row.actor_id} ${row.event_type}`)).toEqual([
      'acme sue ORDER_CANCEL',
      'acme sue ORDER_GET',
      'globex gus ORDER_CANCEL',
      'globex gus ORDER_GET',
      'globex service:worker ORDER_CLAIM',
    ]);
  });

  it('shows nothing to a query without tenant, in any table', async () => {
    const order = await OrderDriver.inProgress(service);
    await order.fulfillLine();
    await order.succeed('billing');
    await order.openFallout('BILLING_UNCONFIRMED');
    const forgetful = await service.connect();
    try {
      const tables = await service.rows(
        `select tablename from pg_tables where schemaname = 'order' and tablename not in ('schema_migration', 'consumer_cursor')`,
      );
      expect(tables.length).toBeGreaterThanOrEqual(12);
      const readable = tables.map(({ tablename }) => tablename as string);
      for (const table of readable) {
        expect([table, (await forgetful.query(`select * from "order".${table}`)).rows]).toEqual([table, []]);
        await expect(forgetful.query(`delete from "order".${table}`)).rejects.toThrow(/permission denied/);
      }
      await forgetful.query(`begin; select set_config('stepwright.tenant_id', 'globex', true)`);
      expect((await forgetful.query(`select * from sales_order where order_id = $1`, [order.orderId])).rows).toEqual(
        [],
      );
      await forgetful.query('rollback');
    } finally {
      await forgetful.end();
    }
  });

  it('is migrated once', async () => {
    expect(await migrateAll(service.databaseUrl)).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { approvalEvents, orderEvents, quoteEvents } from '@platform/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestOperations, type TestOperations } from '../helpers/start-test-operations.ts';

const reason = 'The stock was counted again and is there now.';
const soon = { timeout: 15_000, interval: 50 };

let operations: TestOperations;

beforeAll(async () => {
  operations = await startTestOperations();
});

afterAll(() => operations?.stop());

interface Fallout {
  readonly orderId: string;
  readonly falloutId: string;
  readonly businessKey: string;
  readonly path: string;
}

function newFallout(orderId = `O-${randomUUID().slice(0, 8)}`): Fallout {
  return {
    orderId,
    falloutId: randomUUID(),
    businessKey: `acme:order:${orderId}`,
    path: `/orders/${orderId}/fallout-resolutions`,
  };
}

const attempt = { operationId: randomUUID(), idempotencyKey: 'acme:O-1:line-0:reserve:g1', attemptNo: 1 };

function enter({ orderId, falloutId, businessKey }: Fallout, revision = 5, eventId = randomUUID()) {
  const payload = { orderId, falloutId, businessKey, code: 'INVENTORY_NOT_AVAILABLE', stepId: 'step-1', attempt };
  return operations.publish(orderEvents.orderEnteredFallout, { aggregateId: orderId, revision, payload, eventId });
}

async function casesOf(businessKey: string, as: object = {}) {
  return (await operations.call(`/fallout-cases?businessKey=${businessKey}`, { as })).body.cases;
}

async function waitForCase(falloutId: string, businessKey: string, expected: object) {
  return vi.waitFor(async () => {
    const found = (await casesOf(businessKey)).find((one: { falloutId: string }) => one.falloutId === falloutId);
    expect(found).toMatchObject(expected);
    return found;
  }, soon);
}

async function openFallout() {
  const fallout = newFallout();
  await enter(fallout);
  return { ...fallout, opened: await waitForCase(fallout.falloutId, fallout.businessKey, { status: 'OPEN' }) };
}

/** Waits until everything that was published so far has been applied: a marker at the end of the log shows. */
const settled = openFallout;

function resolve(caseId: string, etag: string | null, body: object = { action: 'RETRY', reason }, more: object = {}) {
  return operations.call(`/fallout-cases/${caseId}/resolution`, { body, etag, ...more });
}

function receivedAt(path: string) {
  return operations.orders.received.filter((request) => request.path === path);
}

describe('a fallout that a service tells of', () => {
  it('becomes one case, also when it is told twice or too late', async () => {
    const { orderId, falloutId, businessKey, opened } = await openFallout();
    expect(opened).toMatchObject({
      subject: { type: 'order', id: orderId },
      step: 'step-1',
      class: 'BUSINESS_FALLOUT',
      code: 'INVENTORY_NOT_AVAILABLE',
      suggestedAction: 'REMOVE_CAUSE_THEN_RETRY',
      attempt,
    });
    await enter({ ...newFallout(orderId), falloutId }, 5);
    await enter(newFallout(orderId), 4);
    await settled();
    expect(await casesOf(businessKey)).toEqual([opened]);
    expect(await casesOf(businessKey, { tenant: 'globex' })).toEqual([]);
    expect((await operations.call(`/fallout-cases/${opened.caseId}`, { as: { tenant: 'globex' } })).status).toBe(404);
  });

  it('of a quote becomes a case that the withdrawal of its approval closes', async () => {
    const quoteId = `Q-${randomUUID().slice(0, 8)}`;
    const [falloutId, businessKey] = [randomUUID(), `acme:quote:${quoteId}:r4`];
    const payload = { quoteId, quoteRevision: 4, falloutId, businessKey, code: 'DOCUMENT_REFUSED' };
    await operations.publish(quoteEvents.quoteEnteredFallout, { aggregateId: quoteId, revision: 9, payload });
    await waitForCase(falloutId, businessKey, { status: 'OPEN', subject: { type: 'quote', id: quoteId } });
    const withdrawn = { quoteId, quoteRevision: 4, approvalRequestId: randomUUID() };
    await operations.publish(approvalEvents.approvalWithdrawn, {
      aggregateId: quoteId,
      revision: 10,
      payload: withdrawn,
    });
    await waitForCase(falloutId, businessKey, { status: 'CLOSED', ending: 'the approval was withdrawn' });
  });

  it('of a quote ends with the end that the quote service tells of', async () => {
    const quoteId = `Q-${randomUUID().slice(0, 8)}`;
    const [falloutId, businessKey] = [randomUUID(), `acme:quote:${quoteId}:r4`];
    const subject = { quoteId, quoteRevision: 4, falloutId };
    const entered = { ...subject, businessKey, code: 'DOCUMENT_REFUSED' };
    await operations.publish(quoteEvents.quoteEnteredFallout, { aggregateId: quoteId, revision: 9, payload: entered });
    await waitForCase(falloutId, businessKey, { status: 'OPEN' });
    const payload = { ...subject, action: 'RETRY' as const };
    await operations.publish(quoteEvents.quoteFalloutResolved, { aggregateId: quoteId, revision: 10, payload });
    const ending = 'the quote service has resolved the fallout: RETRY';
    await waitForCase(falloutId, businessKey, { status: 'RESOLVED', ending });
  });

  it('ends with the end that the order service tells of, or with the next fallout', async () => {
    const { orderId, falloutId, businessKey } = await openFallout();
    const next = newFallout(orderId);
    await enter(next, 8);
    await waitForCase(falloutId, businessKey, { status: 'RESOLVED' });
    await waitForCase(next.falloutId, businessKey, { status: 'OPEN' });
    const resolved = { orderId, falloutId: next.falloutId, action: 'RETRY' as const };
    await operations.publish(orderEvents.orderFalloutResolved, {
      aggregateId: orderId,
      revision: 9,
      payload: resolved,
    });
    await waitForCase(next.falloutId, businessKey, { status: 'RESOLVED' });
    const last = newFallout(orderId);
    await enter(last, 10);
    await waitForCase(last.falloutId, businessKey, { status: 'OPEN' });
    await operations.publish(orderEvents.orderCancelled, { aggregateId: orderId, revision: 12, payload: { orderId } });
    await waitForCase(last.falloutId, businessKey, { status: 'CLOSED', ending: 'the order is cancelled' });
    await enter(newFallout(orderId), 11);
    await settled();
    expect(await casesOf(businessKey)).toHaveLength(3);
  });
});

describe('a resolution', () => {
  it('sends exactly one command under its row id and is done when the order service has committed', async () => {
    const { falloutId, businessKey, path, opened } = await openFallout();
    const key = randomUUID();
    const first = await resolve(opened.caseId, '"1"', undefined, { key });
    expect([first.status, first.etag, first.body.status]).toEqual([202, '"2"', 'RESOLVING']);
    expect(await resolve(opened.caseId, '"1"', undefined, { key })).toEqual(first);
    await waitForCase(falloutId, businessKey, { status: 'RESOLVED', resolution: { action: 'RETRY', reason } });
    const { rows } = await operations.admin.query(
      `select id, target, path, body, status from operations.outbox_command where aggregate_id = $1`,
      [opened.caseId],
    );
    expect(rows).toEqual([
      { id: expect.any(String), target: 'order', path, body: { falloutId, action: 'RETRY', reason }, status: 'SENT' },
    ]);
    expect(receivedAt(path)).toEqual([
      { path, key: rows[0].id, authorization: expect.stringMatching(/^Bearer /), body: rows[0].body },
    ]);
    const moves = await operations.admin.query(
      `select command, from_state, to_state, actor_id from operations.state_transition where aggregate_id = $1 order by aggregate_version`,
      [opened.caseId],
    );
    expect(moves.rows.map((row) => `${row.command} ${row.from_state}>${row.to_state} ${row.actor_id}`)).toEqual([
      'FALLOUT_CASE_OPEN null>OPEN service:operations',
      'FALLOUT_CASE_RESOLVE OPEN>RESOLVING olga',
      'FALLOUT_CASE_SETTLE RESOLVING>RESOLVED service:operations',
    ]);
  });

  it('that is refused gives the case back with the refusal, and can be tried again', async () => {
    const { falloutId, businessKey, path, opened } = await openFallout();
    const detail = 'The order O-1 is COMPLETED; nothing can be retried.';
    operations.orders.answer(path, 409, { errorCode: 'ORDER_FINISHED', detail });
    await resolve(opened.caseId, '"1"');
    const back = await waitForCase(falloutId, businessKey, { status: 'OPEN', version: 3 });
    expect(back.resolution).toMatchObject({ action: 'RETRY', refusal: `ORDER_FINISHED: ${detail}` });
    operations.orders.answer(path, 202, {});
    const again = await resolve(opened.caseId, '"3"', { action: 'CANCEL', reason });
    expect([again.status, again.body.resolution.refusal]).toEqual([202, undefined]);
    await waitForCase(falloutId, businessKey, { status: 'RESOLVED' });
    expect(receivedAt(path).map(({ body }) => (body as { action: string }).action)).toEqual(['RETRY', 'CANCEL']);
    expect(new Set(receivedAt(path).map(({ key }) => key)).size).toBe(2);
  });

  it('that comes too late, because the fallout is over for the order service, closes the case', async () => {
    const { falloutId, businessKey, path, opened } = await openFallout();
    operations.orders.answer(path, 409, { errorCode: 'FALLOUT_OBSOLETE', detail: 'The order goes on already.' });
    await resolve(opened.caseId, '"1"');
    const ending = 'FALLOUT_OBSOLETE: The order goes on already.';
    await waitForCase(falloutId, businessKey, { status: 'CLOSED', ending, resolution: { refusal: ending } });
  });

  it('waits while the order service is away; meanwhile a second one is refused', async () => {
    const { falloutId, businessKey, path, opened } = await openFallout();
    operations.orders.answer(path, 503, {});
    await resolve(opened.caseId, '"1"');
    await vi.waitFor(() => expect(receivedAt(path).length).toBeGreaterThan(1), soon);
    expect(new Set(receivedAt(path).map(({ key }) => key)).size).toBe(1);
    const second = await resolve(opened.caseId, '"2"');
    expect([second.status, second.body.errorCode]).toEqual([409, 'CASE_RESOLVING']);
    expect((await resolve(opened.caseId, '"1"')).status).toBe(412);
    operations.orders.answer(path, 200, {});
    await waitForCase(falloutId, businessKey, { status: 'RESOLVED' });
    expect((await resolve(opened.caseId, '"3"')).body.errorCode).toBe('CASE_FINISHED');
  });

  it('does not stand in the way of the next fallout', async () => {
    const { orderId, falloutId, businessKey, path, opened } = await openFallout();
    operations.orders.answer(path, 503, {});
    await resolve(opened.caseId, '"1"');
    const next = newFallout(orderId);
    await enter(next, 9);
    await waitForCase(next.falloutId, businessKey, { status: 'OPEN' });
    await waitForCase(falloutId, businessKey, { status: 'RESOLVED' });
    operations.orders.answer(path, 409, { errorCode: 'FALLOUT_OBSOLETE', detail: 'There is a newer one.' });
    await vi.waitFor(async () => {
      const { rows } = await operations.admin.query(
        `select status from operations.outbox_command where aggregate_id = $1`,
        [opened.caseId],
      );
      expect(rows).toEqual([{ status: 'FAILED' }]);
    }, soon);
    await settled();
    expect((await operations.call(`/fallout-cases/${opened.caseId}`)).body.status).toBe('RESOLVED');
  });

  it('needs a reason of 20 characters, If-Match, a key and the role of an operator', async () => {
    const { opened, path } = await openFallout();
    const bad = [
      { action: 'RETRY', reason: 'too short' },
      { action: 'RETRY', reason: `${' '.repeat(30)}x` },
      { action: 'RETRY', reason: 'x'.repeat(1_001) },
      { action: 'SKIP', reason },
      { action: 'RETRY', reason, more: 1 },
      { reason },
      [],
    ];
    for (const body of bad) expect((await resolve(opened.caseId, '"1"', body)).status).toBe(400);
    expect((await resolve(opened.caseId, null)).status).toBe(428);
    expect((await resolve(opened.caseId, '"1"', undefined, { key: null })).status).toBe(400);
    expect((await resolve(randomUUID(), '"1"')).status).toBe(404);
    expect((await resolve('nonsense', '"1"')).status).toBe(400);
    for (const role of ['approver', 'sales', 'admin', 'service', 'worker']) {
      expect((await resolve(opened.caseId, '"1"', undefined, { as: { roles: [role] } })).status).toBe(403);
    }
    expect((await resolve(opened.caseId, '"1"', undefined, { as: { tenant: 'globex' } })).status).toBe(404);
    expect(receivedAt(path)).toEqual([]);
  });
});

describe('the service', () => {
  it('is ready and answers although the engine was never there', async () => {
    expect((await operations.call('/readyz')).body.status).toBe('ready');
    expect(operations.warnings.some((text) => text.startsWith('incidents could not be compared'))).toBe(true);
    const { body } = await operations.call('/openapi.json');
    expect(Object.keys(body.paths)).toEqual([
      '/fallout-cases/{caseId}/resolution',
      '/worklist/tasks',
      '/fallout-cases',
      '/fallout-cases/{caseId}',
    ]);
  });

  it('shows its loops only ids and states of cases, and no case without a tenant', async () => {
    const { rows } = await operations.admin.query(
      `select column_name from information_schema.column_privileges
       where table_schema = 'operations' and table_name = 'fallout_case' and grantee = 'operations_relay' order by 1`,
    );
    expect(rows.map((row) => row.column_name)).toEqual([
      'case_id',
      'command_id',
      'delivered_at',
      'incident_id',
      'status',
      'tenant_id',
    ]);
    await operations.admin.query('begin; set local role operations_service');
    expect((await operations.admin.query('select 1 from operations.fallout_case')).rows).toEqual([]);
    await operations.admin.query('rollback');
  });
});

import { randomUUID } from 'node:crypto';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type EngineGate, openEngineGate } from '../helpers/engine-gate.ts';
import { deployTestModel, failTask, startOrder } from '../helpers/failing-tasks.ts';
import { startTestOperations, type TestOperations } from '../helpers/start-test-operations.ts';

const reason = 'The warehouse is back; checked with the stock team.';
const soon = { timeout: 20_000, interval: 50 };

let server: EngineServer;
let engine: EngineClient;
let gate: EngineGate;
let operations: TestOperations;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  await deployTestModel(engine);
  gate = await openEngineGate(server.url);
  operations = await startTestOperations({ engineUrl: gate.url });
});

afterAll(async () => {
  await operations?.stop();
  await gate?.shut();
  await engine?.close();
  await server?.stop();
});

const newOrderId = (): string => `O-${randomUUID().slice(0, 8)}`;

async function casesOf(businessKey: string, as: object = {}) {
  return (await operations.call(`/fallout-cases?businessKey=${businessKey}`, { as })).body.cases;
}

async function waitForCase(businessKey: string, expected: object) {
  return vi.waitFor(async () => {
    const cases = await casesOf(businessKey);
    expect(cases[0]).toMatchObject(expected);
    return cases[0];
  }, soon);
}

/** Waits until the poller has asked the engine a few more times. */
async function polledAgain(): Promise<void> {
  const before = gate.polls();
  await vi.waitFor(() => expect(gate.polls()).toBeGreaterThan(before + 2), soon);
}

async function failedOrder(message = 'RETRY: inventory says 503') {
  const orderId = newOrderId();
  const businessKey = `acme:order:${orderId}`;
  const processInstanceId = await startOrder(engine, businessKey);
  const externalTaskId = await failTask(engine, businessKey, message);
  const opened = await waitForCase(businessKey, { status: 'OPEN' });
  return { orderId, businessKey, processInstanceId, externalTaskId, opened };
}

function resolve({ caseId, version }: { caseId: string; version: number }, action = 'RETRY') {
  return operations.call(`/fallout-cases/${caseId}/resolution`, { body: { action, reason }, etag: `"${version}"` });
}

describe('an incident of the engine', () => {
  it('becomes exactly one case that says what, why and where, however often it is seen', async () => {
    const { orderId, businessKey, processInstanceId, externalTaskId } = await failedOrder(
      'UNKNOWN_OUTCOME: no answer: 3 times',
    );
    await polledAgain();
    const [incident] = await engine.incidents.list({ processInstanceId });
    expect(await casesOf(businessKey)).toEqual([
      {
        caseId: expect.any(String),
        version: 1,
        businessKey,
        subject: { type: 'order', id: orderId },
        step: 'reserve-inventory',
        class: 'UNKNOWN_OUTCOME',
        status: 'OPEN',
        owner: 'fulfillment-operations',
        suggestedAction: 'ASK_EXTERNAL_SYSTEM_THEN_RETRY',
        code: 'UNKNOWN_OUTCOME',
        message: 'UNKNOWN_OUTCOME: no answer: 3 times',
        incidentId: incident?.id,
        externalTaskId,
        processInstanceId,
        openedAt: expect.any(String),
      },
    ]);
    expect(await casesOf(businessKey, { tenant: 'globex' })).toEqual([]);
  });

  it('is linked to the attempt that got stuck, as the order service knows it, and opened without when it cannot be asked', async () => {
    const stuck = { operationId: randomUUID(), idempotencyKey: 'acme:O-1:line-1:reserve:g1', attemptNo: 3 };
    const kind = { system: 'inventory', operation: 'reservations' };
    const known = [
      { ...kind, ...stuck, operationId: randomUUID(), idempotencyKey: 'acme:O-1:line-0:reserve:g1', status: 'READY' },
      { ...kind, ...stuck, status: 'IN_DOUBT' },
      { ...kind, operationId: randomUUID(), idempotencyKey: 'never begun', status: 'READY' },
      { ...kind, ...stuck, operationId: randomUUID(), idempotencyKey: 'done', status: 'SUCCEEDED' },
      { ...stuck, operationId: randomUUID(), system: 'billing', operation: 'handoffs', status: 'IN_DOUBT' },
    ];
    operations.orders.answer('/operations', 200, { operations: known });
    expect((await failedOrder()).opened.attempt).toEqual(stuck);
    operations.orders.answer('/operations', 503, {});
    expect((await failedOrder()).opened).not.toHaveProperty('attempt');
    expect(operations.warnings).toContain('the attempt of an incident is not known to its case');
    operations.orders.answer('/operations', 200, { operations: [] });
    expect((await failedOrder()).opened).not.toHaveProperty('attempt');
  });

  it('is retried by the order service and resolved when the engine has lost the incident', async () => {
    const { orderId, businessKey, externalTaskId, opened } = await failedOrder();
    const answer = await resolve(opened);
    expect([answer.status, answer.body.status, answer.body.resolution.requestedBy]).toEqual([202, 'RESOLVING', 'olga']);
    await waitForCase(businessKey, { status: 'RESOLVING', resolution: { deliveredAt: expect.any(String) } });
    await polledAgain();
    expect(await casesOf(businessKey)).toHaveLength(1);
    const path = `/orders/${orderId}/fallout-resolutions`;
    const received = operations.orders.received.filter((request) => request.path === path);
    expect(received.map(({ body }) => body)).toEqual([{ externalTaskId, action: 'RETRY', reason }]);
    await engine.externalTasks.setRetries(externalTaskId, 1);
    await waitForCase(businessKey, { status: 'RESOLVED', ending: expect.stringContaining('no such incident') });
  });

  it('is resolved without anybody when the retries are raised, and failing again opens a new case', async () => {
    const { businessKey, externalTaskId, opened } = await failedOrder('CONTRACT_INPUT: sku is missing');
    await engine.externalTasks.setRetries(externalTaskId, 1);
    await failTask(engine, businessKey, 'CONTRACT_INPUT: sku is still missing');
    const next = await waitForCase(businessKey, { status: 'OPEN', message: 'CONTRACT_INPUT: sku is still missing' });
    expect(next.caseId).not.toBe(opened.caseId);
    expect((await operations.call(`/fallout-cases/${opened.caseId}`)).body.status).toBe('RESOLVED');
    expect((await resolve({ ...opened, version: 2 })).body.errorCode).toBe('CASE_FINISHED');
  });

  it('of the same step waits behind the open case and gets its own when that one is resolved', async () => {
    const { businessKey, externalTaskId, opened } = await failedOrder();
    await startOrder(engine, businessKey);
    const second = await failTask(engine, businessKey, 'RETRY: the other line');
    await polledAgain();
    expect(await casesOf(businessKey)).toHaveLength(1);
    await engine.externalTasks.setRetries(externalTaskId, 1);
    await waitForCase(businessKey, { status: 'OPEN', externalTaskId: second });
    expect((await operations.call(`/fallout-cases/${opened.caseId}`)).body.status).toBe('RESOLVED');
  });

  it('in a called process becomes one case, not another one for its caller', async () => {
    const businessKey = `acme:order:${newOrderId()}`;
    await startOrder(engine, businessKey, 'test-caller');
    await failTask(engine, businessKey, 'RETRY: inventory says 503');
    await waitForCase(businessKey, { step: 'reserve-inventory' });
    await polledAgain();
    expect(await casesOf(businessKey)).toHaveLength(1);
  });

  it('of a quote is given to the quote service', async () => {
    const quoteId = `Q-${randomUUID().slice(0, 8)}`;
    const businessKey = `acme:quote:${quoteId}:r2`;
    await startOrder(engine, businessKey);
    const externalTaskId = await failTask(engine, businessKey, 'HANDLER_ERROR: x');
    const opened = await waitForCase(businessKey, {
      subject: { type: 'quote', id: quoteId },
      owner: 'sales-operations',
    });
    await resolve(opened);
    await vi.waitFor(() => {
      const received = operations.quotes.received.find(({ path }) => path === `/quotes/${quoteId}/fallout-resolutions`);
      expect(received?.body).toEqual({ externalTaskId, quoteRevision: 2, action: 'RETRY', reason });
    }, soon);
  });

  it('of something else than a quote or an order gets no case and stops nothing', async () => {
    await startOrder(engine, 'somebody elses key');
    await failTask(engine, 'somebody elses key', 'RETRY: x');
    await failedOrder();
    const { rows } = await operations.admin.query(
      `select 1 from operations.fallout_case where business_key like 'some%'`,
    );
    expect(rows).toEqual([]);
    expect(operations.warnings.filter((text) => text.includes('no quote and no order'))).toHaveLength(1);
  });

  it('that is still there long after an accepted resolution goes back to the operators', async () => {
    const { businessKey, opened } = await failedOrder();
    await resolve(opened, 'CANCEL');
    await waitForCase(businessKey, { status: 'RESOLVING', resolution: { deliveredAt: expect.any(String) } });
    await operations.admin.query(
      `update operations.fallout_case set delivered_at = delivered_at - interval '1 hour' where case_id = $1`,
      [opened.caseId],
    );
    const back = await waitForCase(businessKey, { status: 'OPEN' });
    expect(back.resolution.refusal).toMatch(/^INCIDENT_STILL_THERE: /);
    expect((await resolve(back)).status).toBe(202);
  });
});

describe('an engine that is away', () => {
  it('settles nothing, stops nothing, and is asked again when it is back', async () => {
    const { businessKey } = await failedOrder();
    const failures = () =>
      operations.warnings.filter((text) => text.startsWith('incidents could not be compared')).length;
    await gate.shut();
    const before = failures();
    await vi.waitFor(() => expect(failures()).toBeGreaterThan(before + 1), soon);
    expect((await casesOf(businessKey))[0].status).toBe('OPEN');
    const missed = `acme:order:${newOrderId()}`;
    await startOrder(engine, missed);
    await failTask(engine, missed, 'RETRY: while nobody looked');
    await gate.open();
    await waitForCase(missed, { status: 'OPEN', message: 'RETRY: while nobody looked' });
  });
});

import {
  createPlatformClient,
  type Platform,
  people,
  seedCatalog,
  startPlatform,
  waitFor,
} from '@platform/quote-to-order';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEngineTime, type EngineTime } from '../helpers/engine-time.ts';
import {
  type CaseView,
  casesOf,
  reason,
  resolveCase,
  runOutOfRetries,
  type StuckTask,
  waitForCase,
} from '../helpers/fallout-desk.ts';
import { serviceRows } from '../helpers/service-rows.ts';
import { expectUndone } from '../helpers/undo-proof.ts';
import {
  acceptWhenShown,
  makeOrder,
  makePricedQuote,
  type OrderView,
  readOrder,
  submit,
  waitForOrder,
} from '../helpers/walk.ts';

/** How soon an operator must see trouble. */
const casesWithinMs = 120_000;

let platform: Platform;
let time: EngineTime;

beforeAll(async () => {
  platform = await startPlatform({ testClock: true, workerSettings: { LONG_POLL_MS: '500' } });
  time = createEngineTime(platform);
  await seedCatalog(platform);
});

afterAll(() => platform?.stop());

afterEach(async () => {
  const { control } = platform.downstream;
  await control.clearFaults();
  for (const system of ['inventory', 'provisioning', 'notification', 'documents'] as const) {
    await control.setMode(system, 'dedup');
  }
});

describe('an order whose stock is refused', () => {
  /** Has the reservation of one of two lines refused. */
  async function orderInFallout(lineIndex: 0 | 1): Promise<{ order: OrderView; opened: CaseView }> {
    const { control } = platform.downstream;
    if (lineIndex === 0) await control.addFault({ system: 'inventory', operation: 'reservations', kind: 'refuse' });
    else await control.addFault({ system: 'provisioning', operation: 'activations', kind: 'delay', delayMs: 1_500 });
    const orderId = await makeOrder(platform);
    if (lineIndex === 1) {
      await waitFor('the first line to be reserved', async () => {
        const { steps } = await readOrder(platform, orderId);
        return steps.some(({ status }) => status === 'SUCCEEDED') ? true : undefined;
      });
      await control.addFault({ system: 'inventory', operation: 'reservations', kind: 'refuse' });
    }
    const order = await waitForOrder(platform, orderId, 'FALLOUT');
    return { order, opened: await waitForCase(platform, order.businessKey, 'OPEN') };
  }

  test('is in fallout, with a case that says what, where, whose it is and what to do', async () => {
    const { order, opened } = await orderInFallout(0);
    const refused = order.operations.find(({ status }) => status === 'REJECTED');
    expect(opened).toMatchObject({
      subject: { type: 'order', id: order.orderId },
      class: 'BUSINESS_FALLOUT',
      code: 'INVENTORY_NOT_AVAILABLE',
      owner: 'fulfillment-operations',
      suggestedAction: 'REMOVE_CAUSE_THEN_RETRY',
      step: order.steps.find(({ status }) => status === 'REJECTED')?.stepId,
      falloutId: order.falloutId,
      attempt: { idempotencyKey: refused?.idempotencyKey, attemptNo: 1 },
    });
    expect(await casesOf(platform, order.businessKey)).toEqual([opened]);

    const body = { action: 'RETRY', reason };
    expect((await resolveCase(platform, opened, { action: 'RETRY', reason: 'Nineteen letters ok' })).status).toBe(400);
    for (const person of [people.seller, people.manager, people.customer]) {
      expect((await resolveCase(platform, opened, body, person)).status).toBe(403);
    }
    const denied = await serviceRows(
      platform,
      `select actor_id from operations.audit_event where outcome = 'DENIED' and resource_id = $1 order by occurred_at`,
      [opened.caseId],
    );
    expect(denied).toEqual(['sam', 'maria', 'chris'].map((actor_id) => ({ actor_id })));

    const stranger = { ...people.operator, tenant: 'globex' };
    expect(await casesOf(platform, order.businessKey, stranger)).toEqual([]);
    expect((await resolveCase(platform, opened, body, stranger)).status).toBe(404);
    const read = await createPlatformClient(platform, 'operations', stranger).get(`/fallout-cases/${opened.caseId}`);
    expect(read.status).toBe(404);
    expect((await readOrder(platform, order.orderId)).status).toBe('FALLOUT');
  });

  test('goes on after a retry by one of two operators, under a new key and with one effect', async () => {
    const { order, opened } = await orderInFallout(0);
    const body = { action: 'RETRY', reason };
    const answers = await Promise.all([
      resolveCase(platform, opened, body),
      resolveCase(platform, opened, body, { ...people.operator, sub: 'oscar' }),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect([
      [202, 409],
      [202, 412],
    ]).toContainEqual(statuses);
    const done = await waitForOrder(platform, order.orderId, 'COMPLETED');
    await waitForCase(platform, order.businessKey, 'RESOLVED');
    expect(await casesOf(platform, order.businessKey)).toHaveLength(1);
    expect(done.fallouts).toMatchObject([{ code: 'INVENTORY_NOT_AVAILABLE', action: 'RETRY' }]);
    const { effects } = await platform.downstream.control.ledger({ businessKey: order.businessKey });
    expect(effects.filter(({ operation }) => operation === 'reservations').map((one) => one.idempotencyKey)).toEqual([
      `acme:${order.orderId}:line-0:reserve:g2`,
      `acme:${order.orderId}:line-1:reserve:g1`,
    ]);
    expect(effects).toHaveLength(6);
  });

  test('is cancelled when the operator decides so, and what was done before is undone', async () => {
    const { order, opened } = await orderInFallout(1);
    expect((await resolveCase(platform, opened, { action: 'CANCEL', reason })).status).toBe(202);
    await expectUndone(platform, order.orderId, ['reservations', 'activations']);
    await waitForCase(platform, order.businessKey, 'RESOLVED', 'CLOSED');
  });
});

describe('a task whose retries have run out', () => {
  const target = {
    'notify-customer': { system: 'notification', operation: 'messages' },
    'activate-service': { system: 'provisioning', operation: 'activations' },
    'generate-artifact': { system: 'documents', operation: 'renderings' },
  } as const;

  /** Has a system refuse until the retries are gone. It remembers keys and repeats its refusals, or forgets them. */
  async function refuseAllTries(topic: keyof typeof target, memory: 'remembers' | 'forgets'): Promise<void> {
    const { control } = platform.downstream;
    await control.setMode(target[topic].system, memory === 'remembers' ? 'dedup' : 'query');
    const count = memory === 'remembers' ? 1 : 3;
    await control.addFault({ ...target[topic], kind: 'refuse', code: 'CLOSED_FOR_INVENTORY', count });
  }

  async function caseOfIncident(topic: keyof typeof target, businessKey: string): Promise<CaseView> {
    const task = await runOutOfRetries(platform, time, topic, businessKey);
    const opened = await waitForCase(platform, businessKey, 'OPEN');
    await expectLinks(opened, task, topic);
    const { requests } = await platform.downstream.control.ledger({ businessKey, system: target[topic].system });
    expectSoon(topic, requests.at(-1)?.at, opened);
    return opened;
  }

  async function expectLinks(opened: CaseView, task: StuckTask, topic: string): Promise<void> {
    const incidents = (await (
      await fetch(`${platform.engine.url}/incident?configuration=${task.id}`)
    ).json()) as object[];
    expect(incidents).toMatchObject([{ id: opened.incidentId }]);
    expect(opened).toMatchObject({
      step: topic,
      externalTaskId: task.id,
      class: 'TECHNICAL_RETRIES_EXHAUSTED',
      suggestedAction: 'RETRY',
      message: expect.stringContaining('CLOSED_FOR_INVENTORY'),
      attempt: { operationId: expect.any(String), idempotencyKey: expect.stringMatching(/:g1$/), attemptNo: 3 },
    });
    expect(await casesOf(platform, task.businessKey)).toEqual([opened]);
  }

  test.each(['remembers', 'forgets'] as const)(
    'becomes one case soon, and a retry lets the order complete at a system that %s',
    async (memory) => {
      await refuseAllTries('notify-customer', memory);
      const orderId = await makeOrder(platform);
      const { businessKey } = await readOrder(platform, orderId);
      const opened = await caseOfIncident('notify-customer', businessKey);
      expect(opened).toMatchObject({ owner: 'fulfillment-operations', subject: { type: 'order', id: orderId } });
      const { operations } = await readOrder(platform, orderId);
      const stuck = operations.find(({ operation }) => operation === 'messages');
      expect(opened.attempt).toMatchObject({
        idempotencyKey: stuck?.idempotencyKey,
        attemptNo: stuck?.attempts.length,
      });

      expect((await resolveCase(platform, opened, { action: 'RETRY', reason })).status).toBe(202);
      await waitForOrder(platform, orderId, 'COMPLETED');
      await waitForCase(platform, businessKey, 'RESOLVED');
      expect(await casesOf(platform, businessKey)).toHaveLength(1);
      const { counts } = await platform.downstream.control.ledger({ businessKey });
      expect(counts['notification/messages']).toEqual({ requests: 4, effects: 1 });
    },
  );

  test('becomes one case, and a cancellation undoes what was done', async () => {
    await refuseAllTries('activate-service', 'remembers');
    const orderId = await makeOrder(platform);
    const { businessKey } = await readOrder(platform, orderId);
    const opened = await caseOfIncident('activate-service', businessKey);
    expect((await resolveCase(platform, opened, { action: 'CANCEL', reason })).status).toBe(202);
    await expectUndone(platform, orderId, ['reservations']);
    await waitForCase(platform, businessKey, 'RESOLVED', 'CLOSED');
    expect(await casesOf(platform, businessKey)).toHaveLength(1);
  });

  test('of a quote becomes a case of its own owner, and a retry gives the quote its document', async () => {
    await refuseAllTries('generate-artifact', 'remembers');
    const quote = await makePricedQuote(platform);
    await submit(platform, quote);
    const businessKey = `acme:quote:${quote.quoteId}:r${quote.revision}`;
    const opened = await caseOfIncident('generate-artifact', businessKey);
    expect(opened).toMatchObject({ owner: 'sales-operations', subject: { type: 'quote', id: quote.quoteId } });
    expect((await resolveCase(platform, opened, { action: 'RETRY', reason })).status).toBe(202);
    await acceptWhenShown(platform, quote.quoteId);
    await waitForCase(platform, businessKey, 'RESOLVED');
    const { counts } = await platform.downstream.control.ledger({ businessKey });
    expect(counts['documents/renderings']).toEqual({ requests: 4, effects: 1 });
  });

  test('of a quote is not cancelled by its case: the operator is told what to do instead', async () => {
    await refuseAllTries('generate-artifact', 'remembers');
    const quote = await makePricedQuote(platform);
    await submit(platform, quote);
    const businessKey = `acme:quote:${quote.quoteId}:r${quote.revision}`;
    const opened = await caseOfIncident('generate-artifact', businessKey);
    expect((await resolveCase(platform, opened, { action: 'CANCEL', reason })).status).toBe(202);
    const back = await waitForCase(platform, businessKey, 'OPEN');
    expect(back).toMatchObject({
      caseId: opened.caseId,
      resolution: { refusal: expect.stringMatching(/^FALLOUT_ACTION_NOT_SUPPORTED: .*again, which withdraws it/) },
    });
  });
});

describe('an effect of which nobody can tell whether it happened', () => {
  test.each(['RETRY', 'CANCEL'] as const)('becomes a case, and %s reconciles it first', async (action) => {
    const { control } = platform.downstream;
    await control.setMode('inventory', 'neither');
    await control.addFault({ system: 'inventory', operation: 'reservations', kind: 'timeout-after', delayMs: 200 });
    const orderId = await makeOrder(platform);
    const { businessKey } = await readOrder(platform, orderId);
    const opened = await waitForCase(platform, businessKey, 'OPEN');
    const { queries } = await control.ledger({ system: 'inventory' });
    const own = queries.filter(({ idempotencyKey }) => idempotencyKey.includes(orderId));
    expectSoon('an unknown outcome', own.at(-1)?.at, opened);
    expect(opened).toMatchObject({
      step: 'reserve-inventory',
      class: 'UNKNOWN_OUTCOME',
      suggestedAction: 'ASK_EXTERNAL_SYSTEM_THEN_RETRY',
      attempt: { idempotencyKey: `acme:${orderId}:line-0:reserve:g1`, attemptNo: 1 },
    });
    await control.setMode('inventory', 'dedup');
    expect((await resolveCase(platform, opened, { action, reason })).status).toBe(202);
    if (action === 'CANCEL') await expectUndone(platform, orderId, ['reservations']);
    else await waitForOrder(platform, orderId, 'COMPLETED');
    await waitForCase(platform, businessKey, 'RESOLVED', 'CLOSED');
    const { effects } = await control.ledger({ businessKey, system: 'inventory' });
    const first = `acme:${orderId}:line-0:reserve:g1`;
    expect(effects.filter(({ idempotencyKey }) => idempotencyKey === first)).toHaveLength(1);
  });
});

/** Prints and checks how long it took from the last try to the case. Both times are of this machine. */
function expectSoon(what: string, lastTryAt: string | undefined, { openedAt }: CaseView): void {
  const latencyMs = Date.parse(openedAt) - Date.parse(lastTryAt ?? '');
  process.stdout.write(`${what}: a case ${latencyMs} ms after the last try\n`);
  expect(latencyMs).toBeLessThan(casesWithinMs);
}

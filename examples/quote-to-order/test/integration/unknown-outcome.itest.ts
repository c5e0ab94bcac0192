import { type RunningWorker, startOrderFulfillmentWorker, type WorkerGuards } from '@platform/order-fulfillment-worker';
import { type Platform, seedCatalog, startPlatform, waitFor } from '@platform/quote-to-order';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createEngineTime, type EngineTime } from '../helpers/engine-time.ts';
import { expectEachEffectOnce, reservationOf } from '../helpers/ledger-oracle.ts';
import { missingGuards } from '../helpers/missing-guards.ts';
import { waitForAnyCase } from '../helpers/wait-for-any-case.ts';
import { makeOrder, type OrderView, readOrder, waitForOrder } from '../helpers/walk.ts';

const inventory = { system: 'inventory', operation: 'reservations' } as const;
const billing = { system: 'billing', operation: 'handoffs' } as const;
type Fault = Omit<Parameters<Platform['downstream']['control']['addFault']>[0], 'match'>;

let platform: Platform;
let engineTime: EngineTime;

beforeAll(async () => {
  platform = await startPlatform({
    withoutWorkers: ['order-fulfillment'],
    testClock: true,
    workerSettings: { LONG_POLL_MS: '500' },
  });
  engineTime = createEngineTime(platform);
  await seedCatalog(platform);
});

afterAll(() => platform?.stop());

/** No worker may run yet: the fault must be there before the order's first request. */
async function orderWithFault(fault: Fault): Promise<string> {
  const orderId = await makeOrder(platform);
  const { businessKey } = await readOrder(platform, orderId);
  await platform.downstream.control.addFault({ ...fault, match: businessKey });
  return orderId;
}

function startFulfillment(takeAway?: (guards: WorkerGuards) => WorkerGuards): Promise<RunningWorker> {
  const environment = { ...platform.workerEnvironment('order-fulfillment'), LONG_POLL_MS: '500' };
  return startOrderFulfillmentWorker(environment, { wrap: takeAway });
}

const notHappened = ['DID_NOT_HAPPEN', 'SUCCEEDED'];
const happened = ['SUCCEEDED'];
/** The worker gives up after 2 s; what was sent may have an effect until 5 s after it began. */
const lostAnswers: readonly {
  readonly fault: Fault;
  readonly attempts: readonly string[];
  readonly requests: number;
}[] = [
  { fault: { ...inventory, kind: 'timeout-after' }, attempts: happened, requests: 1 },
  { fault: { ...inventory, kind: 'timeout-before' }, attempts: notHappened, requests: 2 },
  { fault: { ...inventory, kind: 'late-effect', delayMs: 3_500 }, attempts: happened, requests: 1 },
  { fault: { ...inventory, kind: 'error' }, attempts: notHappened, requests: 2 },
];

describe.each(['dedup', 'query'] as const)('a lost answer of an inventory of mode %s', (mode) => {
  const orders = new Map<string, string>();
  let worker: RunningWorker | undefined;

  // All orders at once: each waits for seconds until what it sent has settled.
  beforeAll(async () => {
    await platform.downstream.control.setMode('inventory', mode);
    for (const { fault } of lostAnswers) orders.set(fault.kind, await orderWithFault(fault));
    worker = await startFulfillment();
  });

  afterAll(async () => {
    await worker?.stop();
    await platform.downstream.control.setMode('inventory', 'dedup');
  });

  test.each(lostAnswers)('$fault.kind: one effect, and the order completes', async ({ fault, attempts, requests }) => {
    const orderId = String(orders.get(fault.kind));
    await expectEachEffectOnce(platform, await waitForOrder(platform, orderId, 'COMPLETED'));
    expect(await reservationOf(platform, orderId)).toEqual({ requests, effects: 1, attempts });
  });
});

test('a lost answer of an inventory that answers no look-ups is sent once and becomes a case', async () => {
  await platform.downstream.control.setMode('inventory', 'neither');
  onTestFinished(() => platform.downstream.control.setMode('inventory', 'dedup'));
  const orderId = await orderWithFault({ ...inventory, kind: 'timeout-after' });
  await useFulfillment();
  const { businessKey } = await readOrder(platform, orderId);
  expect(await waitForAnyCase(platform, businessKey)).toMatchObject({ class: 'UNKNOWN_OUTCOME', status: 'OPEN' });
  expect(await reservationOf(platform, orderId)).toEqual({ requests: 1, effects: 1, attempts: ['UNKNOWN'] });
  expect((await readOrder(platform, orderId)).status).not.toBe('COMPLETED');
});

/** A worker for one test. */
async function useFulfillment(takeAway?: (guards: WorkerGuards) => WorkerGuards): Promise<void> {
  const worker = await startFulfillment(takeAway);
  onTestFinished(async () => void (await worker.stop()));
}

describe('the confirmation of billing', () => {
  test('that is lost is asked for after 15 minutes, and one that still comes changes nothing', async () => {
    const orderId = await orderWithFault({ ...billing, kind: 'lose-callback' });
    await useFulfillment();
    const waiting = await waitUntilBillingIsAwaited(orderId);
    expect(waiting.handoff).toMatchObject({ status: 'PENDING' });
    await engineTime.forward(15 * 60_000);
    const completed = await waitForOrder(platform, orderId, 'COMPLETED');
    expect(completed.handoff).toMatchObject({ status: 'CONFIRMED', confirmedBy: 'RECONCILIATION' });
    await expectEachEffectOnce(platform, completed);
    const { control } = platform.downstream;
    expect((await control.ledger({ businessKey: completed.businessKey })).callbacks).toEqual([]);
    const late = await control.sendCallback(String(completed.handoff?.billingHandoffId));
    expect(late).toMatchObject({ delivered: true });
    expect(await readOrder(platform, orderId)).toEqual(completed);
  });

  test('that comes twice is taken twice and counts once', async () => {
    const orderId = await orderWithFault({ ...billing, kind: 'answer-twice' });
    await useFulfillment();
    const completed = await waitForOrder(platform, orderId, 'COMPLETED');
    const { businessKey, handoff, transitions } = completed;
    const callbacks = await waitFor('the second confirmation', async () => {
      const taken = (await platform.downstream.control.ledger({ businessKey })).callbacks.filter(
        ({ status }) => status === 200,
      );
      return taken.length === 2 ? taken : undefined;
    });
    expect(new Set(callbacks.map(({ reference }) => reference))).toEqual(new Set([handoff?.billingHandoffId]));
    expect(handoff).toMatchObject({ status: 'CONFIRMED', confirmedBy: 'CALLBACK' });
    expect(transitions.filter(({ command }) => command === 'BILLING_CONFIRM')).toHaveLength(1);
    await expectEachEffectOnce(platform, await waitForOrder(platform, orderId, 'COMPLETED'));
  });
});

/** The engine waits when the timer of the wait is there. */
async function waitUntilBillingIsAwaited(orderId: string): Promise<OrderView> {
  return waitFor(`the timer of ${orderId}`, async () => {
    const order = await readOrder(platform, orderId);
    if (order.processInstanceId === undefined) return undefined;
    const query = new URLSearchParams({ processInstanceId: order.processInstanceId, timers: 'true' });
    const response = await fetch(`${platform.engine.url}/job/count?${query}`, { signal: AbortSignal.timeout(10_000) });
    const { count } = (await response.json()) as { count: number };
    return count === 1 ? order : undefined;
  });
}

describe('what guards against a second effect, taken away', () => {
  test.each(Object.entries(missingGuards))(
    'without its %s a lost answer reserves twice, and the oracle sees it',
    async (_guard, takeAway) => {
      await platform.downstream.control.setMode('inventory', 'query');
      onTestFinished(() => platform.downstream.control.setMode('inventory', 'dedup'));
      const orderId = await orderWithFault({ ...inventory, kind: 'timeout-after' });
      await useFulfillment(takeAway);
      const completed = await waitForOrder(platform, orderId, 'COMPLETED');
      expect(await reservationOf(platform, orderId)).toMatchObject({ requests: 2, effects: 2 });
      await expect(expectEachEffectOnce(platform, completed)).rejects.toThrow(/to deeply equal/);
    },
  );
});

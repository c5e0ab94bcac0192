import { startOrderFulfillmentWorker } from '@platform/order-fulfillment-worker';
import {
  createPlatformClient,
  type Platform,
  people,
  seedCatalog,
  startPlatform,
  waitFor,
} from '@platform/quote-to-order';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gate, type GateWish, openGate } from '../helpers/gate.ts';
import { cancelOrder, expectUndone } from '../helpers/undo-proof.ts';
import { makeOrder, readOrder, waitForOrder } from '../helpers/walk.ts';

let platform: Platform;
/** Between the worker and the order service, and between the worker and the external systems. */
let orders: Gate;
let systems: Gate;
let worker: Awaited<ReturnType<typeof startOrderFulfillmentWorker>> | undefined;

beforeAll(async () => {
  platform = await startPlatform({ withoutWorkers: ['order-fulfillment'], workerSettings: { LONG_POLL_MS: '500' } });
  orders = await openGate(platform.urls.order);
  systems = await openGate(platform.downstream.url);
  await seedCatalog(platform);
});

afterAll(async () => {
  await Promise.all([orders?.stop(), systems?.stop()]);
  await worker?.stop();
  await platform?.stop();
});

const holdMs = '20000';

/** Starts the worker if it does not run yet: the first test needs it off. */
async function startWorker(): Promise<void> {
  worker ??= await startOrderFulfillmentWorker({
    ...platform.workerEnvironment('order-fulfillment'),
    LONG_POLL_MS: '500',
    ORDER_URL: orders.url,
    SERVICE_TIMEOUT_MS: holdMs,
    ...Object.fromEntries(
      ['INVENTORY', 'PROVISIONING', 'BILLING', 'NOTIFICATION'].flatMap((name) => [
        [`${name}_URL`, systems.url],
        [`${name}_TIMEOUT_MS`, holdMs],
      ]),
    ),
  });
}

const line = ['reservations', 'activations'] as const;
const twoLines = [...line, ...line] as const;
const all = [...twoLines, 'handoffs', 'messages'] as const;

const effect = (operation: string, ...more: string[]): Omit<GateWish, 'moment'> => ({
  parts: [`POST /${operation} `, ...more],
});

test('an order that nobody has claimed is cancelled at once, and its process ends without effect', async () => {
  const orderId = await makeOrder(platform);
  expect((await readOrder(platform, orderId)).status).toBe('CAPTURED');
  await cancelOrder(platform, orderId);
  expect((await readOrder(platform, orderId)).status).toBe('CANCELLED');
  await startWorker();
  await expectUndone(platform, orderId, []);
});

describe('a cancellation undoes what was done, the latest first and each once, when it comes', () => {
  beforeAll(startWorker);

  test.each<{ step: string; at: Omit<GateWish, 'moment'>; effects: readonly string[] }>([
    {
      step: 'reserve-inventory of line 0',
      at: effect('inventory/reservations', '"lineIndex":0'),
      effects: all.slice(0, 1),
    },
    { step: 'activate-service of line 0', at: effect('provisioning/activations', '"lineIndex":0'), effects: line },
    {
      step: 'reserve-inventory of line 1',
      at: effect('inventory/reservations', '"lineIndex":1'),
      effects: all.slice(0, 3),
    },
    { step: 'activate-service of line 1', at: effect('provisioning/activations', '"lineIndex":1'), effects: twoLines },
    { step: 'request-billing', at: effect('billing/handoffs'), effects: all.slice(0, 5) },
    { step: 'notify-customer', at: effect('notification/messages'), effects: all },
  ])('while $step is under way and its effect is there', async ({ at, effects }) => {
    const hold = systems.hold({ ...at, moment: 'after' });
    const orderId = await makeOrder(platform);
    await hold.reached();
    await cancelOrder(platform, orderId);
    expect((await readOrder(platform, orderId)).status).toBe('CANCELLING');
    hold.release();
    await expectUndone(platform, orderId, effects);
  });

  test.each<{ step: string; path: string; moment: GateWish['moment']; effects: readonly string[] }>([
    { step: 'decompose-order', path: '/decomposition ', moment: 'before', effects: [] },
    { step: 'the answer of decompose-order', path: '/decomposition ', moment: 'after', effects: [] },
    { step: 'complete-order', path: '/completion ', moment: 'before', effects: all },
  ])('while $step is under way', async ({ path, moment, effects }) => {
    const hold = orders.hold({ parts: ['POST /orders/', path], moment });
    const orderId = await makeOrder(platform);
    await hold.reached();
    await cancelOrder(platform, orderId);
    hold.release();
    await expectUndone(platform, orderId, effects);
  });

  test('while claim-start is under way: the claim is refused', async () => {
    const hold = orders.hold({ parts: ['/process-claims '], moment: 'before' });
    const orderId = await makeOrder(platform);
    await hold.reached();
    await cancelOrder(platform, orderId);
    hold.release();
    await expectUndone(platform, orderId, []);
  });

  test('while the confirmation of billing is awaited', async () => {
    await platform.downstream.control.addFault({ system: 'billing', operation: 'handoffs', kind: 'lose-callback' });
    const orderId = await makeOrder(platform);
    await waitForOrder(platform, orderId, 'PENDING_EXTERNAL');
    await waitFor('the process to wait for billing', async () => {
      const address = `${platform.engine.url}/execution?messageEventSubscriptionName=billing-confirmed`;
      return ((await (await fetch(address)).json()) as unknown[]).length > 0 ? true : undefined;
    });
    await cancelOrder(platform, orderId);
    await expectUndone(platform, orderId, all.slice(0, 5));
  });
});

describe('an effect that is in flight at the cancellation', () => {
  beforeAll(startWorker);

  test('and comes only after it is undone too', async () => {
    const hold = systems.hold({ ...effect('provisioning/activations', '"lineIndex":1'), moment: 'before' });
    const orderId = await makeOrder(platform);
    await hold.reached();
    await cancelOrder(platform, orderId);
    hold.release();
    await expectUndone(platform, orderId, twoLines, 1);
  });

  test.each([
    { system: 'inventory', operation: 'reservations', effects: all.slice(0, 1) },
    { system: 'provisioning', operation: 'activations', effects: line },
    { system: 'billing', operation: 'handoffs', effects: all.slice(0, 5) },
  ] as const)('without an answer of $system is reconciled first, and then undone', async ({ effects, ...target }) => {
    await platform.downstream.control.addFault({ ...target, kind: 'timeout-after', delayMs: 4_000 });
    const orderId = await cancelWhenAsked(target, 1);
    const order = await expectUndone(platform, orderId, effects);
    const reconciled = order.operations.find(({ operation }) => operation === target.operation);
    expect(reconciled).toMatchObject({ status: 'SUCCEEDED', generation: 1, attempts: [{ outcome: 'SUCCEEDED' }] });
    const { queries } = await platform.downstream.control.ledger({ businessKey: order.businessKey });
    expect(queries).toMatchObject([{ operation: target.operation, status: 200 }]);
  });

  test('that turns out not to have happened is neither done again nor undone', async () => {
    const target = { system: 'provisioning', operation: 'activations' } as const;
    await platform.downstream.control.addFault({ ...target, kind: 'timeout-before', delayMs: 4_000 });
    const orderId = await cancelWhenAsked(target, 0);
    const order = await expectUndone(platform, orderId, ['reservations']);
    const operation = order.operations.find((one) => one.operation === target.operation);
    expect(operation).toMatchObject({ status: 'READY', attempts: [{ outcome: 'DID_NOT_HAPPEN' }] });
  });

  test('and is an undo without an answer is reconciled and not repeated', async () => {
    const hold = systems.hold({ ...effect('inventory/reservations', '"lineIndex":1'), moment: 'after' });
    const orderId = await makeOrder(platform);
    await hold.reached();
    for (const [system, operation] of [
      ['inventory', 'releases'],
      ['provisioning', 'deactivations'],
    ] as const) {
      await platform.downstream.control.addFault({ system, operation, kind: 'timeout-after', delayMs: 200 });
    }
    await cancelOrder(platform, orderId);
    hold.release();
    const order = await expectUndone(platform, orderId, all.slice(0, 3));
    const { counts } = await platform.downstream.control.ledger({ businessKey: order.businessKey });
    expect(counts['inventory/releases']).toEqual({ requests: 2, effects: 2 });
    expect(counts['provisioning/deactivations']).toEqual({ requests: 1, effects: 1 });
  });

  /** Makes an order and cancels it while the request that the fault has hit hangs. */
  async function cancelWhenAsked(
    { system, operation }: { readonly system: 'inventory' | 'provisioning' | 'billing'; readonly operation: string },
    effects: number,
  ): Promise<string> {
    const orderId = await makeOrder(platform);
    const { businessKey } = await readOrder(platform, orderId);
    await waitFor(`the request for ${operation}`, async () => {
      const order = await readOrder(platform, orderId);
      const begun = order.operations.some((one) => one.operation === operation && one.attempts.length > 0);
      const { counts } = await platform.downstream.control.ledger({ businessKey, system });
      const done = counts[`${system}/${operation}`]?.effects ?? 0;
      return begun && done >= effects ? true : undefined;
    });
    await cancelOrder(platform, orderId);
    return orderId;
  }
});

describe('a cancellation is refused', () => {
  beforeAll(startWorker);

  const body = { reason: 'Ordered by mistake' };

  test('by an order that is completed: 409', async () => {
    const orderId = await makeOrder(platform);
    await waitForOrder(platform, orderId, 'COMPLETED');
    const seller = createPlatformClient(platform, 'order', people.seller);
    const { etag } = await seller.get(`/orders/${orderId}`);
    const answer = await seller.post(`/orders/${orderId}/cancellation`, { etag, body });
    expect(answer).toMatchObject({ status: 409, body: { errorCode: 'ORDER_FINISHED' } });
    const { businessKey } = await readOrder(platform, orderId);
    const { effects } = await platform.downstream.control.ledger({ businessKey });
    expect(effects.map(({ operation }) => operation)).toEqual(all);
  });

  test('the second time: 409; to another tenant: 404; to a customer: 403; without If-Match: 428', async () => {
    const hold = systems.hold({ ...effect('inventory/reservations', '"lineIndex":1'), moment: 'after' });
    const orderId = await makeOrder(platform);
    await hold.reached();
    const path = `/orders/${orderId}/cancellation`;
    const ask = async (identity: Parameters<typeof createPlatformClient>[2], withEtag = true) => {
      const { etag } = await createPlatformClient(platform, 'order', people.seller).get(`/orders/${orderId}`);
      return createPlatformClient(platform, 'order', identity).post(path, { body, ...(withEtag ? { etag } : {}) });
    };
    expect((await ask({ ...people.seller, tenant: 'globex' })).status).toBe(404);
    expect((await ask({ ...people.seller, accounts: ['C-999'] })).status).toBe(404);
    expect((await ask(people.customer)).status).toBe(403);
    expect((await ask(people.seller, false)).status).toBe(428);
    expect((await readOrder(platform, orderId)).status).toBe('IN_PROGRESS');

    expect((await ask(people.seller)).status).toBe(202);
    expect(await ask(people.operator)).toMatchObject({ status: 409, body: { errorCode: 'ORDER_CANCELLING' } });
    hold.release();
    await expectUndone(platform, orderId, all.slice(0, 3));
    expect(await ask(people.operator)).toMatchObject({ status: 409, body: { errorCode: 'ORDER_FINISHED' } });
  });
});

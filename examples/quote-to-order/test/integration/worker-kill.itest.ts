import { join } from 'node:path';
import { type RunningWorker, startQuoteApprovalWorker } from '@platform/quote-approval-worker';
import { type Platform, seedCatalog, startPlatform, waitFor } from '@platform/quote-to-order';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createEngineTime, type EngineTime, lockOverMs } from '../helpers/engine-time.ts';
import { countPerKey, expectEachEffectOnce, reservationOf } from '../helpers/ledger-oracle.ts';
import { missingGuards } from '../helpers/missing-guards.ts';
import { waitForAnyCase } from '../helpers/wait-for-any-case.ts';
import {
  acceptWhenShown,
  makeOrder,
  makePricedQuote,
  orderOf,
  readOrder,
  submit,
  waitForOrder,
} from '../helpers/walk.ts';
import { startWorkerProcess, type WorkerProcess } from '../helpers/worker-process.ts';

const longPoll = { LONG_POLL_MS: '500' };
let platform: Platform;
let engineTime: EngineTime;
let quoteApproval: RunningWorker;

const startQuoteApproval = async (): Promise<void> => {
  quoteApproval = await startQuoteApprovalWorker({ ...platform.workerEnvironment('quote-approval'), ...longPoll });
};

beforeAll(async () => {
  platform = await startPlatform({ withoutWorkers: ['quote-approval', 'order-fulfillment'], testClock: true });
  engineTime = createEngineTime(platform);
  await startQuoteApproval();
  await seedCatalog(platform);
});

afterEach(() => platform.downstream.control.setMode('inventory', 'dedup'));

afterAll(async () => {
  await quoteApproval?.stop();
  await platform?.stop();
});

async function startFulfillment(failpoint?: string, environment = {}): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(platform, 'order-fulfillment', failpoint, environment);
  onTestFinished(() => worker.stop());
  return worker;
}

/**
 * Waits until a worker has killed itself at its failpoint, and until another has what it held. A dead worker's long poll is open at the engine for
 * a moment and may take the task once more, for nobody: then that lock must end too.
 */
async function outlive(worker: WorkerProcess, startNext: () => Promise<unknown>): Promise<void> {
  await waitFor('the failpoint to be hit', async () => worker.wasHit() || undefined, 30_000);
  expect(await worker.ended).toBe('SIGKILL');
  await startNext();
  await waitFor('the task of the dead worker to be with another', async () => {
    if ((await tasksOf({ locked: 'true' })).some((task) => isWith(worker, task))) await engineTime.forward(lockOverMs);
    return (await tasksOf({})).some((task) => isWith(worker, task)) ? undefined : true;
  });
}

/** Worker ids are `name@host:pid#n`. The engine keeps the id of a lock that is over, until another takes the task. */
function isWith(worker: WorkerProcess, { workerId }: EngineTask): boolean {
  return workerId?.includes(`:${worker.process.pid}#`) ?? false;
}

/** Has an order whose first reservation kills its worker, and a new worker after that. */
async function killAtReservation(failpoint: string): Promise<string> {
  const [first, orderId] = await Promise.all([startFulfillment(`${failpoint}:reserve-inventory`), makeOrder(platform)]);
  await outlive(first, () => startFulfillment());
  return orderId;
}

const reconciledThenSent = ['DID_NOT_HAPPEN', 'SUCCEEDED'];
const once = ['SUCCEEDED'];
/** Before the call nothing has happened, and it takes the system's word and the settling time to know it. */
const failpoints = [
  { failpoint: 'before-external-call', attempts: reconciledThenSent },
  { failpoint: 'after-external-call', attempts: once },
  { failpoint: 'after-attempt-recorded', attempts: once },
  { failpoint: 'after-complete-sent', attempts: once },
];

describe.each(['dedup', 'query'] as const)('a worker killed while it reserves, at an inventory of mode %s', (mode) => {
  test.each(failpoints)('$failpoint: one effect, and the order completes', async ({ failpoint, attempts }) => {
    await platform.downstream.control.setMode('inventory', mode);
    const orderId = await killAtReservation(failpoint);
    await expectEachEffectOnce(platform, await waitForOrder(platform, orderId, 'COMPLETED'));
    const reservation = await reservationOf(platform, orderId);
    expect(reservation.attempts).toEqual(attempts);
    // Without deduplication a second request is a second effect, so there must be none.
    if (mode === 'query') expect(reservation.requests).toBe(1);
  });
});

describe('a worker killed while it reserves, at an inventory that neither deduplicates nor answers look-ups', () => {
  test.each([
    { failpoint: 'before-external-call', effects: 0 },
    { failpoint: 'after-external-call', effects: 1 },
  ])('$failpoint: nothing is sent again, and a person gets a case', async ({ failpoint, effects }) => {
    await platform.downstream.control.setMode('inventory', 'neither');
    const orderId = await killAtReservation(failpoint);
    const { businessKey } = await readOrder(platform, orderId);
    expect(await waitForAnyCase(platform, businessKey)).toMatchObject({
      class: 'UNKNOWN_OUTCOME',
      status: 'OPEN',
      step: 'reserve-inventory',
      suggestedAction: 'ASK_EXTERNAL_SYSTEM_THEN_RETRY',
    });
    expect(await reservationOf(platform, orderId)).toEqual({ requests: effects, effects, attempts: ['UNKNOWN'] });
    expect((await readOrder(platform, orderId)).status).not.toBe('COMPLETED');
  });

  test.each(['after-attempt-recorded', 'after-complete-sent'])(
    '%s: what is recorded needs no question',
    async (name) => {
      await platform.downstream.control.setMode('inventory', 'neither');
      const orderId = await killAtReservation(name);
      await expectEachEffectOnce(platform, await waitForOrder(platform, orderId, 'COMPLETED'));
      expect(await reservationOf(platform, orderId)).toEqual({ requests: 1, effects: 1, attempts: once });
    },
  );
});

describe('a worker killed while it reserves, with a guard taken away', () => {
  test.each(Object.keys(missingGuards))('without its %s it reserves twice, and the oracle sees it', async (guard) => {
    await platform.downstream.control.setMode('inventory', 'query');
    const startGuardless = async (failpoint?: string): Promise<WorkerProcess> => {
      const guardless = join(import.meta.dirname, '../helpers/guardless-worker.ts');
      const missing = { MISSING_GUARD: guard };
      const worker = await startWorkerProcess(platform, 'order-fulfillment', failpoint, missing, guardless);
      onTestFinished(() => worker.stop());
      return worker;
    };
    const first = await startGuardless('after-external-call:reserve-inventory');
    const orderId = await makeOrder(platform);
    await outlive(first, () => startGuardless());
    const completed = await waitForOrder(platform, orderId, 'COMPLETED');
    expect(await reservationOf(platform, orderId)).toMatchObject({ requests: 2, effects: 2 });
    await expect(expectEachEffectOnce(platform, completed)).rejects.toThrow(/to deeply equal/);
  });
});

test('a worker killed after the document was rendered leaves one document, and the quote shows it', async () => {
  await quoteApproval.stop();
  onTestFinished(startQuoteApprovalUnlessRunning);
  await platform.downstream.control.setMode('documents', 'query');
  const killed = await startWorkerProcess(platform, 'quote-approval', 'after-external-call:generate-artifact');
  onTestFinished(() => killed.stop());
  const quote = await makePricedQuote(platform);
  await submit(platform, quote);
  await outlive(killed, startQuoteApproval);
  await startFulfillment();
  await acceptWhenShown(platform, quote.quoteId);
  expect(Object.values(await countPerKey(platform, `acme:quote:${quote.quoteId}:r${quote.revision}`))).toEqual([
    { requests: 1, effects: 1 },
  ]);
  await waitForOrder(platform, await orderOf(platform, quote.quoteId), 'COMPLETED');
});

async function startQuoteApprovalUnlessRunning(): Promise<void> {
  if (quoteApproval.worker.state === 'STOPPED') await startQuoteApproval();
}

describe('SIGTERM while a handler waits for its answer', () => {
  test('lets it end: the reservation is recorded, the engine is told, and no task stays locked', async () => {
    const { orderId, worker } = await stopWhileReserving(1_000);
    expect(await worker.ended).toBe('0');
    expect(await reservationOf(platform, orderId)).toEqual({ requests: 1, effects: 1, attempts: once });
    const [task, ...others] = await tasksOf({
      processInstanceId: String((await readOrder(platform, orderId)).processInstanceId),
    });
    expect(others).toEqual([]);
    expect(task).toMatchObject({ topicName: 'activate-service', workerId: null });
    await completeWithNewWorker(orderId);
  });

  test('that outlasts the drain gives its task back in doubt, and the next worker finds the one effect', async () => {
    const { orderId, worker } = await stopWhileReserving(1_500, { DRAIN_MS: '100' });
    expect(await worker.ended).toBe('0');
    expect(await reservationOf(platform, orderId)).toEqual({ requests: 1, effects: 1, attempts: ['UNKNOWN'] });
    await completeWithNewWorker(orderId);
  });
});

/** Stops a worker between its request and the answer, which comes after `delayMs`. */
async function stopWhileReserving(
  delayMs: number,
  environment = {},
): Promise<{ readonly orderId: string; readonly worker: WorkerProcess }> {
  const { control } = platform.downstream;
  await control.setMode('inventory', 'query');
  const orderId = await makeOrder(platform);
  const { businessKey } = await readOrder(platform, orderId);
  await control.addFault({
    system: 'inventory',
    operation: 'reservations',
    kind: 'delay',
    delayMs,
    match: businessKey,
  });
  const worker = await startFulfillment(undefined, environment);
  await waitFor('the request for the reservation', async () => {
    const { requests } = await control.ledger({ businessKey });
    return requests.length > 0 ? true : undefined;
  });
  worker.process.kill('SIGTERM');
  return { orderId, worker };
}

/** The engine's clock stays where it is: what a drained worker held is free at once. */
async function completeWithNewWorker(orderId: string): Promise<void> {
  await startFulfillment();
  await expectEachEffectOnce(platform, await waitForOrder(platform, orderId, 'COMPLETED', 20_000));
  expect((await reservationOf(platform, orderId)).requests).toBe(1);
}

interface EngineTask {
  readonly topicName: string;
  readonly workerId: string | null;
}

async function tasksOf(filter: Readonly<Record<string, string>>): Promise<readonly EngineTask[]> {
  const address = `${platform.engine.url}/external-task?${new URLSearchParams(filter)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  return (await response.json()) as readonly EngineTask[];
}

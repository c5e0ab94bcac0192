import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { useFaultProxy } from '../faults/fault-proxy.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { type Arrival, asHtml, type Breakage, type HostileProxy, startHostileProxy } from '../faults/hostile-proxy.ts';
import { fourWaitsMinMs } from '../faults/poll-backoff.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { useHostileProxy } from '../faults/use-hostile-proxy.ts';
import { limitMs, reported } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F05: the engine is down, broken or slow. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

const engineError = JSON.stringify({ type: 'RestException', message: 'Cannot open connection', code: 0 });
const asJson = (status: number, body: string): Breakage => ({ kind: 'answer', status, type: 'application/json', body });

/** Breaks the first `times` requests of every kind of call: fetches, extensions, answers. */
function breakFirst(proxy: HostileProxy, times: number, breakage: Breakage): void {
  const counts = new Map<string, number>();
  proxy.breakWhen(({ path }: Arrival) => {
    const call = path.split('/').at(-1) ?? '';
    const count = (counts.get(call) ?? 0) + 1;
    counts.set(call, count);
    return count <= times ? breakage : undefined;
  });
}

describe('F05: the engine is down, broken or slow', () => {
  test('a worker that starts while nobody listens asks seldom and ever more so, and works as soon as the engine is there', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    await proxy.refuse();
    const startedAt = performance.now();
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const { health } = await reported(worker, 'five fetches failed', ({ counters }) => counters.pollErrors >= 5);
    expect(performance.now() - startedAt).toBeGreaterThan(fourWaitsMinMs);
    expect(health).toMatchObject({ isReady: false, isAlive: true });
    await proxy.accept();
    await scene.deliver();
    await expectEachOnce(scene);
    expect((await worker.report()).health.isReady).toBe(true);
  });

  test.each<[string, Breakage]>([
    ['answers 500', asJson(500, engineError)],
    ['answers with what is no JSON', asJson(200, '[{"id": ')],
    ['breaks every connection', { kind: 'cut-before' }],
    ['resets every connection within the answer', { kind: 'reset-in-answer' }],
  ])('an engine that %s is asked ever more seldom', async (_what, breakage) => {
    const scene = await openScene(stage);
    const proxy = await startHostileProxy(scene.engineUrl);
    proxy.breakWhen(() => breakage);
    const startedAt = performance.now();
    await scene.startWorker({ ENGINE_URL: proxy.url });
    const fetches = () => proxy.arrivals.filter(({ path }) => path.endsWith('/fetchAndLock'));
    await pollUntil('the fifth fetch arrives', () => fetches().length >= 5, limitMs);
    expect(performance.now() - startedAt).toBeGreaterThan(fourWaitsMinMs);
    proxy.breakWhen(() => undefined);
    await scene.deliver();
    await expectEachOnce(scene);
  });

  test('an engine that goes away while the warehouse works and comes back: the effect is not repeated', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    await proxy.refuse();
    held.release();
    await reported(worker, 'two fetches failed', ({ counters }) => counters.pollErrors >= 2);
    await proxy.accept();
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
  });

  test.each<[string, Breakage]>([
    ['500 of its own', asJson(500, engineError)],
    ['502 of a gateway', asHtml(502)],
    ['429', asJson(429, '{"type":"TooMany","message":"slow down"}')],
    ['a login page', asHtml(200)],
    ['a cut connection before the request', { kind: 'cut-before' }],
    ['a cut connection after the request', { kind: 'cut-after' }],
    ['a reset after the headers', { kind: 'reset-in-answer' }],
    ['an answer after the time limit', { kind: 'late', afterMs: 3_000 }],
    ['no answer ever', { kind: 'silent' }],
  ])('%s, twice for every kind of call: every order is carried out once', async (_what, breakage) => {
    const scene = await openScene(stage);
    const { proxy } = await useHostileProxy(scene, { ENGINE_TIMEOUT_MS: '1000' });
    breakFirst(proxy, 2, breakage);
    // Long enough for the lock to be extended, so that extensions break too.
    await Promise.all([scene.deliver(`take-${randomUUID()}`), scene.deliver(), scene.deliver()]);
    await expectEachOnce(scene);
    expect(proxy.brokenCount).toBeGreaterThanOrEqual(5);
  });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 70, done: 60 })).toEqual([]);
});

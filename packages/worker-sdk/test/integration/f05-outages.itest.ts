import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { useFaultProxy } from '../faults/fault-proxy.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { startHalfOpenFront } from '../faults/half-open-front.ts';
import { fetchesMost, nextFetchWithinMs } from '../faults/poll-backoff.ts';
import { openScene, openStage, type Scene, type Stage } from '../faults/scene.ts';
import { useHostileProxy } from '../faults/use-hostile-proxy.ts';
import { reported } from '../faults/worker-reports.ts';

// F05: the engine is away or slow for long. OUTAGE_MS=600000 is the outage of ten minutes, SLOW_MS=30000 the answers that take 30 s; what every
// push runs is as many steps of the back-off as fit into seconds.

const outageMs = Number(process.env.OUTAGE_MS || 4_000);
const slowMs = Number(process.env.SLOW_MS || 3_000);
const catchUpMs = 30_000;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

const deliverMany = (scene: Scene, count: number) => Promise.all(Array.from({ length: count }, () => scene.deliver()));

test(
  `an outage of ${outageMs} ms in the middle of a batch: asked ever more seldom, and then everything is done once`,
  async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    // More places than the batch fills: the runs keep theirs until the engine has taken their answers, and only a free one asks for more.
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url, CONCURRENCY: '16' });
    const held = scene.warehouse.holdNext();
    await deliverMany(scene, 6);
    await held.happened;
    await proxy.refuse();
    held.release();
    await deliverMany(scene, 20);
    await wait(outageMs);
    const { pollErrors } = (await worker.report()).counters;
    const answers = worker.log.filter(({ message }) => message === 'answer not taken, sending it again').length;
    await proxy.accept();
    const backAtMs = performance.now();
    await expectEachOnce(scene);
    const caughtUpMs = Math.round(performance.now() - backAtMs);
    console.log(
      `${pollErrors} fetches and ${answers} answers failed in ${outageMs} ms, all done ${caughtUpMs} ms later`,
    );
    expect(pollErrors).toBeGreaterThanOrEqual(3);
    expect(pollErrors).toBeLessThanOrEqual(fetchesMost(outageMs));
    expect(caughtUpMs).toBeLessThan(nextFetchWithinMs + catchUpMs);
    expect(scene.warehouse.requests).toHaveLength(scene.deliveries.length);
  },
  outageMs + 120_000,
);

test(
  `an engine whose every answer takes ${slowMs} ms, three times the limit: what it did counts, and it is not asked faster for it`,
  async () => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene, { ENGINE_TIMEOUT_MS: String(slowMs / 3) });
    proxy.breakWhen(() => ({ kind: 'late', afterMs: slowMs }));
    await deliverMany(scene, 3);
    await wait(slowMs);
    await reported(worker, 'a fetch failed', ({ counters }) => counters.pollErrors > 0);
    const fetches = proxy.arrivals.filter(({ path }) => path.endsWith('/fetchAndLock')).length;
    expect(fetches).toBeLessThanOrEqual(fetchesMost(slowMs));
    proxy.breakWhen(() => undefined);
    await expectEachOnce(scene);
  },
  slowMs * 4 + 120_000,
);

test('connections that are half open, when idle and in the middle of calls: every order is carried out once', async () => {
  const scene = await openScene(stage);
  const front = await startHalfOpenFront(scene.engineUrl);
  await scene.startWorker({ ENGINE_URL: front.url, ENGINE_TIMEOUT_MS: '1000' });
  await deliverMany(scene, 3);
  await expectEachOnce(scene);
  expect(front.vanish()).toBeGreaterThan(0);
  const held = scene.warehouse.holdNext();
  await deliverMany(scene, 3);
  await held.happened;
  expect(front.vanish()).toBeGreaterThan(0);
  held.release();
  await expectEachOnce(scene);
  expect(scene.warehouse.requests).toHaveLength(6);
});

test('the engine was away, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 5, done: 60 })).toEqual([]);
});

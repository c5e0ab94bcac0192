import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintsOfFile, countDone } from '../faults/fault-tally.ts';
import { complaintsOfGrowth, type HeapGrowth, type HeapSample, heapGrowthOf } from '../faults/heap-growth.ts';
import { openScene, openStage, type Scene, type Stage } from '../faults/scene.ts';

// F40: a worker that runs for long keeps nothing of the tasks that it has done. SOAK_MS=900000 is a run of a quarter of an hour.

const soakMs = Number(process.env.SOAK_MS || 9_000);
const plantedMs = 4_500;
const samplesWanted = 30;
/** Orders that are started at a time, and how long nothing is started then, in ms. */
const pace = { orders: 10, everyMs: 200, underWayMost: 40 };
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

/** Lets a worker do orders for so long, and asks now and then what it has in use. */
async function soak(scene: Scene, word: string, lastsMs: number, leakBytes = 0): Promise<HeapGrowth> {
  const worker = await scene.startWorker({
    CONCURRENCY: '16',
    WAREHOUSE_TIMEOUT_MS: '1000',
    LEAK_BYTES: String(leakBytes),
  });
  const samples: HeapSample[] = [];
  const startedAtMs = performance.now();
  for (let atMs = 0; atMs < lastsMs; atMs = performance.now() - startedAtMs) {
    const underWay = (await scene.engine.processInstances.list()).length;
    const count = Math.min(pace.orders, pace.underWayMost - underWay);
    await Promise.all(Array.from({ length: count }, () => scene.deliver(`${word}-${randomUUID()}`)));
    await wait(pace.everyMs);
    if (atMs < (samples.length * lastsMs) / samplesWanted) continue;
    const { completed } = (await worker.report()).counters;
    samples.push({ tasks: completed, bytes: await worker.heapBytes() });
  }
  await scene.allEnded();
  const { counters } = await worker.report();
  expect(counters).toMatchObject({ completed: scene.deliveries.length * 2, failed: 0 });
  countDone(counters.completed);
  const growth = heapGrowthOf(samples);
  const megabytes = samples.map(({ bytes }) => (bytes / 1e6).toFixed(2)).join(' ');
  console.log(`${growth.bytesPerTask.toFixed(1)} bytes a task over ${growth.tasks} tasks; MB in use: ${megabytes}`);
  return growth;
}

test(
  `a worker that does tasks for ${soakMs} ms keeps nothing of them, and reserves once for each order`,
  async () => {
    const scene = await openScene(stage);
    expect(complaintsOfGrowth(await soak(scene, 'line', soakMs))).toEqual([]);
    expect(scene.warehouse.requests).toHaveLength(scene.deliveries.length);
  },
  soakMs + 120_000,
);

test('a handler that keeps 200 kB of every task is seen', async () => {
  const scene = await openScene(stage);
  const growth = await soak(scene, 'leak', plantedMs, 200_000);
  expect(complaintsOfGrowth(growth)).toEqual([expect.stringMatching(/^every task leaves \d+ bytes behind/)]);
});

test('tasks leaked, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 50, done: 200 })).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { completion, useFaultProxy } from '../faults/fault-proxy.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { counted, isIdle, limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F03: a task is delivered twice because its lock ended while its handler ran. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('F03: a task is fetched by a second worker when the lock of the first has ended', () => {
  test('the first, cut off from the engine while it waits for the warehouse, loses its lease and repeats nothing', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const first = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    await proxy.refuse();
    const second = await scene.startWorker();
    await scene.allEnded();
    // It has given up the warehouse's answer, and tries to say so.
    const isGivenUp = (): boolean => first.log.some(({ verdict }) => verdict === 'unknown');
    await pollUntil('the first has given up', isGivenUp, limitMs);
    held.release();
    await proxy.accept();
    await counted(first, { leasesLost: 1 });
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
  });

  test('a completion of the first that arrives while the second works is refused', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    // One place: the first must not fetch the task again itself.
    const first = await scene.startWorker({ ENGINE_URL: proxy.url, CONCURRENCY: '1' });
    const stale = proxy.next(completion, 'hold-request');
    const { lineId } = await scene.deliver(`take-${randomUUID()}`);
    await stale.hit;
    const second = await scene.startWorker();
    await pollUntil('the second has the task', () => runsOf(second, 'count-lines').length > 0, limitMs);
    stale.release();
    expect(await stale.carriedOut).toBe(400);
    await counted(first, { answersNotTaken: 1, completed: 0 });
    await expectEachOnce(scene);
    expect([runsOf(first, 'count-lines'), runsOf(second, 'count-lines')]).toEqual([[lineId], [lineId]]);
  });

  test('a completion of the first that arrives after that of the second changes nothing', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const first = await scene.startWorker({ ENGINE_URL: proxy.url, CONCURRENCY: '1' });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    const stale = proxy.next(completion, 'hold-request');
    held.release();
    await stale.hit;
    const second = await scene.startWorker();
    await scene.allEnded();
    stale.release();
    expect(await stale.carriedOut).toBe(404);
    await isIdle(first);
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
  });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 3, done: 6 })).toEqual([]);
});

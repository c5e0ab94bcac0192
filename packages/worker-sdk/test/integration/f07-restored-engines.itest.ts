import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { gatherEvidence } from '../faults/each-task-once.ts';
import { endOfOrder } from '../faults/end-of-order.ts';
import { expectEachOnce, expectWorkGoesOn } from '../faults/expect-each-once.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openRestorableEngine, type RestorableEngine } from '../faults/restorable-engine.ts';
import { openScene, type Scene } from '../faults/scene.ts';
import { counted, limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F07: the engine comes back with an older database, so tasks that were done are there again. What the attempt store knows is not done again:
// it is answered from the store. A task without an effect runs again, which is why it must not have one. To find the orders that the engine
// has lost is for whoever compares orders with the engine, not for a worker.

// A Java engine starts three times in a test.
vi.setConfig({ testTimeout: 300_000 });

interface Restorable {
  readonly scene: Scene;
  readonly engine: RestorableEngine;
}

async function openRestorable(): Promise<Restorable> {
  const engine = await openRestorableEngine();
  return { engine, scene: await openScene(engine) };
}

test('restored to the middle of a task: it is answered from the books, nothing is sent again, and the end is the same', async () => {
  const { scene, engine } = await openRestorable();
  const worker = await scene.startWorker();
  const held = scene.warehouse.holdNext();
  const order = await scene.deliver();
  await held.happened;
  await engine.backUp();
  held.release();
  await expectEachOnce(scene);
  const end = await endOfOrder(scene, order);
  const { completed } = (await worker.report()).counters;
  await engine.restore();
  await counted(worker, { completed: completed + 1 });
  await expectEachOnce(scene);
  expect(await endOfOrder(scene, order)).toEqual(end);
  expect(runsOf(worker, 'reserve-stock')).toEqual([order.lineId]);
  expect(scene.warehouse.requests).toHaveLength(1);
});

test('restored to before the first task: what has no effect runs again, the effect is answered from the books', async () => {
  const { scene, engine } = await openRestorable();
  const order = await scene.deliver();
  await engine.backUp();
  const worker = await scene.startWorker();
  await expectEachOnce(scene);
  const end = await endOfOrder(scene, order);
  await engine.restore();
  await counted(worker, { completed: 4 });
  await expectEachOnce(scene);
  expect(await endOfOrder(scene, order)).toEqual(end);
  // An engine that is slow after its start lets a lock end, and the task runs once more.
  expect(runsOf(worker, 'count-lines').length).toBeGreaterThanOrEqual(2);
  expect(runsOf(worker, 'reserve-stock')).toEqual([order.lineId]);
  expect(scene.warehouse.requests).toHaveLength(1);
});

test('restored while a handler runs: its answer is for a task that is no more, its record counts when the task comes back', async () => {
  const { scene, engine } = await openRestorable();
  const order = await scene.deliver();
  await engine.backUp();
  const worker = await scene.startWorker();
  const held = scene.warehouse.holdNext();
  await held.happened;
  await engine.restore();
  held.release();
  await expectEachOnce(scene);
  expect(runsOf(worker, 'reserve-stock')).toEqual([order.lineId]);
  expect(scene.warehouse.requests).toHaveLength(1);
});

test('restored after a worker was killed in the middle of its call: the next one finds the effect', async () => {
  const { scene, engine } = await openRestorable();
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-cut-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await scene.deliver();
  await engine.backUp();
  const killed = await scene.startWorker({
    STEPWRIGHT_FAILPOINT: `after-external-call:reserve-stock:${join(folder, 'hit')}`,
  });
  expect(await killed.ended).toBe('SIGKILL');
  await engine.restore();
  const second = await scene.startWorker();
  await expectEachOnce(scene);
  expect(runsOf(second, 'reserve-stock')).toEqual([]);
  expect(scene.warehouse.requests).toHaveLength(1);
});

test('an order that the engine has lost: its effect stays on record, nothing is undone, and the worker goes on', async () => {
  const { scene, engine } = await openRestorable();
  await engine.backUp();
  const worker = await scene.startWorker();
  const held = scene.warehouse.holdNext();
  const { lineId } = await scene.deliver();
  const key = await held.happened;
  await engine.restore();
  held.release();
  await expectWorkGoesOn(scene);
  const isGone = (): boolean => worker.log.some(({ message }) => message === 'the task is gone');
  await pollUntil('the worker has heard that its task is gone', isGone, limitMs);
  const { deliveries, incidents } = await gatherEvidence(scene);
  expect(deliveries.find((delivery) => delivery.lineId === lineId)).toMatchObject({
    state: 'UNKNOWN',
    // In doubt when the engine was away for longer than the lock: the run was given up before the warehouse answered.
    operation: expect.stringMatching(/^(SUCCEEDED|IN_DOUBT)$/),
    reserved: scene.warehouse.reservations.get(key),
  });
  expect(incidents).toEqual([]);
  expect(scene.warehouse.requests).toHaveLength(2);
});

test('engines were restored, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 6, done: 14 })).toEqual([]);
});

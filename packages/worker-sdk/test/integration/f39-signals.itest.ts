import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockMaxMs } from '../faults/contracts.ts';
import { createDice, roundsOfRun, seedOfRun } from '../faults/dice.ts';
import { locksOf } from '../faults/engine-says.ts';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { useHostileProxy } from '../faults/use-hostile-proxy.ts';
import type { WorkerProcess } from '../faults/worker-process.ts';
import { isDraining, limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F39: SIGTERM, a second one, and rolling restarts. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('F39: SIGTERM', () => {
  test('during a handler lets it end, tells the engine and leaves with code 0', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    worker.signal('SIGTERM');
    await isDraining(worker);
    held.release();
    expect(await worker.ended).toBe('0');
    await expectEachOnce(scene);
  });

  test('during a handler that outlasts the drain gives the task back in doubt, and the next worker finds the effect', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker({ DRAIN_MS: '100' });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe('0');
    await scene.startWorker();
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    held.release();
  });

  test('during a long poll leaves no task locked that came meanwhile', async () => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene, { LONG_POLL_MS: '4000' });
    await pollUntil('a poll is open', () => proxy.arrivals.length > 0, limitMs);
    worker.signal('SIGTERM');
    await isDraining(worker);
    await scene.deliver();
    expect(await worker.ended).toBe('0');
    expect(await locksOf(scene, worker)).toEqual([]);
    await scene.startWorker();
    await expectEachOnce(scene);
    expect(runsOf(worker, 'count-lines')).toEqual([]);
  });

  test('a second time leaves at once with code 1, and the next worker finds the effect', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    worker.signal('SIGTERM');
    await isDraining(worker);
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe('1');
    await scene.startWorker();
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    held.release();
  });

  const rounds = roundsOfRun(5);
  test(
    `${rounds} rolling restarts under load lose no task, cut no run short and leave no lock`,
    async () => {
      const seed = seedOfRun();
      console.log(`SEED=${seed} repeats the choices of this run`);
      const dice = createDice(seed);
      const scene = await openScene(stage);
      scene.warehouse.treat(() => dice.oneOf(['prompt', 'slow', 'slow']));
      const pair = [await scene.startWorker(), await scene.startWorker()];
      let drained = 0;
      for (let round = 0; round < rounds; round += 1) {
        for (let count = 0; count < 6; count += 1) await scene.deliver();
        await wait(dice.between(0, 300));
        const old = pair[round % 2] as WorkerProcess;
        old.signal('SIGTERM');
        expect(await old.ended).toBe('0');
        expect((await locksOf(scene, old)).filter((restMs) => restMs > lockMaxMs)).toEqual([]);
        const report = await pollUntil('it says how it drained', () => stoppedLine(old), limitMs);
        expect(report).toMatchObject({ released: expect.any(Number), abandoned: 0 });
        drained += Number(report.finished);
        pair[round % 2] = await scene.startWorker();
      }
      await expectEachOnce(scene);
      const failures = await scene.engine.history.externalTaskLog({ failureLog: true });
      const mine = new Set(scene.deliveries.map(({ processInstanceId }) => processInstanceId));
      const messages = failures.flatMap((row) => (mine.has(row.processInstanceId) ? [row.errorMessage ?? ''] : []));
      // A machine that is too busy to extend locks of a second in time makes failures of its own; they are shown, and harm nothing.
      expect(messages.filter((message) => message.startsWith('WORKER_STOPPING'))).toEqual([]);
      // Restarts of workers that had nothing to do would show nothing.
      expect(drained).toBeGreaterThan(0);
      const done = `${scene.deliveries.length} orders, ${drained} runs ended while draining`;
      console.log(`${rounds} restarts, ${done}, ${messages.length} failures: ${JSON.stringify(messages.slice(0, 5))}`);
    },
    60_000 + rounds * 20_000,
  );
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 10, done: 60 })).toEqual([]);
});

function stoppedLine({ log }: WorkerProcess) {
  return log.find(({ message }) => message === 'worker stopped');
}

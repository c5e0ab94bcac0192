import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { counted, isIdle, limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F04: a worker stands still for longer than its lock. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('F04: a worker is stopped by SIGSTOP for longer than its lock, and goes on', () => {
  test('while the warehouse has its request: the second worker finds the effect, the first loses its lease', async () => {
    const scene = await openScene(stage);
    const stopped = await scene.startWorker();
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    stopped.signal('SIGSTOP');
    const second = await scene.startWorker();
    await scene.allEnded();
    stopped.signal('SIGCONT');
    await counted(stopped, { leasesLost: 1 });
    held.release();
    await isIdle(stopped);
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
  });

  test.each([
    { place: 'before-external-call', what: 'it sends nothing any more, the second worker has done it' },
    { place: 'after-external-call', what: 'the second worker finds the effect, the first repeats nothing' },
    { place: 'after-attempt-recorded', what: 'the second worker completes from the books' },
  ])('$place: $what', async ({ place }) => {
    const scene = await openScene(stage);
    const stopped = await scene.startWorker({ STOP_AT: place });
    await scene.deliver();
    await pollUntil('it stops', () => stopped.said.some(({ stopping }) => stopping === place), limitMs);
    await scene.startWorker();
    await scene.allEnded();
    expect(scene.warehouse.requests).toHaveLength(1);
    stopped.signal('SIGCONT');
    await isIdle(stopped);
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
  });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 0, done: 0 })).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { counted, isIdle, limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F04: a worker stands still for longer than its lock. Workers are processes of their own; the engine is Camunda 7.24 or the one that
// STEPWRIGHT_ENGINE names. Every push runs a stop of ten locks of a second; STOP_MS=60000 is a minute with the lock that contracts have by default.

const contractLockMs = 30_000;
const isLong = process.env.STOP_MS !== undefined;
const stopMs = Number(process.env.STOP_MS || 10_000);
const lockMs = isLong ? contractLockMs : 1_000;

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

test(
  `F04: a worker that is stopped for ${stopMs} ms with a lock of ${lockMs} ms: its tasks are done elsewhere, and what it comes back with is refused`,
  async () => {
    const scene = await openScene(stage);
    const environment = { LOCK_MS: String(lockMs), EXECUTION_MAX_MS: String(stopMs * 3) };
    const stopped = await scene.startWorker(environment);
    const held = scene.warehouse.holdNext();
    const taken = await scene.deliver();
    await held.happened;
    const plain = await scene.deliver(`take-${randomUUID()}`);
    await pollUntil('both tasks run', () => runsOf(stopped, 'count-lines').includes(plain.lineId), limitMs);
    const stoppedAtMs = performance.now();
    stopped.signal('SIGSTOP');
    held.release();
    const second = await scene.startWorker(environment);
    await scene.allEnded(lockMs + 60_000);
    const takenOverMs = Math.round(performance.now() - stoppedAtMs);
    await wait(stopMs - takenOverMs);
    stopped.signal('SIGCONT');
    const { counters } = await isIdle(stopped);
    console.log(`taken over and done after ${takenOverMs} ms; the stopped worker says ${JSON.stringify(counters)}`);
    // Its own limits of time and the lost locks end its runs in any order; the engine has taken one completion of each task, and the oracle says so.
    await expectEachOnce(scene);
    expect(takenOverMs).toBeLessThan(stopMs);
    expect(scene.warehouse.requests).toHaveLength(2);
    expect(runsOf(second, 'reserve-stock')).toEqual([plain.lineId]);
    expect(runsOf(second, 'count-lines')).toEqual([plain.lineId]);
    expect(runsOf(stopped, 'reserve-stock')).toEqual([taken.lineId]);
  },
  stopMs * 2 + 120_000,
);

test('F04: a handler that blocks the event loop for longer than the process may hang loses its task', async () => {
  const scene = await openScene(stage);
  const environment = { EXECUTION_MAX_MS: '30000', BLOCK_MS: '3500' };
  const hanging = await scene.startWorker({ ...environment, BLOCKED_MAX_MS: '300' });
  const { lineId } = await scene.deliver(`block-${randomUUID()}`);
  await pollUntil('it hangs', () => runsOf(hanging, 'count-lines').length > 0, limitMs);
  const second = await scene.startWorker(environment);
  await expectEachOnce(scene);
  expect(runsOf(second, 'count-lines')).toEqual([lineId]);
  await counted(hanging, { leasesLost: 1 });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 6, done: 14 })).toEqual([]);
});

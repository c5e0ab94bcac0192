import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import { createLoadGauge, loadEveryMs } from './load-gauge.ts';

/** Keeps the event loop busy. */
function block(forMs: number): void {
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs);
}

test('a gauge says so while the event loop has no rest, and no longer once it has', async () => {
  const gauge = createLoadGauge({ eventLoopShare: 0.9 });
  block(loadEveryMs + 50);
  expect(gauge.isTooHigh()).toBe(true);
  await wait(loadEveryMs + 50);
  expect(gauge.isTooHigh()).toBe(false);
});

test('a gauge says so when the heap is fuller than it may be', () => {
  let nowMs = 0;
  const [low, high] = [
    createLoadGauge({ heapShare: 1 }, () => nowMs),
    createLoadGauge({ heapShare: 0.000_1 }, () => nowMs),
  ];
  nowMs += loadEveryMs;
  expect([low.isTooHigh(), high.isTooHigh()]).toEqual([false, true]);
});

test('a worker whose process has too much to do fetches nothing, and goes on by itself when it has less', async () => {
  const handler = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) });
  const { engine, worker, ended } = startBench([handler], { loadMax: { eventLoopShare: 0.7 } });
  await pollUntil('it fetches', () => engine.fetches.length > 0);
  const busy = setInterval(() => block(45), 50);
  await pollUntil('it sees the load', () => worker.health().freePlaces === 0);
  const fetches = engine.fetches.length;
  const task = engine.add({ topic: 'count-lines' });
  await wait(2 * loadEveryMs);
  // A fetch that was under way when the load came may still have brought it.
  expect(engine.fetches.length).toBe(fetches);
  clearInterval(busy);
  expect((await ended(task)).state).toBe('COMPLETED');
});

test.each([0, -1, 1.5, Number.NaN])('a share of %s is refused', (eventLoopShare) => {
  expect(() => startBench([], { loadMax: { eventLoopShare } })).toThrow(WorkerOptionsError);
  expect(() => startBench([], { loadMax: { eventLoopShare } })).toThrow(
    `loadMax.eventLoopShare must be above 0 and at most 1, is ${eventLoopShare}`,
  );
});

import { setTimeout as wait } from 'node:timers/promises';
import { EngineTooManyRequestsError } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { claimStart, countLines } from '../../test/helpers/contracts.ts';
import { type FakeTask, refusal } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { WorkerOptionsError } from '../run/errors.ts';

/** Handlers that hold each task until it is let go, by topic. */
function heldHandlers() {
  const gates: { topic: string; open: () => void }[] = [];
  const hold = (topic: string): Promise<void> =>
    new Promise((open) => {
      gates.push({ topic, open });
    });
  const lines = defineHandler(countLines, {
    async execute(_input, context) {
      await hold('count-lines');
      return context.complete({ lineCount: 1 });
    },
  });
  const claims = defineHandler(claimStart, {
    async execute(_input, context) {
      await hold('claim-start');
      return context.complete();
    },
  });
  const held = (topic: string): number => gates.filter((gate) => gate.topic === topic).length;
  const letGo = (topic: string): void => {
    const at = gates.findIndex((gate) => gate.topic === topic);
    for (const { open } of gates.splice(at, at < 0 ? 0 : 1)) open();
  };
  return { handlers: [lines, claims], held, letGo };
}

const quickLines = defineHandler(countLines, {
  execute: async (_input, context) => context.complete({ lineCount: 1 }),
});
const quickClaims = defineHandler(claimStart, { execute: async (_input, context) => context.complete() });
const locked = (tasks: readonly FakeTask[]): number => tasks.filter(({ workerId }) => workerId !== null).length;

test('1: a topic gets no more than its own places, and the others go on', async () => {
  const { handlers, held, letGo } = heldHandlers();
  const { engine } = startBench(handlers, { concurrency: 5, topics: { 'count-lines': { concurrency: 2 } } });
  const lines = [1, 2, 3, 4].map(() => engine.add({ topic: 'count-lines' }));
  const claims = [1, 2, 3, 4].map(() => engine.add({ topic: 'claim-start' }));
  await pollUntil('all places are taken', () => held('count-lines') + held('claim-start') === 5);
  expect([locked(lines), locked(claims)]).toEqual([2, 3]);
  letGo('count-lines');
  letGo('claim-start');
  await pollUntil('the places are taken again', () => held('count-lines') === 2 && held('claim-start') === 3);
});

test('1: a topic whose place becomes free is asked for at once, although another fetch waits', async () => {
  const { handlers, held, letGo } = heldHandlers();
  const { engine, ended } = startBench(handlers, {
    longPollMs: 600_000,
    topics: { 'count-lines': { concurrency: 1 } },
  });
  const [first, second] = [engine.add({ topic: 'count-lines' }), engine.add({ topic: 'count-lines' })];
  await pollUntil('the first runs', () => held('count-lines') === 1);
  letGo('count-lines');
  await ended(first as FakeTask);
  await pollUntil('the second runs', () => held('count-lines') === 1);
  letGo('count-lines');
  expect((await ended(second as FakeTask)).state).toBe('COMPLETED');
});

test('5: a task that is put off while a fetch already waits is looked for when it is due', async () => {
  const startedAtMs: number[] = [];
  const puttingOff = defineHandler(countLines, {
    async execute(_input, context) {
      startedAtMs.push(performance.now());
      // By then the next fetch waits.
      await wait(30);
      return startedAtMs.length === 1 ? context.retry('not yet', { afterMs: 100 }) : context.complete({ lineCount: 1 });
    },
  });
  const { engine, ended, worker } = startBench([puttingOff], { longPollMs: 600_000 });
  engine.overlookExpiry();
  await ended(engine.add({ topic: 'count-lines' }));
  expect((startedAtMs[1] ?? 0) - (startedAtMs[0] ?? 0)).toBeGreaterThan(100);
  expect(worker.counters).toMatchObject({ fetched: 2, retried: 1, duplicates: 0 });
});

test('a topic with a long queue does not keep another one waiting', async () => {
  const { engine, ended } = startBench([quickLines, quickClaims], { concurrency: 4 });
  const queue = Array.from({ length: 400 }, () => engine.add({ topic: 'count-lines' }));
  const late = engine.add({ topic: 'claim-start' });
  for (const task of [...queue, late]) await ended(task);
  const completed = engine.calls.filter(({ method }) => method === 'complete').map(({ id }) => id);
  expect(completed.indexOf(late.id)).toBeLessThan(40);
});

test('6: places that become free beside a queue are asked for together, and a single one soon after', async () => {
  const { handlers, held, letGo } = heldHandlers();
  const { engine } = startBench(handlers.slice(0, 1), { concurrency: 4 });
  for (let at = 0; at < 12; at += 1) engine.add({ topic: 'count-lines' });
  const asked = (): number[] => engine.fetches.map(({ maxTasks }) => maxTasks);
  await pollUntil('all places are taken', () => held('count-lines') === 4);
  letGo('count-lines');
  letGo('count-lines');
  await pollUntil('both are taken again', () => held('count-lines') === 4);
  expect(asked()).toEqual([4, 2]);
  letGo('count-lines');
  await pollUntil('the single one is taken again', () => held('count-lines') === 4);
  expect(asked()).toEqual([4, 2, 1]);
});

test('a rate lets so many start at once, and the next ones one after the other', async () => {
  const { engine, ended, worker } = startBench([quickLines], { topics: { 'count-lines': { startsPerSecond: 20 } } });
  const tasks = Array.from({ length: 25 }, () => engine.add({ topic: 'count-lines' }));
  await pollUntil('the first have run', () => worker.counters.completed >= 20);
  expect(worker.counters.completed).toBeLessThan(25);
  for (const task of tasks) await ended(task);
});

test('a paused topic is not fetched, and goes on when it is resumed', async () => {
  const { engine, ended, worker } = startBench([quickLines, quickClaims]);
  worker.pause('count-lines');
  const [line, claim] = [engine.add({ topic: 'count-lines' }), engine.add({ topic: 'claim-start' })];
  await ended(claim as FakeTask);
  expect((line as FakeTask).state).toBe('OPEN');
  expect(worker.health().pausedTopics).toEqual(['count-lines']);
  worker.resume('count-lines');
  expect((await ended(line as FakeTask)).state).toBe('COMPLETED');
});

test('what a fetch under way brings for a topic that was paused meanwhile goes back', async () => {
  const { engine, ended, worker } = startBench([quickLines], { longPollMs: 60_000 });
  await pollUntil('a fetch waits', () => engine.fetches.length === 1);
  worker.pause();
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('it was given back', () => worker.counters.released === 1);
  worker.resume();
  expect((await ended(task)).state).toBe('COMPLETED');
});

test('a topic that the worker does not have can be neither paused nor limited', () => {
  const { worker } = startBench([quickLines]);
  expect(() => worker.pause('claim-start')).toThrow(WorkerOptionsError);
  const topics = { stray: { concurrency: 0 }, 'count-lines': { startsPerSecond: 0 } };
  expect(() => startBench([quickLines], { topics })).toThrow(
    /topics.stray is set, but there is no handler for stray; .*topics.stray.concurrency must be a whole number from 1, is 0; .*topics.count-lines.startsPerSecond must be above 0, is 0/,
  );
});

test('3: an engine that says it has too much to do is left alone for longer', async () => {
  const { engine, worker, lines } = startBench([quickLines]);
  const error = new EngineTooManyRequestsError(
    {
      method: 'POST',
      path: '/external-task/fetchAndLock',
    },
    refusal(500, 0, 'too many requests'),
  );
  engine.breakNext('fetchAndLock', error);
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('the worker was told', () => worker.counters.pollErrors === 1);
  const toldAtMs = performance.now();
  expect(lines).toContainEqual(expect.objectContaining({ fields: expect.objectContaining({ isOverloaded: true }) }));
  await pollUntil('it comes back', () => task.state === 'COMPLETED');
  // random is 0.5, so the wait is three quarters of 1000 ms; after another failure it would be 150 ms
  expect(performance.now() - toldAtMs).toBeGreaterThan(600);
});

test('workers that start together do not all ask at once: the first fetch waits a random part of startJitterMs', async () => {
  const startedAtMs = performance.now();
  const { engine } = startBench([quickLines], { startJitterMs: 200, random: () => 0.5 });
  expect(engine.fetches).toEqual([]);
  await pollUntil('it asks', () => engine.fetches.length === 1);
  // A timer of Node may be early by a millisecond.
  expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(99);
});

import { EngineUnavailableError } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines, fulfillment, reserveStock } from '../../test/helpers/contracts.ts';
import { effectHandler } from '../../test/helpers/effect-handler.ts';
import { createFakeEngine, noAnswer } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import { createJsonLogger } from './logger.ts';
import { createWorker } from './worker.ts';

const logger = createJsonLogger(() => undefined);

function heldHandler() {
  const gate = Promise.withResolvers<void>();
  let atOnce = 0;
  let most = 0;
  let runs = 0;
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await gate.promise;
      atOnce -= 1;
      return context.complete({ lineCount: 1 });
    },
  });
  return { handler, open: gate.resolve, runs: () => runs, most: () => most };
}

test('never more than concurrency runs are under way, and a fetch asks for free places only', async () => {
  const { handler, open, most, runs } = heldHandler();
  const { engine, ended } = startBench([handler], { concurrency: 2 });
  const tasks = [1, 2, 3, 4, 5].map(() => engine.add({ topic: 'count-lines' }));
  await pollUntil('two run', () => runs() === 2);
  open();
  for (const task of tasks) await ended(task);
  expect(most()).toBe(2);
  expect(Math.max(...engine.fetches.map(({ maxTasks }) => maxTasks))).toBe(2);
});

test('every fetch has a worker id of its own', async () => {
  const { engine, worker } = startBench([heldHandler().handler], { name: 'counter', longPollMs: 0 });
  await pollUntil('three fetches', () => engine.fetches.length >= 3);
  const ids = engine.fetches.map(({ workerId }) => workerId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toMatch(new RegExp(`^counter@.+:${process.pid}#\\d+$`));
  expect(worker.state).toBe('RUNNING');
});

test('a task that is handed over while it still runs is not started again, and its run answers under the newer lock', async () => {
  const { handler, open, runs } = heldHandler();
  const { engine, worker, ended } = startBench([handler]);
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('it runs', () => runs() === 1);
  const first = task.workerId;
  engine.expire(task);
  await pollUntil('it is handed over again', () => worker.counters.duplicates === 1);
  expect(task.workerId).not.toBe(first);
  open();
  expect((await ended(task)).state).toBe('COMPLETED');
  expect(runs()).toBe(1);
});

test('failed fetches are followed by growing waits, and the worker recovers', async () => {
  const { handler, open } = heldHandler();
  open();
  const { engine, worker, ended } = startBench([handler]);
  const startedAt = performance.now();
  for (let turn = 0; turn < 4; turn += 1) {
    engine.breakNext('fetchAndLock', new EngineUnavailableError('refused', { method: 'POST', path: '/' }));
  }
  expect((await ended(engine.add({ topic: 'count-lines' }))).state).toBe('COMPLETED');
  expect(worker.counters.pollErrors).toBe(4);
  // random is 0.5, so a wait is three quarters of 200, 400, 800 and 1600 ms
  expect(performance.now() - startedAt).toBeGreaterThan(2_200);
});

test('an engine that answers empty polls at once is not polled hot', async () => {
  const { engine } = startBench([heldHandler().handler]);
  const fetchAndLock = engine.externalTasks.fetchAndLock;
  let count = 0;
  Object.assign(engine.externalTasks, {
    fetchAndLock: (...given: Parameters<typeof fetchAndLock>) => {
      count += 1;
      return fetchAndLock({ ...given[0], asyncResponseTimeoutMs: 0 }, given[1]);
    },
  });
  const endsAt = performance.now() + 500;
  await pollUntil('half a second has passed', () => performance.now() > endsAt);
  expect(count).toBeLessThan(8);
});

test('stop lets running tasks end and reports them', async () => {
  const { handler, open, runs } = heldHandler();
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('it runs', () => runs() === 1);
  const stopped = worker.stop({ drainMs: 5_000 });
  expect(worker.state).toBe('DRAINING');
  open();
  expect(await stopped).toEqual({ finished: 1, released: 0, abandoned: 0 });
  expect(task.state).toBe('COMPLETED');
  expect(worker.state).toBe('STOPPED');
  const fetches = engine.fetches.length;
  const late = engine.add({ topic: 'count-lines' });
  expect(await worker.stop()).toEqual({ finished: 1, released: 0, abandoned: 0 });
  expect([engine.fetches.length, late.fetches]).toEqual([fetches, 0]);
});

test('a run that the drain aborts gives its task back without counting an attempt', async () => {
  const { handler, runs } = heldHandler();
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('it runs', () => runs() === 1);
  expect(await worker.stop({ drainMs: 10 })).toEqual({ finished: 0, released: 1, abandoned: 0 });
  expect(task).toMatchObject({ state: 'OPEN', retries: null, failures: [] });
  expect(task.lockedUntilMs).toBeLessThanOrEqual(Date.now() + 1);
});

test('a run that the drain aborts after begin leaves its outcome to reconciliation', async () => {
  const begun = Promise.withResolvers<void>();
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      begun.resolve();
      await new Promise(() => undefined);
    },
  });
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await begun.promise;
  expect(await worker.stop({ drainMs: 10 })).toEqual({ finished: 1, released: 0, abandoned: 0 });
  expect(task.failures).toMatchObject([{ retries: 3, errorMessage: expect.stringMatching(/^WORKER_STOPPING: /) }]);
});

test('tasks that a fetch brings after stop go back to the engine unstarted', async () => {
  const { handler, runs } = heldHandler();
  const engine = createFakeEngine();
  const task = engine.add({ topic: 'count-lines' });
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const externalTasks: typeof engine.externalTasks = {
    ...engine.externalTasks,
    async fetchAndLock(fetch) {
      asked.resolve();
      await answer.promise;
      return engine.externalTasks.fetchAndLock(fetch);
    },
  };
  const worker = createWorker({
    process: fulfillment,
    engine: { ...engine, externalTasks },
    handlers: [handler],
    logger,
  });
  worker.start();
  await asked.promise;
  const stopped = worker.stop();
  answer.resolve();
  expect(await stopped).toEqual({ finished: 0, released: 1, abandoned: 0 });
  expect(runs()).toBe(0);
  expect(task).toMatchObject({ state: 'OPEN', failures: [] });
});

test('an aborted fetch gives back what it may have locked', async () => {
  const { handler } = heldHandler();
  const { engine, worker } = startBench([handler], { longPollMs: 5_000 });
  await pollUntil('it polls', () => engine.fetches.length === 1);
  const task = engine.add({ topic: 'other-topic' });
  engine.steal(task, engine.fetches[0]?.workerId ?? '');
  expect(await worker.stop({ drainMs: 10 })).toMatchObject({ released: 1 });
  expect(task.lockedUntilMs).toBeLessThanOrEqual(Date.now() + 1);
});

test('a worker is started once', () => {
  const { worker } = startBench([heldHandler().handler]);
  expect(() => worker.start()).toThrow(/is RUNNING/);
});

test('a worker that was never started stops at once', async () => {
  const handlers = [heldHandler().handler];
  const worker = createWorker({ process: fulfillment, engine: createFakeEngine(), handlers, logger });
  expect(await worker.stop()).toEqual({ finished: 0, released: 0, abandoned: 0 });
});

test('options that do not fit are refused with every mistake', () => {
  const { handler } = heldHandler();
  const stray = defineHandler(
    { ...countLines, topic: 'stray' },
    { execute: async (_input, context) => context.retry('') },
  );
  const effect = effectHandler({}, reserveStock).handler;
  const create = () =>
    createWorker({
      process: fulfillment,
      engine: createFakeEngine(),
      handlers: [handler, handler, stray, effect],
      concurrency: 0,
    });
  expect(create).toThrow(WorkerOptionsError);
  expect(create).toThrow(/count-lines has two handlers.*stray is no task.*attemptStore is needed.*concurrency must be/);
});

test('a run whose answer the engine never takes is abandoned when the time is over', async () => {
  const handler = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) });
  const { engine, worker } = startBench([handler]);
  for (let turn = 0; turn < 100; turn += 1) engine.breakNext('complete', noAnswer());
  engine.add({ topic: 'count-lines' });
  await pollUntil('it is answered', () => engine.calls.some(({ method }) => method === 'complete'));
  expect(await worker.stop({ drainMs: 0 })).toEqual({ finished: 0, released: 0, abandoned: 1 });
});

test('a drain that aborts an attempt before its request was sent counts no attempt', async () => {
  const begun = Promise.withResolvers<void>();
  const { handler } = effectHandler({
    async execute(context) {
      const attempt = await context.begin({});
      begun.resolve();
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve));
      await attempt.fetch('http://127.0.0.1:1/');
    },
  });
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await begun.promise;
  expect(await worker.stop({ drainMs: 0 })).toEqual({ finished: 0, released: 1, abandoned: 0 });
  expect(task.failures).toEqual([]);
});

import { EngineNotFoundError } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { effectHandler } from '../../test/helpers/effect-handler.ts';
import { noAnswer, refusal } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { LeaseLostError } from '../run/errors.ts';

// The shortest lock that a contract may have is a second, so it is extended every 333 ms.

function startHeld(contract: typeof countLines = countLines) {
  const release = Promise.withResolvers<void>();
  const signals: AbortSignal[] = [];
  const handler = defineHandler(contract, {
    async execute(_input, context) {
      signals.push(context.signal);
      await Promise.race([
        release.promise,
        new Promise((_resolve, reject) =>
          context.signal.addEventListener('abort', () => reject(context.signal.reason)),
        ),
      ]);
      return context.complete({ lineCount: 1 });
    },
  });
  const bench = startBench([handler]);
  const extensions = () => bench.engine.calls.filter(({ method }) => method === 'extendLock').length;
  return { ...bench, signals, extensions, release: release.resolve };
}

test('1: a lock is extended while its handler runs, and not while the run is older than executionMaxMs', async () => {
  const { engine, extensions, advance, release, ended } = startHeld();
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('it is extended twice', () => extensions() === 2);
  expect(task.lockedUntilMs).toBeGreaterThan(Date.now() + 500);
  advance(5_000);
  const endedAt = task.lockedUntilMs;
  await pollUntil('the lock has ended', () => Date.now() > endedAt);
  expect(extensions()).toBe(2);
  release();
  expect((await ended(task)).state).toBe('COMPLETED');
});

test('2: no extension follows an answer', async () => {
  const { engine, extensions, release, ended } = startHeld();
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('it is extended', () => extensions() === 1);
  release();
  await ended(task);
  const kinds = engine.calls.filter(({ id }) => id === task.id).map(({ method }) => method);
  expect(kinds).toEqual(['extendLock', 'complete']);
});

test('3: a refused extension aborts the handler with a lost lease, and the run is reported as a retry', async () => {
  const { engine, signals, failed, worker } = startHeld();
  engine.breakNext('extendLock', new EngineNotFoundError({ method: 'POST', path: '/' }, refusal(404, 0, 'gone')));
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(signals[0]?.reason).toBeInstanceOf(LeaseLostError);
  expect(task.failures[0]?.errorMessage).toMatch(/^LEASE_LOST: /);
  await pollUntil('it is counted', () => worker.counters.leasesLost === 1);
});

test('3: an extension without an answer is tried again, and the lease is lost only when the lock has ended', async () => {
  const { engine, signals, extensions, worker } = startHeld();
  for (let turn = 0; turn < 10; turn += 1) engine.breakNext('extendLock', noAnswer());
  const task = engine.add({ topic: 'count-lines' });
  const startedAt = performance.now();
  await pollUntil('it runs', () => signals[0] !== undefined);
  // Otherwise this worker fetches the task again when its lock ends, and its run goes on under the newer lock.
  engine.steal(task, 'another');
  await pollUntil('the lease is lost', () => worker.counters.leasesLost === 1);
  expect(performance.now() - startedAt).toBeGreaterThan(950);
  expect(extensions()).toBeGreaterThanOrEqual(2);
  expect(signals[0]?.reason).toMatchObject({ message: expect.stringContaining('did not answer') });
  expect(signals[0]?.reason).toBeInstanceOf(LeaseLostError);
});

test('a lease lost after begin leaves the outcome unknown', async () => {
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      await new Promise((_resolve, reject) => context.signal.addEventListener('abort', () => reject(new Error('x'))));
    },
    reconcile: (context) => context.happened({ reservationId: 'R-1' }),
  });
  const { engine, ended } = startBench([handler]);
  engine.breakNext('extendLock', new EngineNotFoundError({ method: 'POST', path: '/' }, refusal(404, 0, 'gone')));
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.failures).toMatchObject([{ retries: 3, errorMessage: expect.stringMatching(/^LEASE_LOST: /) }]);
  expect(ran).toEqual(['execute', 'reconcile']);
});

test('2: an answer waits for the extension that is under way', async () => {
  const { engine, extensions, release, ended } = startHeld();
  const answered = Promise.withResolvers<void>();
  const order: string[] = [];
  const { extendLock, complete } = engine.externalTasks;
  Object.assign(engine.externalTasks, {
    extendLock: async (...given: Parameters<typeof extendLock>) => {
      const extended = extendLock(...given);
      release();
      await answered.promise;
      order.push('extended');
      return extended;
    },
    complete: (...given: Parameters<typeof complete>) => {
      order.push('complete');
      return complete(...given);
    },
  });
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('an extension is under way', () => extensions() === 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  answered.resolve();
  await ended(task);
  expect(order).toEqual(['extended', 'complete']);
});

import { EngineLockExpiredError } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { noAnswer, refusal } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';

const call = { method: 'POST', path: '/external-task/task-1/extendLock' };

/** A worker whose clock says of every lock that so much of it has gone by. */
function startLate(goneMs: number) {
  const { lockDurationMs } = countLines;
  let runs = 0;
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      return context.complete({ lineCount: 1 });
    },
  });
  const bench = startBench([handler]);
  bench.advance(goneMs);
  const methods = (): string[] => bench.engine.calls.map(({ method }) => method);
  return { ...bench, methods, lockDurationMs, runs: () => runs };
}

test('a task whose lock is nearly over is renewed before it runs', async () => {
  const { engine, ended, methods } = startLate(countLines.lockDurationMs * 0.6);
  expect((await ended(engine.add({ topic: 'count-lines' }))).state).toBe('COMPLETED');
  expect(methods()).toEqual(['extendLock', 'complete']);
});

test('a lock with more than half of its time left costs no call', async () => {
  const { engine, ended, methods } = startLate(countLines.lockDurationMs * 0.2);
  await ended(engine.add({ topic: 'count-lines' }));
  expect(methods()).toEqual(['complete']);
});

test('a task whose lock was over before it started is not run, and runs when it comes again', async () => {
  const { engine, ended, runs, worker, lines } = startLate(countLines.lockDurationMs * 2);
  engine.breakNext(
    'extendLock',
    new EngineLockExpiredError(call, refusal(400, 0, 'Cannot extend a lock that expired')),
  );
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('its end is counted', () => worker.counters.leasesLost === 1);
  expect([runs(), task.failures]).toEqual([0, []]);
  expect(lines).toContainEqual(expect.objectContaining({ message: expect.stringMatching(/lock was over before/) }));
  engine.expire(task);
  expect((await ended(task)).state).toBe('COMPLETED');
  expect([runs(), task.fetches]).toEqual([1, 2]);
});

test('without an answer the task runs', async () => {
  const { engine, ended, runs } = startLate(countLines.lockDurationMs * 0.6);
  engine.breakNext('extendLock', noAnswer());
  expect((await ended(engine.add({ topic: 'count-lines' }))).state).toBe('COMPLETED');
  expect(runs()).toBe(1);
});

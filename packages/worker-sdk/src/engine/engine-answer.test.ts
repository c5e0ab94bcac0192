import {
  EngineDeadlockError,
  EngineHttpError,
  EngineOptimisticLockingError,
  EngineUnauthorizedError,
  EngineUnavailableError,
  EngineValueTooLongError,
} from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { effectHandler } from '../../test/helpers/effect-handler.ts';
import { noAnswer, refusal } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';

const call = { method: 'POST', path: '/external-task/task-1/complete' };

function startCounting() {
  let runs = 0;
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      return context.complete({ lineCount: runs });
    },
  });
  return { ...startBench([handler]), runs: () => runs };
}

test.each([
  ['optimistic locking', new EngineOptimisticLockingError(call, refusal(500, 1, 'OLE'))],
  ['a deadlock', new EngineDeadlockError(call, refusal(500, 10_000, 'deadlock'))],
  ['no answer', noAnswer()],
  ['an engine that is down', new EngineUnavailableError('refused', call)],
  ['a gateway', new EngineHttpError(call, refusal(503, 0, 'Service Unavailable'), 'unknown')],
  ['credentials that have just expired', new EngineUnauthorizedError(call, refusal(401, 0, 'who?'))],
])('after %s the completion is sent again and the handler does not run again', async (_what, error) => {
  const { engine, ended, runs } = startCounting();
  for (let turn = 0; turn < 3; turn += 1) engine.breakNext('complete', error);
  expect(await ended(engine.add({ topic: 'count-lines' }))).toMatchObject({ state: 'COMPLETED', failures: [] });
  expect(runs()).toBe(1);
  expect(engine.calls.filter(({ method }) => method === 'complete')).toHaveLength(4);
});

test('a completion whose answer was lost is found in history and counts as completed', async () => {
  const { engine, ended, runs, worker } = startCounting();
  engine.breakNext('complete', 'LOST_ANSWER');
  expect((await ended(engine.add({ topic: 'count-lines' }))).state).toBe('COMPLETED');
  await pollUntil('the run has ended', () => worker.counters.completed === 1);
  expect(runs()).toBe(1);
  expect(worker.counters.answersNotTaken).toBe(0);
});

test('a failure whose answer was lost is sent again with the same number of retries', async () => {
  const handler = defineHandler(countLines, {
    execute: async (_input, context) => context.retry('x', { afterMs: 60_000 }),
  });
  const { engine, failed } = startBench([handler]);
  engine.breakNext('failure', 'LOST_ANSWER');
  const task = await failed(engine.add({ topic: 'count-lines' }), 2);
  expect(task.failures.map(({ retries }) => retries)).toEqual([2, 2]);
});

test('a task that was cancelled while it ran ends quietly', async () => {
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      task.state = 'CANCELLED';
      return context.complete({ lineCount: 1 });
    },
  });
  const { engine, worker, lines } = startBench([handler]);
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('the run has ended', () => worker.counters.answersNotTaken === 1);
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'the task is gone', fields: expect.objectContaining({ isCancelled: true }) }),
  );
});

test('a task that another worker holds by now is left to it', async () => {
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      engine.steal(task, 'another');
      return context.complete({ lineCount: 1 });
    },
  });
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic: 'count-lines' });
  await pollUntil('the run has ended', () => worker.counters.answersNotTaken === 1);
  expect(task).toMatchObject({ state: 'OPEN', workerId: 'another', failures: [] });
});

test('a value that is too long for the engine is an incident, and nothing runs again', async () => {
  const { engine, ended, runs, worker } = startCounting();
  engine.breakNext('complete', new EngineValueTooLongError(call, refusal(500, 10_002, 'value too long')));
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task.failures).toMatchObject([
    { retries: 0, errorMessage: expect.stringMatching(/^ANSWER_REFUSED: .*value too long/) },
  ]);
  expect(runs()).toBe(1);
  await pollUntil('it is counted', () => worker.counters.failed === 1);
});

test('an engine error without a telling code is sent a few times, then it is an incident', async () => {
  const { engine, ended, runs } = startCounting();
  const error = new EngineHttpError(call, refusal(500, 0, 'Unknown property used in expression'), 'unknown');
  for (let turn = 0; turn < 4; turn += 1) engine.breakNext('complete', error);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task.failures[0]?.errorMessage).toMatch(/^ANSWER_REFUSED: .*Unknown property/);
  expect(runs()).toBe(1);
});

test('an engine that does not answer is given up a minute after the lock has ended', async () => {
  const bench = startBench([
    defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) }),
  ]);
  const { engine, worker } = bench;
  for (let turn = 0; turn < 50; turn += 1) engine.breakNext('complete', noAnswer());
  engine.add({ topic: 'count-lines' });
  await pollUntil('it is sent', () => engine.calls.some(({ method }) => method === 'complete'));
  expect(worker.counters.answersNotTaken).toBe(0);
  bench.advance(62_000);
  await pollUntil('it is given up', () => worker.counters.answersNotTaken === 1);
});

test('an effect whose completion never reached the engine completes from the record without executing', async () => {
  const { handler, ran } = effectHandler({});
  const { engine, ended } = startBench([handler]);
  engine.breakNext('complete', new EngineValueTooLongError(call, refusal(500, 10_002, 'too long')));
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  Object.assign(task, { state: 'OPEN', retries: 1 });
  expect((await ended(task)).state).toBe('COMPLETED');
  expect(ran).toEqual(['execute']);
});

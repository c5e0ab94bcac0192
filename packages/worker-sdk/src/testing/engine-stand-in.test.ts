import { EngineLockExpiredError, EngineLockedByAnotherError, EngineNotFoundError } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import { createEngineStandIn } from './engine-stand-in.ts';
import { createVirtualClock } from './virtual-clock.ts';

const variables = { tenantId: { type: 'String', value: 'acme' }, secret: { type: 'String', value: 'no' } };
const failure = { errorMessage: 'RETRY: no', retries: 1, retryTimeoutMs: 500 };

test('a fetch brings the variables that it asks for, and locks', async () => {
  const { tasks, fetch } = setUp();
  expect(await fetch('one')).toMatchObject([{ workerId: 'one', retries: null, variables: { tenantId: {} } }]);
  expect(await fetch('two')).toEqual([]);
  expect(await tasks.list({ workerId: 'one' })).toMatchObject([{ id: 'task-1', variables: {} }]);
});

test('a task of another topic is not fetched', async () => {
  const { tasks } = setUp();
  const topics = [{ topicName: 'other', lockDurationMs: 1_000 }];
  expect(await tasks.fetchAndLock({ workerId: 'one', maxTasks: 1, topics })).toEqual([]);
});

test('the lock is the worker’s id: an expired one still answers, an earlier one does not', async () => {
  const { tasks, fetch, clock } = setUp();
  await fetch('one');
  clock.advance(1_001);
  await expect(tasks.extendLock('task-1', { workerId: 'one', newDurationMs: 5 })).rejects.toThrow(
    EngineLockExpiredError,
  );
  await fetch('two');
  await expect(tasks.complete('task-1', { workerId: 'one' })).rejects.toThrow(EngineLockedByAnotherError);
  clock.advance(1_001);
  await tasks.complete('task-1', { workerId: 'two' });
});

test('what has ended is gone', async () => {
  const { tasks, fetch, engine } = setUp();
  await fetch('one');
  await tasks.bpmnError('task-1', { workerId: 'one', errorCode: 'NO_STOCK' });
  await expect(tasks.complete('task-1', { workerId: 'one' })).rejects.toThrow(EngineNotFoundError);
  expect(engine).toMatchObject({ hasMore: false, answers: [{ kind: 'bpmnError', code: 'NO_STOCK', variables: {} }] });
  expect(await tasks.list({ workerId: 'one' })).toEqual([]);
  expect(await engine.history.externalTaskLog()).toEqual([]);
});

test('retries are what the failure says, and the task waits as long as it says', async () => {
  const { tasks, fetch, engine, clock } = setUp();
  await fetch('one');
  await tasks.failure('task-1', { workerId: 'one', ...failure });
  expect(await fetch('two')).toEqual([]);
  clock.reach(engine.lockedUntilMs);
  expect(await fetch('two')).toMatchObject([{ retries: 1, errorMessage: 'RETRY: no' }]);
  await tasks.failure('task-1', { workerId: 'two', ...failure, retries: 0, retryTimeoutMs: 0 });
  expect(engine.hasMore).toBe(false);
  expect(await fetch('three')).toEqual([]);
});

test('an extended lock ends later', async () => {
  const { tasks, fetch, engine, clock } = setUp();
  await fetch('one');
  clock.advance(900);
  await tasks.extendLock('task-1', { workerId: 'one', newDurationMs: 1_000 });
  expect(engine.lockedUntilMs).toBe(clock.now().getTime() + 1_000);
});

function setUp() {
  const clock = createVirtualClock(new Date('2026-01-01T00:00:00Z'));
  const task = { topic: 'carry', businessKey: 'acme:order:O-1', variables, extensionProperties: {} };
  const engine = createEngineStandIn(task, clock.now);
  const topics = [{ topicName: 'carry', lockDurationMs: 1_000, variables: ['tenantId'] }];
  const fetch = (workerId: string) => engine.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
  return { clock, engine, fetch, tasks: engine.externalTasks };
}

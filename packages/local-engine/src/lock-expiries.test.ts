import { afterEach, expect, it } from 'vitest';
import { externalTaskProcess } from '../test/helpers/memory-engine.ts';
import { createLocalEngine, type LocalEngine } from './start-local-engine.ts';

let engine: LocalEngine;
afterEach(() => engine.stop());

async function setUp(): Promise<void> {
  engine = await createLocalEngine({ jobExecutor: false });
  const files = [{ name: 'p.bpmn', content: externalTaskProcess('p', 'work') }];
  await engine.client.deployments.create({ name: 'test', files });
}

const start = () => engine.client.processInstances.start({ processDefinitionKey: 'p' });

/** A long poll; what it answers, and after how many milliseconds. */
async function poll(workerId: string, lockDurationMs: number, waitMs = 20_000) {
  const topics = [{ topicName: 'work', lockDurationMs }];
  const began = performance.now();
  const tasks = await engine.client.externalTasks.fetchAndLock({
    workerId,
    maxTasks: 1,
    asyncResponseTimeoutMs: waitMs,
    topics,
  });
  return { workers: tasks.map((task) => task.workerId), afterMs: performance.now() - began };
}

it('a long poll gets a task at the moment when it is created', async () => {
  await setUp();
  const waiting = poll('w', 1_000);
  await start();
  const { workers, afterMs } = await waiting;
  expect(workers).toEqual(['w']);
  expect(afterMs).toBeLessThan(5_000);
});

it('a long poll gets a task when its lock expires, though nothing else happens', async () => {
  await setUp();
  await start();
  await poll('w1', 300);
  const { workers, afterMs } = await poll('w2', 1_000);
  expect(workers).toEqual(['w2']);
  expect(afterMs).toBeGreaterThan(200);
  expect(afterMs).toBeLessThan(10_000);
});

it('a lock that is extended while a long poll waits keeps it waiting', async () => {
  await setUp();
  await start();
  await poll('w1', 100);
  const [task] = await engine.client.externalTasks.list();
  const waiting = poll('w2', 1_000, 600);
  await engine.client.externalTasks.extendLock(task?.id ?? '', { workerId: 'w1', newDurationMs: 60_000 });
  expect((await waiting).workers).toEqual([]);
});

it('a long poll gets a task at once when the clock is moved over the expiry, and not before', async () => {
  await setUp();
  const begin = new Date('2030-01-01T00:00:00Z');
  await engine.setClock(begin, { fixed: true });
  await start();
  await poll('w1', 3_600_000);
  let isAnswered = false;
  const waiting = poll('w2', 1_000).finally(() => {
    isAnswered = true;
  });
  await engine.advance(3_599_999);
  await new Promise(setImmediate);
  expect(isAnswered).toBe(false);
  await engine.advance(1);
  expect((await waiting).workers).toEqual(['w2']);
});

it('a clock that is moved and goes on wakes a long poll at an expiry that is near by then', async () => {
  await setUp();
  await start();
  await poll('w1', 3_600_000);
  const waiting = poll('w2', 1_000);
  await engine.setClock(new Date(engine.now().getTime() + 3_599_800));
  const { workers, afterMs } = await waiting;
  expect(workers).toEqual(['w2']);
  expect(afterMs).toBeGreaterThan(50);
});

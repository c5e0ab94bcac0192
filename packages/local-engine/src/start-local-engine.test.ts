import {
  createEngineClient,
  type EngineClient,
  EngineNoAnswerError,
  EngineOptimisticLockingError,
} from '@stepwright/engine-client';
import { afterEach, describe, expect, it } from 'vitest';
import { externalTaskProcess } from '../test/helpers/memory-engine.ts';
import { type LocalEngineServer, startLocalEngine } from './start-local-engine.ts';

let engine: LocalEngineServer;
let client: EngineClient;
afterEach(async () => {
  await client.close();
  await engine.stop();
});

async function setUp(options: { readonly testClock?: boolean } = {}): Promise<void> {
  engine = await startLocalEngine({ ...options, jobExecutor: false });
  client = createEngineClient({ url: engine.url });
  const files = [{ name: 'p.bpmn', content: externalTaskProcess('p', 'work') }];
  await client.deployments.create({ name: 'test', files });
  await client.processInstances.start({ processDefinitionKey: 'p', businessKey: 'b' });
}

const COMPLETE = 'POST /external-task/*/complete';
const topics = [{ topicName: 'work', lockDurationMs: 60_000 }];

async function fetchOne(workerId = 'w'): Promise<string> {
  const [task] = await client.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
  return task?.id ?? 'none';
}

function put(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(new URL(path, engine.url), { method: 'PUT', headers, body: JSON.stringify(body) });
}

describe('an engine with a server', () => {
  it('loses the answer of a call that had its effect, once', async () => {
    await setUp();
    const id = await fetchOne();
    engine.faults.next({ on: COMPLETE, kind: 'answer-lost' });
    await expect(client.externalTasks.complete(id, { workerId: 'w' })).rejects.toBeInstanceOf(EngineNoAnswerError);
    expect(await client.externalTasks.get(id)).toBeUndefined();
    expect(await client.history.processInstances()).toMatchObject([{ state: 'COMPLETED' }]);
  });

  it('rolls a call back by a fault that was planned over HTTP, and does it at the next try', async () => {
    await setUp({ testClock: true });
    const id = await fetchOne();
    expect((await put('/test/faults', { on: COMPLETE, kind: 'optimistic-locking' })).status).toBe(204);
    const complete = () => client.externalTasks.complete(id, { workerId: 'w' });
    await expect(complete()).rejects.toBeInstanceOf(EngineOptimisticLockingError);
    expect(await client.externalTasks.get(id)).toMatchObject({ workerId: 'w' });
    await complete();
    expect(await client.externalTasks.get(id)).toBeUndefined();
  });

  it('hands a task out twice when its lock has expired, and takes the answer of the second worker only', async () => {
    await setUp({ testClock: true });
    const id = await fetchOne('slow');
    expect(await fetchOne('quick')).toBe('none');
    const later = new Date(engine.now().getTime() + 60_001).toISOString();
    expect((await put('/test/clock', { now: later })).status).toBe(204);
    expect(await fetchOne('quick')).toBe(id);
    await expect(client.externalTasks.complete(id, { workerId: 'slow' })).rejects.toThrow(/quick/);
    await client.externalTasks.complete(id, { workerId: 'quick' });
  });

  it('opens the test endpoints only when it is told to', async () => {
    await setUp();
    expect((await put('/test/clock', { now: '2030-01-01T00:00:00Z' })).status).toBe(404);
    expect((await put('/test/faults', { on: COMPLETE, kind: 'deadlock' })).status).toBe(404);
    expect(engine.faults.pending).toEqual([]);
  });

  it('answers a long poll at once when it stops, and stops twice', async () => {
    await setUp();
    await fetchOne();
    const poll = client.externalTasks.fetchAndLock({
      workerId: 'w2',
      maxTasks: 1,
      asyncResponseTimeoutMs: 60_000,
      topics,
    });
    // It waits when the engine has answered something that was asked after it.
    await client.version();
    const began = performance.now();
    await Promise.all([engine.stop(), poll.catch(() => [])]);
    await engine.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

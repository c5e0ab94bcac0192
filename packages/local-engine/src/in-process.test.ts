import {
  createEngineClient,
  type EngineClient,
  EngineHttpError,
  EngineLockExpiredError,
  EngineLockedByAnotherError,
  EngineMismatchingMessageCorrelationError,
  EngineNoAnswerError,
  EngineNotFoundError,
  EngineOptimisticLockingError,
  EngineProtocolError,
} from '@stepwright/engine-client';
import { afterAll, describe, expect, it } from 'vitest';
import { externalTaskProcess, type MemoryEngine, memoryEngine } from '../test/helpers/memory-engine.ts';
import { Faults } from './faults/faults.ts';
import { withFaults } from './faults/with-faults.ts';
import { createInProcessClient } from './in-process.ts';
import { createDispatcher } from './rest/dispatch.ts';
import { ROUTES } from './rest/routes.ts';
import { startRestServer } from './rest/server.ts';

interface Subject {
  readonly client: EngineClient;
  readonly memory: MemoryEngine;
  readonly faults: Faults;
}

const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** The same engine twice: in process and over HTTP. What holds for one client must hold for the other. */
async function subject(kind: 'in process' | 'over HTTP'): Promise<Subject> {
  const memory = memoryEngine();
  const faults = new Faults();
  const dispatcher = createDispatcher(memory.engine, ROUTES, withFaults(faults));
  if (kind === 'in process') return { client: createInProcessClient(dispatcher), memory, faults };
  const server = await startRestServer({ dispatcher });
  const client = createEngineClient({ url: server.url });
  closers.push(
    () => server.stop(),
    () => client.close(),
  );
  return { client, memory, faults };
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe.each(['in process', 'over HTTP'] as const)('the client %s', async (kind) => {
  const { client, memory, faults } = await subject(kind);
  const fetch = { workerId: 'w', maxTasks: 10, topics: [{ topicName: 'work', lockDurationMs: 1_000 }] };
  const start = (businessKey: string) =>
    client.processInstances.start({
      processDefinitionKey: 'p',
      businessKey,
      variables: { big: { type: 'Long', value: 9007199254740993n }, rate: { type: 'Double', value: 5 } },
    });
  const started = async (businessKey: string) => {
    await start(businessKey);
    const [task] = await client.externalTasks.fetchAndLock(fetch);
    return task as NonNullable<typeof task>;
  };

  it('deploys', async () => {
    const result = await client.deployments.create({
      name: 'd',
      files: [{ name: 'a.bpmn', content: externalTaskProcess('p', 'work') }],
    });
    expect(Object.values(result.deployedProcessDefinitions ?? {})).toMatchObject([{ key: 'p', version: 1 }]);
  });

  it('starts, fetches and completes, with every digit', async () => {
    const instance = await start('k1');
    expect(instance).toMatchObject({ businessKey: 'k1', ended: false, definitionKey: 'p' });
    const [task] = await client.externalTasks.fetchAndLock(fetch);
    expect(task).toMatchObject({
      businessKey: 'k1',
      topicName: 'work',
      variables: { big: { type: 'Long', value: 9007199254740993n }, rate: { type: 'Double', value: 5 } },
    });
    await client.externalTasks.complete(task?.id ?? '', { workerId: 'w' });
    expect(await client.processInstances.get(instance.id)).toBeUndefined();
    expect(await client.externalTasks.get(task?.id ?? '')).toBeUndefined();
  });

  it('classifies refusals', async () => {
    const { id } = await started('k2');
    const { complete, extendLock } = client.externalTasks;
    expect(await failure(complete('nope', { workerId: 'w' }))).toBeInstanceOf(EngineNotFoundError);
    expect(await failure(complete(id, { workerId: 'x' }))).toBeInstanceOf(EngineLockedByAnotherError);
    memory.nowMs += 2_000;
    expect(await failure(extendLock(id, { workerId: 'w', newDurationMs: 5 }))).toBeInstanceOf(EngineLockExpiredError);
    const message = client.messages.correlate({ messageName: 'none' });
    expect(await failure(message)).toBeInstanceOf(EngineMismatchingMessageCorrelationError);
    const unknown = client.processInstances.start({ processDefinitionKey: 'nope' });
    expect(await failure(unknown)).toMatchObject({ name: 'EngineNotFoundError', status: 404 });
    await complete(id, { workerId: 'w' });
  });

  it('meets faults on demand', async () => {
    const { id } = await started('k3');
    const complete = (): Promise<unknown> => failure(client.externalTasks.complete(id, { workerId: 'w' }));
    const on = 'POST /external-task/*/complete';
    faults.next({ on, kind: 'optimistic-locking' });
    expect(await complete()).toBeInstanceOf(EngineOptimisticLockingError);
    faults.next({ on, kind: 'deadlock' });
    expect(await complete()).toMatchObject({ engineCode: 10_000 });
    faults.next({ on, kind: 'server-error' });
    expect(await complete()).toBeInstanceOf(EngineHttpError);
    expect(await client.externalTasks.get(id)).toMatchObject({ id });
    faults.next({ on, kind: 'answer-lost' });
    const lost = await complete();
    expect(lost).toBeInstanceOf(EngineNoAnswerError);
    expect(lost).toMatchObject({ outcome: 'unknown', reason: 'connection' });
    expect(await client.externalTasks.get(id)).toBeUndefined();
    faults.next({ on: 'POST /process-definition/**', kind: 'malformed-body' });
    expect(await failure(start('k4'))).toBeInstanceOf(EngineProtocolError);
    expect(await client.processInstances.list({ businessKey: 'k4' })).toHaveLength(1);
  });

  it('ends a long poll by its signal', async () => {
    const abort = new AbortController();
    const topics = [{ topicName: 'none', lockDurationMs: 1_000 }];
    const poll = client.externalTasks.fetchAndLock(
      { workerId: 'w', maxTasks: 1, asyncResponseTimeoutMs: 60_000, topics },
      { signal: abort.signal },
    );
    abort.abort();
    expect(await failure(poll)).toMatchObject({ code: 'ENGINE_ABORTED' });
  });

  it('says what is not supported', async () => {
    const list = client.processInstances.list({ orQueries: [{}] } as never);
    expect(await failure(list)).toMatchObject({ status: 501, type: 'NotSupportedByLocalEngine' });
    expect(await client.version()).toMatch(/^7\.24/);
    expect(await client.capabilities()).toMatchObject({ jsonType: true });
  });
});

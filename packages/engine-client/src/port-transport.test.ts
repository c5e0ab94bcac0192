import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  createEngineClientOver,
  EngineAbortedError,
  type EngineClient,
  EngineHttpError,
  EngineLockedByAnotherError,
  EngineNoAnswerError,
  EngineNotFoundError,
  EngineOptimisticLockingError,
  type EnginePort,
  EngineProtocolError,
  EngineUnavailableError,
  type PortAnswer,
  type PortCall,
} from './index.ts';

function clientThat(send: EnginePort['send'], timeoutMs = 5_000): { client: EngineClient; calls: PortCall[] } {
  const calls: PortCall[] = [];
  const port: EnginePort = {
    send: (call, signal) => {
      calls.push(call);
      return send(call, signal);
    },
  };
  return { client: createEngineClientOver(port, { timeoutMs }), calls };
}

const answering = (answer: PortAnswer): EngineClient => clientThat(() => answer).client;
const refusing = (status: number, type: string, message: string, code: number | null = 0): EngineClient =>
  answering({ status, value: { type, message, code } });
const complete = (client: EngineClient): Promise<void> => client.externalTasks.complete('t1', { workerId: 'w' });
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('a call over a port', () => {
  it('carries encoded ids, the parameters of the query, and a body of its own', async () => {
    const { client, calls } = clientThat(() => ({ status: 204, value: undefined }));
    const amount = { type: 'Long' as const, value: 9007199254740993n };
    const when = { type: 'Date' as const, value: new Date(0) };
    const variables = { amount, when } as never;
    await client.externalTasks.complete('a/b', { workerId: 'w', variables, localVariables: undefined as never });
    await client.processInstances.delete('p', { skipIoMappings: true });
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: '/external-task/a%2Fb/complete',
        body: {
          workerId: 'w',
          variables: { amount, when: { type: 'Date', value: '1970-01-01T00:00:00.000+0000' } },
        },
      },
      { method: 'DELETE', path: '/process-instance/p', query: new Map([['skipIoMappings', 'true']]), body: undefined },
    ]);
    expect(Object.keys(calls[0]?.body as object)).toEqual(['workerId', 'variables']);
    expect(calls[0]?.body).not.toHaveProperty('localVariables');
  });

  it('with a number that has no JSON form carries nothing', async () => {
    const { client, calls } = clientThat(() => ({ status: 204, value: undefined }));
    const variables = { amount: { type: 'Double' as const, value: Number.NaN } };
    const call = async (): Promise<void> => client.externalTasks.complete('t', { workerId: 'w', variables });
    expect(await failure(call())).toBeInstanceOf(TypeError);
    expect(calls).toEqual([]);
  });

  it('answers what came as a value', async () => {
    const tasks = [{ id: 't' }];
    expect(await answering({ status: 200, value: tasks }).tasks.list()).toBe(tasks);
    expect(await answering({ status: 204, value: undefined }).jobs.stacktrace('j')).toBeUndefined();
  });

  it('answers what came as text', async () => {
    const content = Buffer.from('a trace');
    const client = answering({ status: 200, contentType: 'text/plain', content });
    expect(await client.externalTasks.errorDetails('t')).toBe('a trace');
  });
});

describe('a refusal over a port is classified as over HTTP', () => {
  it.each([
    [refusing(404, 'RestException', 'External task with id t1 does not exist'), EngineNotFoundError],
    [refusing(400, 'RestException', "It is locked by worker 'x'."), EngineLockedByAnotherError],
    [refusing(500, 'OptimisticLockingException', 'concurrently', 1), EngineOptimisticLockingError],
    [refusing(501, 'NotSupportedByLocalEngine', 'GET /foo', null), EngineHttpError],
    [refusing(404, 'NotFoundException', 'HTTP 404 Not Found', null), EngineProtocolError],
    [answering({ status: 500, value: { oops: true } }), EngineProtocolError],
    [answering({ status: 200, contentType: 'application/json', content: Buffer.from('{"a":') }), EngineProtocolError],
  ])('%#', async (client, expected) => {
    expect(await failure(complete(client))).toBeInstanceOf(expected);
  });

  it('answers undefined for what is asked and not there', async () => {
    const client = refusing(404, 'RestException', 'External task with id t1 does not exist');
    expect(await client.externalTasks.get('t1')).toBeUndefined();
  });

  it('and a good answer of another form is one that does not speak the API', async () => {
    expect(await failure(answering({ status: 200, value: {} }).tasks.list())).toBeInstanceOf(EngineProtocolError);
    expect(await failure(answering({ status: 200, value: [] }).version())).toBeInstanceOf(EngineProtocolError);
  });
});

describe('no answer over a port', () => {
  it('leaves the outcome unknown, and keeps the cause', async () => {
    const cause = new Error('lost');
    const { client, calls } = clientThat(() => Promise.reject(cause));
    expect(await failure(complete(client))).toMatchObject({
      code: 'ENGINE_NO_ANSWER',
      outcome: 'unknown',
      reason: 'connection',
      cause,
    });
    expect(calls).toHaveLength(1);
  });

  it('to a question is asked for once more', async () => {
    let asked = 0;
    const { client } = clientThat(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('lost')) : { status: 200, value: { version: '7.24.0' } };
    });
    expect(await client.version()).toBe('7.24.0');
  });

  it('within the limit is a timeout', async () => {
    const { client } = clientThat(() => new Promise(() => undefined), 30);
    const error = await failure(complete(client));
    expect(error).toBeInstanceOf(EngineNoAnswerError);
    expect(error).toMatchObject({ reason: 'timeout' });
  });

  it('because the caller ended the call says so', async () => {
    const abort = new AbortController();
    const { client } = clientThat(() => {
      abort.abort(new Error('stopping'));
      return new Promise(() => undefined);
    });
    const call = client.externalTasks.complete('t', { workerId: 'w' }, { signal: abort.signal });
    expect(await failure(call)).toMatchObject({ name: 'EngineAbortedError', outcome: 'unknown' });
    const late = client.version({ signal: abort.signal });
    expect(await failure(late)).toBeInstanceOf(EngineAbortedError);
    expect(await failure(client.version({ signal: abort.signal }))).toMatchObject({ outcome: 'not-done' });
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
  });

  it('after the client is closed: nothing was done', async () => {
    const { client, calls } = clientThat(() => ({ status: 204, value: undefined }));
    await client.close();
    await client.close();
    expect(await failure(complete(client))).toBeInstanceOf(EngineUnavailableError);
    expect(calls).toEqual([]);
  });
});

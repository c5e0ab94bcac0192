import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerJson, type CraftedServer, craftedServer } from '../test/helpers/crafted-server.ts';
import {
  createEngineClient,
  EngineAbortedError,
  type EngineClient,
  type EngineClientOptions,
  EngineLockedByAnotherError,
  EngineNoAnswerError,
  EngineNotFoundError,
  EngineProtocolError,
  EngineTooManyRequestsError,
  EngineUnauthorizedError,
  EngineUnavailableError,
} from './index.ts';

type Answer = Parameters<typeof craftedServer>[0];

async function engineThat(
  answer: Answer,
  options: Partial<EngineClientOptions> = {},
): Promise<{ client: EngineClient; server: CraftedServer }> {
  const server = await craftedServer(answer);
  const client = createEngineClient({ url: server.url, timeoutMs: 5_000, ...options });
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    await client.close();
  });
  return { client, server };
}

const html = (status: number): Answer => {
  return (_received, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Gateway</html>');
};
const json = (text: string, status?: number): Answer => {
  return (_received, response) => answerJson(response, text, status);
};
const complete = (client: EngineClient): Promise<void> => client.externalTasks.complete('t1', { workerId: 'w' });
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('requests', () => {
  it('carry bigints with all digits, and encoded ids', async () => {
    const { client, server } = await engineThat((_received, response) => response.writeHead(204).end());
    const variables = { amount: { type: 'Long', value: 9007199254740993n } };
    await client.externalTasks.complete('a/b', { workerId: 'w', variables });
    expect(server.received[0]).toMatchObject({
      method: 'POST',
      url: '/engine-rest/external-task/a%2Fb/complete',
      body: '{"workerId":"w","variables":{"amount":{"type":"Long","value":9007199254740993}}}',
    });
    expect(server.received[0]?.headers['content-type']).toBe('application/json');
  });

  it('say durations as the engine calls them', async () => {
    const { client, server } = await engineThat(json('[]'));
    const topics = [{ topicName: 'ship', lockDurationMs: 1_000, variables: [] }];
    await client.externalTasks.fetchAndLock({ workerId: 'w', maxTasks: 2, asyncResponseTimeoutMs: 500, topics });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      workerId: 'w',
      maxTasks: 2,
      asyncResponseTimeout: 500,
      topics: [{ topicName: 'ship', lockDuration: 1_000, variables: [] }],
    });
  });

  it('ask headers() anew for every call', async () => {
    let token = 0;
    const headers = async (): Promise<Record<string, string>> => ({ authorization: `Bearer ${++token}` });
    const { client, server } = await engineThat(json('{"version":"7.24.0"}'), { headers });
    await client.version();
    await client.version();
    expect(server.received.map((one) => one.headers.authorization)).toEqual(['Bearer 1', 'Bearer 2']);
  });

  it('send files as a form with a length', async () => {
    const { client, server } = await engineThat(json('{"id":"d1"}'));
    const files = [{ name: 'a "b".bpmn', content: '<ü/>' }];
    await client.deployments.create({ name: 'd', files, enableDuplicateFiltering: true });
    const [received] = server.received;
    expect(received?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(Number(received?.headers['content-length'])).toBe(Buffer.byteLength(received?.body ?? ''));
    expect(received?.body).toContain('filename="a %22b%22.bpmn"');
    expect(received?.body).toContain('<ü/>');
  });
});

describe('answers', () => {
  it('keep integers outside the safe range', async () => {
    const { client } = await engineThat(json('{"n":{"type":"Long","value":9007199254740993,"valueInfo":{}}}'));
    const variables = await client.processInstances.variables('p1');
    expect(variables.n?.value).toBe(9007199254740993n);
  });

  it('are undefined for a get of what the engine does not know', async () => {
    const { client } = await engineThat(json('{"type":"RestException","message":"does not exist","code":0}', 404));
    expect(await client.externalTasks.get('t1')).toBeUndefined();
    expect(await failure(complete(client))).toBeInstanceOf(EngineNotFoundError);
  });

  it('of the engine that refuse become errors with its type, code and words', async () => {
    const body = { type: 'RestException', message: "It is locked by worker 'w2'.", code: 0 };
    const { client } = await engineThat(json(JSON.stringify(body), 400));
    const error = await failure(complete(client));
    expect(error).toBeInstanceOf(EngineLockedByAnotherError);
    expect(error).toMatchObject({ type: 'RestException', engineCode: 0, status: 400, outcome: 'not-done' });
  });

  it('of a gateway with 401 or 429 are told apart although they are not in the engine format', async () => {
    const unauthorized = await engineThat(html(401));
    expect(await failure(unauthorized.client.version())).toBeInstanceOf(EngineUnauthorizedError);
    const tooMany = await engineThat(html(429));
    expect(await failure(tooMany.client.version())).toBeInstanceOf(EngineTooManyRequestsError);
  });
});

describe('answers that no engine gives', () => {
  it.each<[string, Answer]>([
    ['HTML with 502', html(502)],
    ['HTML with 200, as a login page', html(200)],
    ['HTML with 404, as of a wrong address', html(404)],
    ['JSON with 404 that is not in the engine format', json('{"status":404,"error":"Not Found"}', 404)],
    [
      'a 404 of the engine for a route it does not have',
      json('{"type":"NotFoundException","message":"HTTP 404 Not Found","code":null}', 404),
    ],
    ['malformed JSON', json('{"version":')],
    ['malformed JSON with a big number', json('{"version":9007199254740993')],
    ['JSON of another shape', json('[]')],
    ['an empty body', json('')],
    [
      'bytes that are not UTF-8',
      (_received, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from('{"id":"\xff"}', 'latin1')),
    ],
    ['a redirect', (_received, response) => response.writeHead(302, { location: '/login' }).end()],
  ])('become an EngineProtocolError: %s', async (_title, answer) => {
    const { client, server } = await engineThat(answer);
    const error = await failure(client.processInstances.get('p1'));
    expect(error).toBeInstanceOf(EngineProtocolError);
    expect(error).toMatchObject({ code: 'ENGINE_PROTOCOL_ERROR', outcome: 'unknown', path: '/process-instance/p1' });
    expect(server.received).toHaveLength(1);
  });

  it('are not taken for success where nothing is expected', async () => {
    const { client } = await engineThat(html(200));
    expect(await failure(complete(client))).toBeInstanceOf(EngineProtocolError);
  });

  it('are cut off at the size bound', async () => {
    let written = 0;
    const { client } = await engineThat(
      (_received, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          while (!response.destroyed && response.write(' '.repeat(65_536))) written += 65_536;
          response.once('drain', more);
        };
        more();
      },
      { responseBytesMax: 1_000_000 },
    );
    const error = await failure(client.tasks.list());
    expect(error).toBeInstanceOf(EngineProtocolError);
    expect(error).toMatchObject({ status: 200, message: expect.stringContaining('more than 1000000 bytes') });
    expect(written).toBeLessThan(20_000_000);
  });
});

describe('no answer', () => {
  it('is an unknown outcome when the limit is reached, and the call is not sent again', async () => {
    const { client, server } = await engineThat(() => undefined);
    const error = await failure(client.externalTasks.complete('t1', { workerId: 'w' }, { timeoutMs: 100 }));
    expect(error).toBeInstanceOf(EngineNoAnswerError);
    expect(error).toMatchObject({ outcome: 'unknown', reason: 'timeout', method: 'POST', code: 'ENGINE_NO_ANSWER' });
    expect(server.received).toHaveLength(1);
  });

  it('within the limit is also an answer that stops in its middle', async () => {
    const { client } = await engineThat((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"version":');
    });
    const error = await failure(client.version({ timeoutMs: 100 }));
    expect(error).toMatchObject({ code: 'ENGINE_NO_ANSWER', reason: 'timeout' });
  });

  it.each<[string, Answer]>([
    ['before the headers', (_received, _response, socket) => socket.resetAndDestroy()],
    [
      'after the headers',
      (_received, response, socket) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"a":', () => socket.resetAndDestroy());
      },
    ],
  ])('is an unknown outcome when the connection is reset %s; a write is sent once', async (_title, answer) => {
    const { client, server } = await engineThat(answer);
    const error = await failure(complete(client));
    expect(error).toBeInstanceOf(EngineNoAnswerError);
    expect(error).toMatchObject({ outcome: 'unknown', reason: 'connection' });
    expect((error as Error).cause).toBeInstanceOf(Error);
    expect(server.received).toHaveLength(1);
  });

  it('makes a question be asked once more when a kept-alive connection broke', async () => {
    const { client, server } = await engineThat(
      (received, response, socket) => {
        if (received.onConnection === 2) socket.resetAndDestroy();
        else answerJson(response, '{"version":"7.24.0"}');
      },
      { maxConnections: 1 },
    );
    await client.version();
    expect(await client.version()).toBe('7.24.0');
    expect(server.received.map((one) => one.onConnection)).toEqual([1, 2, 1]);
  });

  it('makes a question by POST be asked once more, but not a third time', async () => {
    const { client, server } = await engineThat((_received, _response, socket) => socket.resetAndDestroy());
    expect(await failure(client.processInstances.list())).toBeInstanceOf(EngineNoAnswerError);
    expect(server.received).toHaveLength(2);
  });
});

describe('a request that was surely not sent', () => {
  it('is an EngineUnavailableError when the connection is refused', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const client = createEngineClient({ url: `http://127.0.0.1:${port}/engine-rest` });
    onTestFinished(() => client.close());
    const error = await failure(complete(client));
    expect(error).toBeInstanceOf(EngineUnavailableError);
    expect(error).toMatchObject({ code: 'ENGINE_UNAVAILABLE', outcome: 'not-done' });
    expect(error).toHaveProperty('message', expect.stringContaining('ECONNREFUSED'));
  });

  it('is one that found no free connection within its limit; it is never sent afterwards', async () => {
    const { client, server } = await engineThat(
      (received, response) => {
        const answer = (): void => answerJson(response, '[]');
        if (received.url.endsWith('fetchAndLock')) setTimeout(answer, 300);
        else answer();
      },
      { maxConnections: 1 },
    );
    const poll = client.externalTasks.fetchAndLock({ workerId: 'w', maxTasks: 1, topics: [] });
    const error = await failure(client.externalTasks.unlock('t1', { timeoutMs: 50 }));
    expect(error).toMatchObject({ code: 'ENGINE_UNAVAILABLE', outcome: 'not-done' });
    await poll;
    await client.tasks.list();
    expect(server.received.map((one) => one.url)).toEqual([
      '/engine-rest/external-task/fetchAndLock',
      '/engine-rest/task',
    ]);
  });

  it('is one whose headers() fails or hangs', async () => {
    const { client, server } = await engineThat(json('{}'), {
      headers: () => {
        throw new Error('no token');
      },
    });
    expect(await failure(client.version())).toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringContaining('no token'),
    });
    const hanging = createEngineClient({ url: server.url, timeoutMs: 50, headers: () => new Promise(() => undefined) });
    expect(await failure(hanging.version())).toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(server.received).toHaveLength(0);
  });

  it('is one of a closed client', async () => {
    const { client } = await engineThat(json('{"version":"7.24.0"}'));
    await client.close();
    await client.close();
    expect(await failure(client.version())).toBeInstanceOf(EngineUnavailableError);
  });
});

describe('abort', () => {
  it('ends a long poll at once and keeps the reason', async () => {
    const abort = new AbortController();
    const reason = new Error('stopping');
    const { client } = await engineThat(() => abort.abort(reason));
    const fetch = { workerId: 'w', maxTasks: 1, asyncResponseTimeoutMs: 60_000, topics: [] };
    const error = await failure(client.externalTasks.fetchAndLock(fetch, { signal: abort.signal }));
    expect(error).toBeInstanceOf(EngineAbortedError);
    expect(error).toMatchObject({ outcome: 'unknown', cause: reason });
  });

  it('before the call sends nothing', async () => {
    const { client, server } = await engineThat(json('{}'));
    const error = await failure(client.version({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'ENGINE_ABORTED', outcome: 'not-done' });
    expect(server.received).toHaveLength(0);
  });
});

it('a long poll may last as long as the engine is asked to hold it', async () => {
  const { client } = await engineThat((_received, response) => void setTimeout(() => answerJson(response, '[]'), 200), {
    timeoutMs: 150,
  });
  const fetch = { workerId: 'w', maxTasks: 1, asyncResponseTimeoutMs: 150, topics: [] };
  expect(await client.externalTasks.fetchAndLock(fetch)).toEqual([]);
});

it('leaves no listener on a signal that outlives the call', async () => {
  const { client } = await engineThat(json('{"version":"7.24.0"}'));
  const { signal } = new AbortController();
  await client.version({ signal });
  await client.version({ signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

describe('capabilities', () => {
  const unsupported = '{"type":"RestException","message":"Unsupported value type \'Json\'","code":null}';
  const unknownTask = '{"type":"RestException","message":"External task with id x does not exist","code":0}';
  const noRoute = '{"type":"NotFoundException","message":"HTTP 404 Not Found","code":null}';

  it.each([
    [unsupported, 400, false],
    [unknownTask, 404, true],
    ['{"type":"AuthorizationException","message":"no","code":0}', 403, undefined],
  ])('of an engine without telemetry that answers %s say jsonType %3$s', async (text, status, jsonType) => {
    const { client } = await engineThat(({ url }, response) => {
      if (url.endsWith('/version')) answerJson(response, '{"version":"1.0.3"}');
      else if (url.endsWith('/telemetry/data')) answerJson(response, noRoute, 404);
      else answerJson(response, text, status);
    });
    const expected = { version: '1.0.3', product: undefined, edition: undefined, database: undefined, jsonType };
    expect(await client.capabilities()).toEqual(expected);
  });
});

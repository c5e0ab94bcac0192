import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EngineApi } from '../engine-api.ts';
import { createDispatcher } from './dispatch.ts';
import { type Handler, ok, type Route } from './route.ts';
import { type RestServer, type RestServerOptions, startRestServer } from './server.ts';

const engine = {} as EngineApi;

async function serverOf(handlers: Record<string, Handler>, more: Partial<RestServerOptions> = {}): Promise<RestServer> {
  const routes = Object.entries(handlers).map(([name, handler]): Route => {
    const [method, path] = name.split(' ') as [Route['method'], string];
    return { method, path, handler, query: ['q'], form: path.includes('form') };
  });
  const server = await startRestServer({ dispatcher: createDispatcher(engine, routes), ...more });
  onTestFinished(() => server.stop());
  return server;
}

const post = (url: string, body: string, type = 'application/json'): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': type } });

describe('a request', () => {
  it('reaches its handler with path, query and body', async () => {
    const server = await serverOf({
      'POST /thing/:id': (_engine, { params, query, body, baseUrl }) =>
        ok({ params, query: [...query], body, baseUrl }),
    });
    const response = await post(`${server.url}/thing/a%2Fb?q=x%20y&q=z`, '{"n":9007199254740993}');
    expect(response.headers.get('content-type')).toBe('application/json');
    const text = await response.text();
    expect(text).toContain('9007199254740993');
    expect(JSON.parse(text)).toMatchObject({ params: { id: 'a/b' }, query: [['q', 'x y']], baseUrl: server.url });
  });

  it.each([
    ['{bad', 'application/json', 400, { type: 'InvalidRequestException', message: '', code: null }],
    [
      '{}',
      'text/plain',
      415,
      { type: 'NotSupportedException', message: 'HTTP 415 Unsupported Media Type', code: null },
    ],
    ['{}', 'multipart/form-data; boundary=x', 400, { type: 'InvalidRequestException' }],
  ])('with the body %s as %s is refused with %d', async (body, type, status, error) => {
    const server = await serverOf({ 'POST /thing': () => ok({}) });
    const response = await post(`${server.url}/thing`, body, type);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(error);
  });

  it('of JSON without a character is an empty object', async () => {
    const server = await serverOf({ 'POST /thing': (_engine, { body }) => ok({ body }) });
    expect(await (await post(`${server.url}/thing`, '')).json()).toEqual({ body: {} });
    const bare = await fetch(`${server.url}/thing`, { method: 'POST' });
    expect(await bare.json()).toEqual({});
  });

  it('over the bound is refused, by its length or as it comes', async () => {
    const server = await serverOf({ 'POST /thing': () => ok({}) }, { requestBytesMax: 1_000 });
    const large = `"${'x'.repeat(2_000)}"`;
    expect((await post(`${server.url}/thing`, large)).status).toBe(413);
    const stream = new Blob([large]).stream();
    const init = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${server.url}/thing`, init as RequestInit)).status).toBe(413);
    expect((await post(`${server.url}/thing`, '{}')).status).toBe(200);
  });

  it('with files brings their names and bytes', async () => {
    const server = await serverOf({
      'POST /form': (_engine, { form }) =>
        ok(form?.map(({ name, filename, content }) => [name, filename, [...content]])),
    });
    const form = new FormData();
    form.set('deployment-name', 'ä');
    form.set('data', new File([new Uint8Array([0, 255])], 'a b.bpmn'));
    const response = await fetch(`${server.url}/form`, { method: 'POST', body: form });
    expect(await response.json()).toEqual([
      ['deployment-name', null, [195, 164]],
      ['data', 'a b.bpmn', [0, 255]],
    ]);
  });
});

describe('the server', () => {
  it('answers HEAD like GET without the body, and OPTIONS with the methods', async () => {
    const server = await serverOf({ 'GET /thing': () => ok({ a: 1 }), 'POST /thing': () => ok({}) });
    const head = await fetch(`${server.url}/thing`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '7', '']);
    const options = await fetch(`${server.url}/thing`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'OPTIONS, HEAD, GET, POST']);
  });

  it('says where the API is to whoever asks beside it', async () => {
    const server = await serverOf({});
    const response = await fetch(new URL('/engine-restless/x', server.url));
    expect(response.status).toBe(404);
    // No error of the engine: a client must not think that a task is gone.
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('/engine-rest');
    expect((await fetch(`${server.url}/unknown`)).status).toBe(501);
  });

  it('breaks the connection of an answer that must get lost', async () => {
    const server = await serverOf({ 'POST /thing': () => ({ status: 200, lost: true }) });
    await expect(post(`${server.url}/thing`, '{}')).rejects.toThrow();
  });

  it('tells a handler that its client left', async () => {
    const gone = Promise.withResolvers<void>();
    const here = Promise.withResolvers<void>();
    const server = await serverOf({
      'GET /thing': async (_engine, { signal }) => {
        here.resolve();
        signal?.addEventListener('abort', () => gone.resolve());
        await gone.promise;
        return ok({});
      },
    });
    const abort = new AbortController();
    const request = fetch(`${server.url}/thing`, { signal: abort.signal }).catch(() => 'left');
    await here.promise;
    abort.abort();
    expect(await request).toBe('left');
    await gone.promise;
  });

  it('does not wait for an answer for ever', async () => {
    const server = await serverOf({ 'GET /thing': () => new Promise(() => undefined) }, { answerMs: 30 });
    const response = await fetch(`${server.url}/thing`);
    expect([response.status, await response.json()]).toMatchObject([500, { type: 'LocalEngineTimeout' }]);
  });

  it('goes on after a client that broke off in the middle of its request', async () => {
    const server = await serverOf({ 'POST /thing': () => ok({}) });
    const socket = connect(server.port, '127.0.0.1');
    await new Promise<void>((resolve) => {
      socket.write('POST /engine-rest/thing HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{', () => resolve());
    });
    socket.destroy();
    expect((await post(`${server.url}/thing`, '{}')).status).toBe(200);
  });
});

describe('stop', () => {
  it('ends long polls at once and lets running requests finish', async () => {
    const begun = Promise.withResolvers<void>();
    const server = await serverOf({
      'GET /poll': (_engine, { signal }) =>
        new Promise((resolve) => signal?.addEventListener('abort', () => resolve(ok([])))),
      'GET /slow': async () => {
        begun.resolve();
        await delay(50);
        return ok('done');
      },
    });
    const poll = fetch(`${server.url}/poll`);
    const slow = fetch(`${server.url}/slow`);
    await begun.promise;
    const startedAt = performance.now();
    await server.stop();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(await (await poll).json()).toEqual([]);
    expect(await (await slow).json()).toBe('done');
    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
  });

  it('is bounded when a request does not end', async () => {
    const server = await serverOf({ 'GET /thing': () => new Promise(() => undefined) });
    const request = fetch(`${server.url}/thing`).catch(() => 'broken');
    await delay(20);
    await server.stop(50);
    expect(await request).toBe('broken');
  });
});

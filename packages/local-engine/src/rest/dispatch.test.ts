import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../engine-api.ts';
import { EngineError } from '../state/engine-error.ts';
import { ValueError } from '../values/value-error.ts';
import { createDispatcher, type RestCall } from './dispatch.ts';
import type { Handler, Route } from './route.ts';

const engine = {} as EngineApi;
const call = (method: string, path: string, more: Partial<RestCall> = {}): RestCall => ({
  method,
  path,
  query: new Map(),
  body: undefined,
  ...more,
});

function dispatcherOf(handler: Handler, more: Partial<Route> = {}): (call: RestCall) => unknown {
  const { dispatch } = createDispatcher(engine, [{ method: 'POST', path: '/thing/:id', handler, ...more }]);
  return (one) => Promise.resolve(dispatch(one));
}

describe('a call without a route', () => {
  const { dispatch } = createDispatcher(engine, [
    { method: 'GET', path: '/thing/:id', handler: () => ({ status: 200 }) },
  ]);

  it('is answered with 501 and its name', async () => {
    expect(dispatch(call('GET', '/batch'))).toEqual({
      status: 501,
      body: {
        type: 'NotSupportedByLocalEngine',
        message: 'The local engine does not support GET /batch.',
        code: null,
      },
    });
  });

  it('says what the path has instead', () => {
    expect(dispatch(call('DELETE', '/thing/1'))).toMatchObject({
      status: 501,
      body: { message: 'The local engine does not support DELETE /thing/1, which has GET.' },
    });
  });
});

describe('a query parameter', () => {
  const dispatch = dispatcherOf((_engine, { query }) => ({ status: 200, body: [...query] }), {
    query: ['known'],
    unsupportedQuery: ['tenantIdIn'],
  });

  it('that the route reads gets there', async () => {
    const query = new Map([['known', 'x']]);
    expect(await dispatch(call('POST', '/thing/1', { query }))).toEqual({ status: 200, body: [['known', 'x']] });
  });

  it('that only Camunda reads is 501, one that nobody reads is 400', async () => {
    const tenant = call('POST', '/thing/1', { query: new Map([['tenantIdIn', 'x']]) });
    expect(await dispatch(tenant)).toMatchObject({
      status: 501,
      body: { message: expect.stringContaining('tenantIdIn') },
    });
    const unknown = call('POST', '/thing/1', { query: new Map([['knwon', 'x']]) });
    expect(await dispatch(unknown)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('"knwon"') },
    });
  });
});

describe('an error of a handler', () => {
  const failing = (error: unknown): Promise<unknown> =>
    Promise.resolve(
      dispatcherOf(() => {
        throw error;
      })(call('POST', '/thing/1')),
    );

  it('of the engine is its answer, with all that it carries', async () => {
    const more = { details: { a: 1 } };
    expect(await failing(new EngineError(400, 'ParseException', 'broken', { code: 0, more }))).toEqual({
      status: 400,
      body: { type: 'ParseException', message: 'broken', code: 0, details: { a: 1 } },
    });
  });

  it('about a value is its answer', async () => {
    expect(await failing(new ValueError(400, 'RestException', 'no such type'))).toEqual({
      status: 400,
      body: { type: 'RestException', message: 'no such type', code: null },
    });
  });

  it('of ours is called a defect', async () => {
    expect(await failing(new TypeError('oops'))).toMatchObject({
      status: 500,
      body: { type: 'LocalEngineDefect', message: expect.stringContaining('TypeError: oops') },
    });
  });

  it('that comes later is an answer too', async () => {
    const dispatch = dispatcherOf(async () => {
      throw new EngineError(404, 'RestException', 'gone');
    });
    expect(await dispatch(call('POST', '/thing/1'))).toMatchObject({ status: 404 });
  });
});

describe('the form of a call', () => {
  it('must be that of the route: JSON or multipart', async () => {
    const form = [{ name: 'a', filename: undefined, contentType: undefined, content: new Uint8Array() }];
    const wanted = dispatcherOf(() => ({ status: 200 }), { form: true });
    expect(await wanted(call('POST', '/thing/1', { body: {} }))).toMatchObject({ status: 415 });
    expect(await wanted(call('POST', '/thing/1', { form }))).toMatchObject({ status: 200 });
    const unwanted = dispatcherOf(() => ({ status: 200 }));
    expect(await unwanted(call('POST', '/thing/1', { form }))).toMatchObject({ status: 415 });
  });

  it('whose answer nobody could read is refused before anything happens', async () => {
    let isCalled = false;
    const dispatch = dispatcherOf(() => {
      isCalled = true;
      return { status: 204 };
    });
    expect(await dispatch(call('POST', '/thing/1', { accept: 'text/html' }))).toMatchObject({ status: 406 });
    expect(isCalled).toBe(false);
    expect(await dispatch(call('POST', '/thing/1', { accept: 'application/json' }))).toMatchObject({ status: 204 });
    expect(await dispatch(call('POST', '/thing/1', { accept: '*/*' }))).toMatchObject({ status: 204 });
  });
});

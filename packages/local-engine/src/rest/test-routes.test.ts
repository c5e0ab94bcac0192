import { describe, expect, it, onTestFinished } from 'vitest';
import { deploy, externalTaskProcess, memoryEngine } from '../../test/helpers/memory-engine.ts';
import type { EngineApi } from '../engine-api.ts';
import { Faults } from '../faults/faults.ts';
import { createDispatcher } from './dispatch.ts';
import { startRestServer } from './server.ts';
import { statusPageRoutes } from './status-page.ts';
import { type TestControls, testRoutes } from './test-routes.ts';

async function urlOf(controls: TestControls): Promise<URL> {
  const engine = {} as EngineApi;
  const beside = createDispatcher(engine, testRoutes(controls));
  const server = await startRestServer({ dispatcher: createDispatcher(engine, []), beside });
  onTestFinished(() => server.stop());
  return new URL('/', server.url);
}

const send = (url: URL, path: string, method: string, body?: unknown): Promise<Response> =>
  fetch(new URL(path, url), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

describe('/test/clock', () => {
  it('moves the clock, stops it and puts it back', async () => {
    const moves: unknown[] = [];
    const url = await urlOf({ setClock: (nowMs, { fixed }) => void moves.push([nowMs, fixed]) });
    expect((await send(url, '/test/clock', 'PUT', { now: '2030-01-01T00:00:00Z' })).status).toBe(204);
    expect((await send(url, '/test/clock', 'PUT', { now: '2030-01-01T00:00:00.500Z', fixed: true })).status).toBe(204);
    expect((await send(url, '/test/clock', 'DELETE')).status).toBe(204);
    const start = Date.UTC(2030, 0, 1);
    expect(moves).toEqual([
      [start, false],
      [start + 500, true],
      [undefined, false],
    ]);
  });

  it.each([{}, { now: 'tomorrow' }, { now: '2030-01-01' }, { now: '2030-13-01T00:00:00Z' }])(
    'refuses %j',
    async (body) => {
      const url = await urlOf({ setClock: () => expect.unreachable() });
      const response = await send(url, '/test/clock', 'PUT', body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ message: expect.stringContaining('now must be an ISO instant') });
    },
  );

  it('is not there unless the engine has it', async () => {
    expect((await send(await urlOf({}), '/test/clock', 'PUT', { now: '2030-01-01T00:00:00Z' })).status).toBe(404);
  });
});

describe('/test/faults', () => {
  it('plans, shows and forgets faults', async () => {
    const faults = new Faults();
    const url = await urlOf({ faults });
    const fault = { on: 'POST /message', kind: 'slow', times: 2, delayMs: 5 };
    expect((await send(url, '/test/faults', 'PUT', fault)).status).toBe(204);
    expect(await (await send(url, '/test/faults', 'GET')).json()).toEqual([fault]);
    expect((await send(url, '/test/faults', 'PUT', { on: 'POST /x', kind: 'fire' })).status).toBe(400);
    expect((await send(url, '/test/faults', 'DELETE')).status).toBe(204);
    expect(faults.pending).toEqual([]);
  });
});

describe('the status page', () => {
  it('says what this is and what is in it, without loading anything', async () => {
    const { engine } = memoryEngine();
    await deploy(engine, { 'a.bpmn': externalTaskProcess('p', 'work') });
    const { dispatch } = createDispatcher(engine, statusPageRoutes({ version: '1.2.3<' }));
    const { raw, headers } = await dispatch({ method: 'GET', path: '/', query: new Map(), body: undefined });
    const page = String(raw?.content);
    expect(raw?.contentType).toBe('text/html; charset=utf-8');
    expect(page).toContain('Version 1.2.3&#60;');
    expect(page).toContain('<th scope="row">process definitions</th><td>1</td>');
    expect(page).toContain('<a href="/engine-rest/version">');
    expect(page).toContain('for development, tests and small single-machine use');
    expect(page).not.toMatch(/https?:|<script|<img|<link/);
    expect(headers).toEqual({ 'content-security-policy': expect.stringContaining("default-src 'none'") });
  });
});

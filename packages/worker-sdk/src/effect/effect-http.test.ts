import { expect, onTestFinished, test } from 'vitest';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { reasonOf } from '../run/error-text.ts';
import { NotSentError, UnknownOutcomeError } from '../run/errors.ts';
import { createEffectHttp, type SendGate } from './effect-http.ts';

function start() {
  const http = createEffectHttp();
  onTestFinished(() => http.close());
  const never = new AbortController().signal;
  return (url: string, init: Parameters<typeof http.send>[1] = {}, gate: SendGate = () => undefined, signal = never) =>
    http.send(url, { method: 'POST', ...init }, gate, signal);
}

test('an answer of any status is an answer', async () => {
  const { url } = await startDownstream((_request, response) => response.writeHead(409).end('{"code":"NO"}'));
  const response = await start()(url, { body: '{}', headers: { 'content-type': 'application/json' } });
  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ code: 'NO' });
});

test.each([
  ['a refused connection', 'http://127.0.0.1:2/'],
  ['an unknown name', 'http://no-such-host.invalid/'],
  ['an address that is none', 'not an address'],
])('%s is surely not sent', async (_what, url) => {
  await expect(start()(url)).rejects.toBeInstanceOf(NotSentError);
});

test('what was not sent says why, not that a fetch failed', async () => {
  const refused = start()('http://127.0.0.1:2/').catch(reasonOf);
  expect(await refused).toBe('The request to http://127.0.0.1:2 was not sent. (connect ECONNREFUSED 127.0.0.1:2)');
});

test.each([
  ['a reset', (destroy: () => void) => destroy()],
  ['no answer in time', () => undefined],
])('%s after sending leaves the outcome unknown', async (_what, answer) => {
  const { url, keys } = await startDownstream((request) => answer(() => request.socket.destroy()));
  await expect(start()(url, { timeoutMs: 200 })).rejects.toBeInstanceOf(UnknownOutcomeError);
  expect(keys).toHaveLength(1);
});

test('a reset of a kept connection is sent once, and unknown', async () => {
  let turn = 0;
  const { url, keys } = await startDownstream((request, response) => {
    turn += 1;
    if (turn === 1) response.end('{}');
    else request.socket.destroy();
  });
  const send = start();
  await (await send(url)).text();
  await expect(send(url)).rejects.toBeInstanceOf(UnknownOutcomeError);
  expect(keys).toHaveLength(2);
});

test('a closed gate sends nothing, also when it closes while the connection is made', async () => {
  const { url, keys } = await startDownstream((_request, response) => response.end());
  await expect(start()(url, {}, () => 'too late')).rejects.toThrow(NotSentError);
  let asked = 0;
  const closing = () => (asked++ === 0 ? undefined : 'too late by now');
  await expect(start()(url, {}, closing)).rejects.toBeInstanceOf(NotSentError);
  expect(keys).toHaveLength(0);
});

test('an aborted signal before sending sends nothing, and after sending leaves the outcome unknown', async () => {
  const controller = new AbortController();
  const { url, keys } = await startDownstream(() => controller.abort());
  await expect(start()(url, {}, undefined, controller.signal)).rejects.toBeInstanceOf(UnknownOutcomeError);
  await expect(start()(url, {}, undefined, controller.signal)).rejects.toBeInstanceOf(NotSentError);
  expect(keys).toHaveLength(1);
});

import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { answerJson, craftedServer } from '../test/helpers/crafted-server.ts';
import { createEngineClient, type EngineCallReport, type EngineObserver, EngineTooManyRequestsError } from './index.ts';

const nobody = 'http://127.0.0.1:1/engine-rest';

async function observed(
  answer: Parameters<typeof craftedServer>[0],
  ...more: readonly EngineObserver[]
): Promise<{ engine: ReturnType<typeof createEngineClient>; node: string; calls: EngineCallReport[] }> {
  const server = await craftedServer(answer);
  const calls: EngineCallReport[] = [];
  const observers = [...more, { called: (call: EngineCallReport) => void calls.push(call) }];
  const engine = createEngineClient({ url: [nobody, server.url], observers });
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    await engine.close();
  });
  return { engine, node: server.url, calls };
}

test('every node that a call went to is told, with how the call ended there', async () => {
  const { engine, node, calls } = await observed((_, response) => answerJson(response, '[]'));
  await engine.incidents.list({ processInstanceId: 'secret' });
  expect(calls).toEqual([
    {
      node: nobody,
      method: 'GET',
      path: '/incident',
      tookMs: expect.any(Number),
      error: expect.objectContaining({ code: 'ENGINE_UNAVAILABLE' }),
    },
    { node, method: 'GET', path: '/incident', tookMs: expect.any(Number), error: undefined },
  ]);
});

test('a refusal is told as the caller gets it', async () => {
  const busy = '{"type":"RestException","message":"At the moment the server has to handle too many requests"}';
  const { engine, calls } = await observed((_, response) => answerJson(response, busy, 500));
  const fetch = { workerId: 'w', maxTasks: 1, topics: [{ topicName: 't', lockDurationMs: 1_000 }] };
  const error = await engine.externalTasks.fetchAndLock(fetch).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EngineTooManyRequestsError);
  expect(calls.at(-1)?.error).toBe(error);
});

test('an observer that throws changes no call, and is a warning', async () => {
  const broken = (): never => {
    throw new Error('the observer is broken');
  };
  const { engine, calls } = await observed((_, response) => answerJson(response, '[]'), { called: broken });
  const warned = once(process, 'warning');
  expect(await engine.incidents.list()).toEqual([]);
  expect(await warned).toEqual([expect.objectContaining({ message: 'the observer is broken' })]);
  expect(calls).toHaveLength(2);
});

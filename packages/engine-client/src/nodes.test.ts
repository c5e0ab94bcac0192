import { expect, test } from 'vitest';
import { answerJson, craftedServer } from '../test/helpers/crafted-server.ts';
import { createEngineClient } from './create-engine-client.ts';
import { EngineNoAnswerError, EngineUnavailableError } from './errors.ts';
import { EngineHttpError } from './http-errors.ts';

const nobody = 'http://127.0.0.1:1/engine-rest';
const fetch = { workerId: 'w', maxTasks: 1, topics: [{ topicName: 't', lockDurationMs: 1_000 }] };

test('2: a call stays with one node, and fetches go round', async () => {
  await using one = await craftedServer((_, response) => answerJson(response, '[]'));
  await using two = await craftedServer((_, response) => answerJson(response, '[]'));
  const engine = createEngineClient({ url: [one.url, two.url] });
  for (let count = 0; count < 3; count += 1) await engine.incidents.list();
  expect([one.received.length, two.received.length]).toEqual([3, 0]);
  for (let count = 0; count < 4; count += 1) await engine.externalTasks.fetchAndLock(fetch);
  expect([one.received.length, two.received.length]).toEqual([5, 2]);
  await engine.close();
});

test('1: a call whose node cannot be reached goes to another one, and to the first one of them from then on', async () => {
  await using one = await craftedServer((_, response) => response.writeHead(204).end());
  const engine = createEngineClient({ url: [nobody, one.url] });
  for (let count = 0; count < 3; count += 1) await engine.externalTasks.complete('id', { workerId: 'w' });
  expect(one.received.map(({ url }) => url)).toEqual(Array(3).fill('/engine-rest/external-task/id/complete'));
  await engine.close();
});

test('1: a call that may have been done is not sent to another node', async () => {
  await using one = await craftedServer((_, __, socket) => socket.destroy());
  await using two = await craftedServer((_, response) => response.writeHead(204).end());
  const engine = createEngineClient({ url: [one.url, two.url] });
  await expect(engine.externalTasks.complete('id', { workerId: 'w' })).rejects.toBeInstanceOf(EngineNoAnswerError);
  expect(two.received).toEqual([]);
  await engine.close();
});

test('an answer of the engine is an answer, also a refusal', async () => {
  await using one = await craftedServer((_, response) =>
    answerJson(response, '{"type":"RestException","message":"no"}', 500),
  );
  await using two = await craftedServer((_, response) => answerJson(response, '[]'));
  const engine = createEngineClient({ url: [one.url, two.url] });
  await expect(engine.incidents.list()).rejects.toBeInstanceOf(EngineHttpError);
  expect(two.received).toEqual([]);
  await engine.close();
});

test('without a node that can be reached the call fails as with one', async () => {
  const engine = createEngineClient({ url: [nobody, nobody] });
  await expect(engine.incidents.list()).rejects.toBeInstanceOf(EngineUnavailableError);
  await engine.close();
});

test('an empty list of addresses is refused', () => {
  expect(() => createEngineClient({ url: [] })).toThrow(/empty list; give at least one/);
});

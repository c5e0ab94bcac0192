import { createEngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ComparedFlow, compareFlows } from '../helpers/compare-flows.ts';

let server: EngineServer;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
});

afterAll(() => server.stop());

test('the history of the engine tells enough to infer the flows of random models', async () => {
  const client = createEngineClient({ url: server.url });
  const compared: ComparedFlow[] = [];
  for (let seed = 100; seed < 160; seed += 1) compared.push(...(await compareFlows(client, seed)));
  await client.close();
  expect(compared.filter(({ inferred, taken }) => inferred > taken)).toEqual([]);
  const exact = compared.filter(({ inferred, taken }) => inferred === taken).length;
  expect(exact / compared.length).toBeGreaterThan(0.98);
});

import { createEngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { runDemo } from '../../src/demo.ts';
import { deployHello } from '../../src/hello-worker.ts';

let server: EngineServer;
beforeAll(async () => {
  server = await startEngine();
});
afterAll(() => server.stop());

test('greets through the engine', async () => {
  expect(await runDemo('Ada', { engineUrl: server.url })).toBe('Hello, Ada!');
});

test('deploying again changes nothing', async () => {
  const engine = createEngineClient({ url: server.url });
  onTestFinished(() => engine.close());
  await deployHello(engine);
  await deployHello(engine);
  expect(await engine.processDefinitions.list({ key: 'hello' })).toHaveLength(1);
});

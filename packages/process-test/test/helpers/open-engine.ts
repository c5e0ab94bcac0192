import { startEngine } from '@stepwright/test-servers';
import { connectTestEngine } from '../../src/engine/connect-test-engine.ts';
import type { TestEngine } from '../../src/engine/test-engine.ts';

/** Starts the engine that STEPWRIGHT_ENGINE names, and talks to it over REST, the local one too. It ends with its server. */
export async function openEngine(): Promise<TestEngine> {
  const server = await startEngine({ jobExecutor: false, testClock: true });
  const engine = await connectTestEngine({ url: server.url, testClock: true });
  const stop = async (): Promise<void> => {
    await engine.stop();
    await server.stop();
  };
  return { ...engine, stop };
}

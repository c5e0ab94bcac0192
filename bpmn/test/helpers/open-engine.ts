import { connectTestEngine, createLocalTestEngine, type TestEngine } from '@stepwright/process-test';
import { chooseDistribution, startEngine } from '@stepwright/test-servers';

/** Opens the engine that STEPWRIGHT_ENGINE names, with a clock that scenarios move; without it the one in this process. */
export async function openEngine(): Promise<TestEngine> {
  const name = chooseDistribution();
  if (name === 'local') return createLocalTestEngine();
  const server = await startEngine({ jobExecutor: false, testClock: true });
  const engine = await connectTestEngine({ url: server.url, testClock: true, name });
  const stop = async (): Promise<void> => {
    await engine.stop();
    await server.stop();
  };
  return { ...engine, stop };
}

import { connectTestEngine, createLocalTestEngine, type TestEngine } from '@stepwright/process-test';

/** Which engine was asked for. */
export interface ScenarioEngineOptions {
  readonly url?: string | undefined;
  readonly testClock?: boolean | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Opens the engine that was named, or one in this process. */
export function openScenarioEngine({
  url,
  testClock = false,
  environment,
}: ScenarioEngineOptions): Promise<TestEngine> {
  if (url === undefined) return createLocalTestEngine();
  const authorization = environment.ENGINE_AUTHORIZATION;
  return connectTestEngine({ url, testClock, ...(authorization ? { headers: () => ({ authorization }) } : {}) });
}

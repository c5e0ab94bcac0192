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
  return connectTestEngine({ url, testClock, headers: headersFrom(environment) });
}

/** The secret of the engine, when there is one. */
export function headersFrom({
  ENGINE_AUTHORIZATION: authorization,
}: ScenarioEngineOptions['environment']): () => Record<string, string> {
  const headers: Record<string, string> = authorization ? { authorization } : {};
  return () => headers;
}

import { connectTestEngine, createLocalTestEngine, type TestEngine } from '@stepwright/process-test';

// #region engine
/** The engine at ENGINE_URL, or one in this process. */
export function openEngine(): Promise<TestEngine> {
  const url = process.env.ENGINE_URL;
  return url === undefined ? createLocalTestEngine() : connectTestEngine({ url });
}
// #endregion

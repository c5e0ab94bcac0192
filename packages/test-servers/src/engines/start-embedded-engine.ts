import { StoreError, startLocalEngine } from '@stepwright/local-engine';
import { ServerStartError } from '../server-start-error.ts';
import type { EngineOptions, StartedEngine } from './start-engine.ts';

/** Starts the local engine in this process, served over HTTP on loopback. */
export async function startEmbeddedEngine(options: EngineOptions): Promise<StartedEngine> {
  const { dataDir, port, log, jobExecutor = true, testClock = false, unhandledBpmnError = 'exception' } = options;
  try {
    const { url, stop } = await startLocalEngine({
      jobExecutor,
      testClock,
      unhandledBpmnError,
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(port === undefined ? {} : { port }),
      ...(log === undefined ? {} : { log }),
    });
    return { url, stop };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const isInUse = cause instanceof StoreError && cause.code === 'DATA_FOLDER_IN_USE';
    throw new ServerStartError(
      isInUse ? 'DATA_FOLDER_IN_USE' : 'SERVER_EXITED',
      isInUse ? reason : `The local engine could not be started: ${reason}`,
      { cause },
    );
  }
}

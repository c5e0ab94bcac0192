import { quoteApproval } from '@platform/contracts';
import { createEngineClient } from '@stepwright/engine-client';
import {
  createClientCredentials,
  createHttpAttemptStore,
  createWorker,
  type DrainReport,
  failpointFromEnvironment,
  type Logger,
  readWorkerEnvironment,
  type Worker,
} from '@stepwright/worker-sdk';
import { createQuoteApprovalClients } from './clients.ts';
import { quoteApprovalEnvironment } from './environment.ts';
import { registerHandlers } from './generated/registrations.ts';

/** A worker that runs. */
export interface RunningWorker {
  readonly worker: Worker;
  /** Drains the worker and closes its connection to the engine. A second call waits for the first. */
  stop(): Promise<DrainReport>;
}

/**
 * Starts the worker of quote approval. It does not wait for the engine or the services: it asks again until they are there.
 *
 * @param options.logger @default JSON lines on standard error
 * @throws {WorkerOptionsError} when the environment is not valid.
 */
export async function startQuoteApprovalWorker(
  environment: Readonly<Record<string, string | undefined>>,
  options: { readonly logger?: Logger } = {},
): Promise<RunningWorker> {
  const read = readWorkerEnvironment(quoteApprovalEnvironment, environment);
  const failpoint = failpointFromEnvironment(environment);
  const token = createClientCredentials({
    url: read.TOKEN_URL,
    clientId: read.CLIENT_ID,
    clientSecret: read.CLIENT_SECRET,
  });
  const engine = createEngineClient({ url: read.ENGINE_URL });
  const worker = createWorker({
    process: quoteApproval,
    engine,
    handlers: registerHandlers(createQuoteApprovalClients(read, token)),
    attemptStore: createHttpAttemptStore({ url: read.QUOTE_URL, token, timeoutMs: read.SERVICE_TIMEOUT_MS }),
    concurrency: read.CONCURRENCY,
    longPollMs: read.LONG_POLL_MS,
    drainMs: read.DRAIN_MS,
    ...(failpoint ? { failpoint } : {}),
    ...options,
  });
  worker.start();
  return {
    worker,
    async stop() {
      const report = await worker.stop();
      await engine.close();
      return report;
    },
  };
}

import { orderFulfillment } from '@platform/contracts';
import { createEngineClient } from '@stepwright/engine-client';
import {
  type AttemptStore,
  type BoundHandler,
  createClientCredentials,
  createHttpAttemptStore,
  createWorker,
  type DrainReport,
  failpointFromEnvironment,
  type Logger,
  readWorkerEnvironment,
  type Worker,
} from '@stepwright/worker-sdk';
import { createOrderFulfillmentClients } from './clients.ts';
import { orderFulfillmentEnvironment } from './environment.ts';
import { registerHandlers } from './generated/registrations.ts';

/** A worker that runs. */
export interface RunningWorker {
  readonly worker: Worker;
  /** Drains the worker and closes its connection to the engine. A second call waits for the first. */
  stop(): Promise<DrainReport>;
}

/** What guards the effects of a worker: what is known of them, and who settles what is not. */
export interface WorkerGuards {
  readonly handlers: readonly BoundHandler[];
  readonly attemptStore: AttemptStore;
}

/**
 * Starts the worker of order fulfillment. It does not wait for the engine or the services: it asks again until they are there.
 *
 * @param options.logger @default JSON lines on standard error
 * @param options.wrap takes guards away, for tests that show what each of them is for. @default leaves them as they are
 * @throws {WorkerOptionsError} when the environment is not valid.
 */
export async function startOrderFulfillmentWorker(
  environment: Readonly<Record<string, string | undefined>>,
  options: { readonly logger?: Logger; readonly wrap?: (guards: WorkerGuards) => WorkerGuards } = {},
): Promise<RunningWorker> {
  const { logger, wrap = (guards) => guards } = options;
  const read = readWorkerEnvironment(orderFulfillmentEnvironment, environment);
  const failpoint = failpointFromEnvironment(environment);
  const token = createClientCredentials({
    url: read.TOKEN_URL,
    clientId: read.CLIENT_ID,
    clientSecret: read.CLIENT_SECRET,
  });
  const engine = createEngineClient({ url: read.ENGINE_URL });
  const worker = createWorker({
    process: orderFulfillment,
    engine,
    ...wrap({
      handlers: registerHandlers(createOrderFulfillmentClients(read, token)),
      attemptStore: createHttpAttemptStore({ url: read.ORDER_URL, token, timeoutMs: read.SERVICE_TIMEOUT_MS }),
    }),
    concurrency: read.CONCURRENCY,
    longPollMs: read.LONG_POLL_MS,
    drainMs: read.DRAIN_MS,
    ...(failpoint ? { failpoint } : {}),
    ...(logger ? { logger } : {}),
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

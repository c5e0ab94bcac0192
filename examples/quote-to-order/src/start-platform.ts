import { join } from 'node:path';
import { type Downstream, startDownstream } from '@platform/downstream';
import { startOrderFulfillmentWorker } from '@platform/order-fulfillment-worker';
import { startQuoteApprovalWorker } from '@platform/quote-approval-worker';
import { type DevelopmentIssuer, startDevelopmentIssuer } from '@stepwright/service-kit';
import { type EngineServer, type PostgresServer, startPostgres } from '@stepwright/test-servers';
import { prepareServiceDatabase } from './databases.ts';
import type { PlatformOptions, PlatformPart, WorkerName } from './platform-options.ts';
import { choosePorts } from './ports.ts';
import { requireEngine } from './require-engine.ts';
import { startPlatformEngine } from './start-platform-engine.ts';
import { type Addresses, loggerOf, startServices } from './start-services.ts';

/** Everything, running. */
export interface Platform {
  readonly urls: Readonly<Record<PlatformPart, string>>;
  readonly engine: EngineServer;
  /** The engine's address as services and workers see it. */
  readonly engineUrl: string;
  readonly postgres: PostgresServer;
  readonly issuer: DevelopmentIssuer;
  readonly downstream: Downstream;
  /** The environment of a worker, for those who run it as a process of its own. */
  workerEnvironment(name: WorkerName): Record<string, string>;
  /** Stops everything in reverse order. Leaves no process behind. */
  stop(): Promise<void>;
}

/**
 * Starts the whole platform on loopback: PostgreSQL, the engine, the simulated external systems, the services and the workers.
 *
 * Services and workers run in this process, and still meet only over HTTP: each could run alone. What fails to start stops what was started before.
 */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const stopping: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stopping.splice(0).reverse()) await step();
  };
  try {
    const onStop = (step: () => Promise<unknown>): void => {
      stopping.push(step);
      options.signal?.throwIfAborted();
    };
    return await start(options, onStop, stop);
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function start(
  options: PlatformOptions,
  onStop: (step: () => Promise<unknown>) => void,
  stop: () => Promise<void>,
): Promise<Platform> {
  const { onProgress = () => undefined, withoutWorkers = [] } = options;
  const ports = await choosePorts(options.ports);
  const urls = Object.fromEntries(
    Object.entries(ports).map(([part, port]) => [part, `http://127.0.0.1:${port}`]),
  ) as Record<PlatformPart, string>;

  if (options.engineUrl !== undefined) await requireEngine(options.engineUrl);
  const postgres = await startPostgres(
    options.dataDir === undefined ? {} : { dataDir: join(options.dataDir, 'postgres') },
  );
  onStop(() => postgres.stop());
  onProgress('PostgreSQL is ready');
  const [engine, logins] = await both(startPlatformEngine(options, postgres, onStop), prepareServiceDatabase(postgres));
  onProgress(`The engine is ready at ${engine.url}`);
  const engineUrl = (await options.engineAddress?.(engine.url)) ?? engine.url;

  const issuer = await startDevelopmentIssuer({ port: ports.issuer });
  onStop(() => issuer.stop());
  const downstream = await startDownstream({ port: ports.downstream });
  onStop(() => downstream.stop());
  const address = { engineUrl, urls, issuer };
  await startServices({ ...address, ports, logins, logger: options.logger }, onStop);
  onProgress('The services are ready');

  const environments = new Map<WorkerName, Record<string, string>>();
  const workerEnvironment = (name: WorkerName): Record<string, string> => {
    const known = environments.get(name) ?? workerEnvironmentOf(name, address);
    environments.set(name, known);
    return known;
  };
  if (!withoutWorkers.includes('quote-approval')) {
    const worker = await startQuoteApprovalWorker(
      { ...workerEnvironment('quote-approval'), ...options.workerSettings },
      loggerOf(options, 'quote-approval'),
    );
    onStop(() => worker.stop());
  }
  if (!withoutWorkers.includes('order-fulfillment')) {
    const worker = await startOrderFulfillmentWorker(
      { ...workerEnvironment('order-fulfillment'), ...options.workerSettings },
      loggerOf(options, 'order-fulfillment'),
    );
    onStop(() => worker.stop());
  }
  onProgress('The workers are ready');
  return { urls, engine, engineUrl, postgres, issuer, downstream, workerEnvironment, stop };
}

/** Waits for both also when one fails: what is still starting could not be stopped. */
async function both<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

function workerEnvironmentOf(name: WorkerName, { engineUrl, urls, issuer }: Addresses): Record<string, string> {
  const common = {
    ENGINE_URL: engineUrl,
    TOKEN_URL: issuer.tokenUrl,
    CLIENT_ID: `${name}-worker`,
    CLIENT_SECRET: issuer.registerClient(`${name}-worker`, ['worker']),
  };
  if (name === 'quote-approval') return { ...common, QUOTE_URL: urls.quote, DOCUMENTS_URL: urls.downstream };
  return {
    ...common,
    ORDER_URL: urls.order,
    INVENTORY_URL: urls.downstream,
    PROVISIONING_URL: urls.downstream,
    BILLING_URL: urls.downstream,
    NOTIFICATION_URL: urls.downstream,
    BILLING_CLIENT_ID: 'billing-callback',
    BILLING_CLIENT_SECRET: issuer.registerClient('billing-callback', ['billing']),
  };
}

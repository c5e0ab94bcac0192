import type { EngineClient } from '@stepwright/engine-client';
import { Faults } from './faults/faults.ts';
import { withFaults } from './faults/with-faults.ts';
import { createInProcessClient } from './in-process.ts';
import { type JobRuns, type LocalEngineOptions, type OpenEngine, openEngine } from './local-engine.ts';
import { createDispatcher, type Dispatcher } from './rest/dispatch.ts';
import { CAMUNDA_VERSION } from './rest/resources/engine-queries.ts';
import { ROUTES } from './rest/routes.ts';
import { startRestServer } from './rest/server.ts';
import { statusPageRoutes } from './rest/status-page.ts';
import { testRoutes } from './rest/test-routes.ts';

/** An engine in this process, for tests that need neither a port nor JSON text. */
export interface LocalEngine extends JobRuns {
  /** The engine's REST API without HTTP: the same routes, errors and rules. */
  readonly client: EngineClient;
  /** Makes calls fail on demand. */
  readonly faults: Faults;
  /** The engine's time. */
  now(): Date;
  /** Puts the clock: it goes on from there, or stands still with `fixed`. Jobs that become due run when the job executor is on. */
  setClock(date: Date | 'reset', options?: { readonly fixed?: boolean }): Promise<void>;
  /** Ends what is under way and closes the data folder. May run twice. */
  stop(): Promise<void>;
}

/** How an engine is opened and where it listens. */
export interface LocalEngineServerOptions extends LocalEngineOptions {
  /** @default a free port */
  readonly port?: number;
  /** @default '127.0.0.1': the engine has no authentication, so only this machine reaches it */
  readonly host?: string;
  /** Opens `/test/clock` and `/test/faults`. @default false */
  readonly testClock?: boolean;
}

/** An engine that is served over HTTP. */
export interface LocalEngineServer extends LocalEngine {
  /** The address of the REST API, for example `http://127.0.0.1:8080/engine-rest`. */
  readonly url: string;
  readonly port: number;
}

/**
 * Creates an engine in this process, without a server.
 * @throws StoreError when the data folder is in use, corrupt or too new
 * @example
 * const engine = await createLocalEngine();
 * await engine.client.deployments.create({ name: 'demo', files: [{ name: 'demo.bpmn', content }] });
 */
export async function createLocalEngine(options: LocalEngineOptions = {}): Promise<LocalEngine> {
  return localEngine(await open(options));
}

/**
 * Starts an engine that answers Camunda's REST API at `/engine-rest`, with a status page at `/`. For development, tests and small use on one
 * machine: it has no authentication and listens on loopback unless told otherwise.
 * @throws StoreError when the data folder is in use, corrupt or too new
 * @example
 * const engine = await startLocalEngine({ port: 8080, dataDir: './engine' });
 */
export async function startLocalEngine(options: LocalEngineServerOptions = {}): Promise<LocalEngineServer> {
  const parts = await open(options);
  const engine = localEngine(parts);
  const { open: opened, dispatcher, faults } = parts;
  const beside = createDispatcher(opened.engine, [
    ...statusPageRoutes({ version: CAMUNDA_VERSION }),
    ...(options.testClock ? testRoutes({ setClock: (nowMs, how) => putClock(opened, nowMs, how), faults }) : []),
  ]);
  const { port, host } = options;
  const server = await startRestServer({
    dispatcher,
    beside,
    ...(port !== undefined && { port }),
    ...(host && { host }),
  }).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  return {
    ...engine,
    url: server.url,
    port: server.port,
    stop: async () => {
      await server.stop();
      await engine.stop();
    },
  };
}

interface Parts {
  readonly open: OpenEngine;
  readonly faults: Faults;
  readonly dispatcher: Dispatcher;
}

async function open(options: LocalEngineOptions): Promise<Parts> {
  const opened = await openEngine(options);
  const faults = new Faults();
  return { open: opened, faults, dispatcher: createDispatcher(opened.engine, ROUTES, withFaults(faults)) };
}

function localEngine({ open: opened, faults, dispatcher }: Parts): LocalEngine {
  return {
    client: createInProcessClient(dispatcher),
    faults,
    now: () => new Date(opened.clock.now()),
    setClock: async (date, { fixed = false } = {}) => {
      putClock(opened, date === 'reset' ? undefined : date.getTime(), { fixed });
    },
    advance: opened.advance,
    runDueJobs: opened.runDueJobs,
    runToNextDue: opened.runToNextDue,
    stop: opened.close,
  };
}

function putClock({ clock }: OpenEngine, nowMs: number | undefined, how: { readonly fixed: boolean }): void {
  if (nowMs === undefined) clock.reset();
  else clock.set(nowMs, how);
}

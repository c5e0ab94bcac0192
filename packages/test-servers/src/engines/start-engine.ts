import { dockerWanted } from '../containers/docker-wanted.ts';
import { ServerStartError } from '../server-start-error.ts';
import type { EngineDistribution } from './distributions.ts';
import { moveClock } from './move-clock.ts';
import { startLocalEngine } from './start-local-engine.ts';

export interface EngineOptions {
  /** The REST address of a running engine, ending in `/engine-rest`: it is used and nothing is started. */
  url?: string;
  /** @default 'camunda-7.24' */
  distribution?: EngineDistribution;
  /** A PostgreSQL database that no other engine uses (`postgres://user:password@host:port/name`). @default H2 in memory */
  database?: { url: string };
  /** Whether timers and asynchronous continuations run by themselves. @default true */
  jobExecutor?: boolean;
  /** Opens an endpoint that moves the engine's clock; only on loopback, only for tests. @default false */
  testClock?: boolean;
  /** @default a free port */
  port?: number;
  /** Starts a container instead of the local Java. @default true when STEPWRIGHT_TESTCONTAINERS is 1 */
  docker?: boolean;
  /** Gets every line that the engine or its build writes. */
  log?: (line: string) => void;
  /** Gets a line every few seconds while the engine is built. */
  onProgress?: (text: string) => void;
}

export interface EngineServer {
  /** The REST address, for example `http://127.0.0.1:23456/engine-rest`. */
  url: string;
  /** Absent when nothing was started on this machine. */
  pid?: number;
  /**
   * Moves the engine's clock; it goes on from there. Jobs that become due run within about a second.
   * @throws ServerStartError when the engine was started without `testClock`
   */
  setClock(date: Date | 'reset'): Promise<void>;
  /** Stops what was started; may be called again. */
  stop(): Promise<void>;
}

/** What a way of starting an engine answers. */
export interface StartedEngine {
  url: string;
  pid?: number;
  stop(): Promise<void>;
}

/**
 * Starts a Camunda 7-compatible engine that answers its REST API and ends with this process. History is full, and a
 * BPMN error that nothing catches is an exception. The first start on a machine builds the engine with Maven.
 *
 * @example
 * const engine = await startEngine({ testClock: true });
 * await engine.setClock(new Date('2030-01-01T00:00:00Z'));
 * await engine.stop();
 *
 * @throws ServerStartError when the engine cannot be built or started
 */
export async function startEngine(options: EngineOptions = {}): Promise<EngineServer> {
  const { url, pid, stop } = await findOrStart(options);
  return {
    url,
    ...(pid === undefined ? {} : { pid }),
    setClock: async (date) => {
      if (!options.testClock || options.url !== undefined) throw noTestClock();
      await moveClock(url, date);
    },
    stop,
  };
}

async function findOrStart(options: EngineOptions): Promise<StartedEngine> {
  if (options.url !== undefined) return { url: options.url.replace(/\/+$/, ''), stop: async () => {} };
  if (!dockerWanted(options.docker)) return await startLocalEngine(options);
  const { startEngineContainer } = await import('../containers/start-engine-container.ts');
  return await startEngineContainer(options);
}

function noTestClock(): ServerStartError {
  return new ServerStartError(
    'OPTION_UNSUPPORTED',
    'The clock of this engine cannot be moved: start it with startEngine({ testClock: true }) and without url.',
  );
}

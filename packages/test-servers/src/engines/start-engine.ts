import { dockerWanted } from '../containers/docker-wanted.ts';
import { ServerStartError } from '../server-start-error.ts';
import { chooseDistribution, type EngineDistribution } from './distributions.ts';
import { moveClock } from './move-clock.ts';
import { startJavaEngine } from './start-java-engine.ts';

/** Which engine is started, and how; or which running one is used. */
export interface EngineOptions {
  /** The REST address of a running engine, ending in `/engine-rest`: it is used and nothing is started. */
  url?: string;
  /** @default what STEPWRIGHT_ENGINE names, else 'local' */
  distribution?: EngineDistribution;
  /** For Java engines: a PostgreSQL database that no other engine uses (`postgres://user:password@host:port/name`). @default H2 in memory */
  database?: { url: string };
  /** For the local engine: the folder that it keeps everything in. @default in memory */
  dataDir?: string;
  /** Whether timers and asynchronous continuations run by themselves. @default true */
  jobExecutor?: boolean;
  /** Opens an endpoint that moves the engine's clock; only on loopback, only for tests. @default false */
  testClock?: boolean;
  /** What happens to a BPMN error that nothing catches: an exception, or the silent end of its path. @default 'exception' */
  unhandledBpmnError?: 'exception' | 'silent';
  /** @default a free port */
  port?: number;
  /** For Java engines started here: `throughput` lets Java compile as in production; it starts slower and is faster after some thousand tasks. @default 'start' */
  optimizedFor?: 'start' | 'throughput';
  /** Starts a Java engine in a container instead of with the Java of this machine. @default true when STEPWRIGHT_TESTCONTAINERS is 1 */
  docker?: boolean;
  /** Gets every line that the engine or its build writes. */
  log?: (line: string) => void;
  /** Gets a line every few seconds while the engine is built. */
  onProgress?: (text: string) => void;
}

/** An engine that answers. */
export interface EngineServer {
  /** The REST address, for example `http://127.0.0.1:23456/engine-rest`. */
  url: string;
  /** Absent when it is not a process of its own on this machine. */
  pid?: number;
  /**
   * Moves the engine's clock; it goes on from there, or with `fixed` stands still until it is moved again (long polls
   * then never time out). Jobs that become due run within about a second.
   * @throws ServerStartError when the engine was started without `testClock`
   */
  setClock(date: Date | 'reset', options?: { fixed?: boolean }): Promise<void>;
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
 * Starts a Camunda 7-compatible engine that answers its REST API and ends with this process. History is full. The local
 * engine runs in this process; the first start of a Java engine on a machine builds it with Maven.
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
    setClock: async (date, { fixed = false } = {}) => {
      if (!options.testClock || options.url !== undefined) throw noTestClock();
      await moveClock(url, date, fixed);
    },
    stop,
  };
}

async function findOrStart(options: EngineOptions): Promise<StartedEngine> {
  if (options.url !== undefined) return { url: options.url.replace(/\/+$/, ''), stop: async () => {} };
  const distribution = chooseDistribution(options.distribution);
  refuseForeignOptions(distribution, options);
  if (distribution === 'local') {
    const { startEmbeddedEngine } = await import('./start-embedded-engine.ts');
    return await startEmbeddedEngine(options);
  }
  if (!dockerWanted(options.docker)) return await startJavaEngine(distribution, options);
  const { startEngineContainer } = await import('../containers/start-engine-container.ts');
  return await startEngineContainer(distribution, options);
}

/** What would be ignored would mislead: data in memory that was to be kept. */
function refuseForeignOptions(distribution: EngineDistribution, { database, dataDir, docker }: EngineOptions): void {
  const isLocal = distribution === 'local';
  if (isLocal && database !== undefined) throw foreignOption('database', 'The local engine keeps its data in dataDir');
  if (isLocal && docker === true) throw foreignOption('docker', 'The local engine runs in this process');
  if (!isLocal && dataDir !== undefined) throw foreignOption('dataDir', 'A Java engine keeps its data in a database');
}

function foreignOption(option: string, why: string): ServerStartError {
  return new ServerStartError('OPTION_UNSUPPORTED', `${why}: leave out ${option}, or choose another distribution.`);
}

function noTestClock(): ServerStartError {
  return new ServerStartError(
    'OPTION_UNSUPPORTED',
    'The clock of this engine cannot be moved: start it with startEngine({ testClock: true }) and without url.',
  );
}

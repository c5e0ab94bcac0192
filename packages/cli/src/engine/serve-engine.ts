import { resolve } from 'node:path';
import { type LocalEngineServer, startLocalEngine } from '@stepwright/local-engine';
import type { Terminal } from '../terminal.ts';
import { engineBanner } from './engine-banner.ts';
import { listenForEnd } from './listen-for-end.ts';
import { startRefusal } from './start-refusal.ts';
import { withinLimit } from './within-limit.ts';

/** How the engine is served. */
export interface ServeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Left out: everything is in memory. */
  readonly dataDir?: string;
  readonly jobExecutor: boolean;
  readonly unhandledBpmnError: 'exception' | 'silent';
  readonly testEndpoints: boolean;
}

/** For the requests that run, and the last bytes to the disk. */
const stopLimitMs = 10_000;

/**
 * Serves the local engine until SIGINT or SIGTERM; a second one ends the process at once.
 *
 * @throws {Refusal} when the port or the data folder cannot be had.
 */
export async function serveEngine(given: ServeOptions, terminal: Terminal): Promise<void> {
  const options = given.dataDir === undefined ? given : { ...given, dataDir: resolve(given.dataDir) };
  const end = listenForEnd();
  const engine = await start(options, terminal);
  terminal.out(engineBanner(engine.url, options));
  terminal.out(`Ended by ${await end}: stopping …`);
  await withinLimit(engine.stop(), stopLimitMs, 'The engine did not stop');
  terminal.out('Stopped.');
}

async function start(options: ServeOptions, terminal: Terminal): Promise<LocalEngineServer> {
  const { testEndpoints, ...engineOptions } = options;
  try {
    return await startLocalEngine({ ...engineOptions, testClock: testEndpoints, log: (line) => terminal.err(line) });
  } catch (cause) {
    throw startRefusal(cause, options) ?? cause;
  }
}

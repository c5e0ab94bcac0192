import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseDistribution } from '@stepwright/test-servers';
import { defaultDataDir } from './default-data-dir.ts';
import { demonstrate } from './demonstrate.ts';
import { farewell } from './farewell.ts';
import { Interruption, listenForInterruption } from './interruption.ts';
import { openPlatformLog } from './platform-log.ts';
import { type Platform, startPlatform } from './start-platform.ts';

const usage = `npm start [-- options]

Starts the whole platform on this machine and plays one quote to a completed order.

  --exit           stop after the order is COMPLETED; exit code 0, or 1 with the reason
  --data-dir DIR   where databases, engine and log are kept (default: ${defaultDataDir()})
  --engine NAME    local (default: it needs nothing but Node), camunda or operaton (real ones: they need Java)
  --help           this text

Ctrl-C stops everything, a second one at once; before the order is COMPLETED the exit code is 130 then.
Environment: ENGINE_URL uses a running Camunda 7-compatible engine instead of starting one.
Each engine keeps its own data: an order goes on with the engine that it began with.
`;

/** The ports that the platform takes when they are free. */
const ports = {
  downstream: 8700,
  catalog: 8701,
  quote: 8702,
  order: 8703,
  workflow: 8704,
  operations: 8705,
  issuer: 8706,
};

const write = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      exit: { type: 'boolean' },
      'data-dir': { type: 'string' },
      engine: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    write(usage);
    return 0;
  }
  const engine = chooseDistribution(values.engine);
  const isExit = values.exit === true;
  const signal = listenForInterruption(() => write('\nStopping … (once more: at once)'));
  const dataDir = values['data-dir'] ?? defaultDataDir();
  const log = openPlatformLog(join(dataDir, 'platform.log'));
  const platform = await startPlatform({
    dataDir,
    engine,
    logger: log.logger,
    ports,
    ...(process.env.ENGINE_URL === undefined ? {} : { engineUrl: process.env.ENGINE_URL }),
    onProgress: (text) => write(`· ${text}`),
    // Stopping waits for the fetches that run.
    workerSettings: { LONG_POLL_MS: '1000' },
    signal,
  });
  write(`· Services and workers log to ${log.path}`);
  const interrupted = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    const isPlayed = await Promise.race([play(platform, isExit, signal), interrupted]);
    if (isExit) return 0;
    write(await farewell(platform));
    await interrupted.catch(() => undefined);
    return isPlayed ? 0 : 1;
  } finally {
    if (!signal.aborted) write('Stopping …');
    await platform.stop();
    write('Everything has stopped.');
  }
}

/** Says whether the demonstration has ended well; with `isExit` a failure is thrown. It is silent once it is interrupted. */
async function play(platform: Platform, isExit: boolean, signal: AbortSignal): Promise<boolean> {
  const tell = (line: string): void => (signal.aborted ? undefined : write(line));
  tell('');
  try {
    await demonstrate(platform, tell);
    return true;
  } catch (cause) {
    if (isExit) throw cause;
    tell(`\nThe demonstration failed: ${cause instanceof Error ? cause.message : cause}`);
    return false;
  }
}

try {
  process.exitCode = await main();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = cause instanceof Interruption ? cause.exitCode : 1;
}

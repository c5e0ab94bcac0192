import { parseArgs } from 'node:util';
import { defaultDataDir } from './default-data-dir.ts';
import { demonstrate } from './demonstrate.ts';
import { farewell } from './farewell.ts';
import { type Platform, startPlatform } from './start-platform.ts';

const usage = `npm start [-- options]

Starts the whole platform on this machine and plays one quote to a completed order.

  --exit           stop after the order is COMPLETED; exit code 0, or 1 with the reason
  --data-dir DIR   where the databases are kept (default: ${defaultDataDir()})
  --help           this text

Environment: ENGINE_URL uses a running Camunda 7-compatible engine instead of starting one.
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
    options: { exit: { type: 'boolean' }, 'data-dir': { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    write(usage);
    return 0;
  }
  const stopAsked = signalled();
  const starting = startPlatform({
    dataDir: values['data-dir'] ?? defaultDataDir(),
    ports,
    ...(process.env.ENGINE_URL === undefined ? {} : { engineUrl: process.env.ENGINE_URL }),
    onProgress: (text) => write(`· ${text}`),
  });
  const platform = await starting;
  try {
    const ended = await Promise.race([play(platform, values.exit === true), stopAsked]);
    if (values.exit === true || ended === 'stop') return 0;
    write(await farewell(platform));
    await stopAsked;
    return 0;
  } finally {
    write('Stopping …');
    await platform.stop();
    write('Everything has stopped.');
  }
}

async function play(platform: Platform, isExit: boolean): Promise<'played'> {
  write('');
  try {
    await demonstrate(platform, write);
  } catch (cause) {
    if (isExit) throw cause;
    write(`\nThe demonstration failed: ${cause instanceof Error ? cause.message : cause}`);
    process.exitCode = 1;
  }
  return 'played';
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function signalled(): Promise<'stop'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve('stop');
        process.once(signal, () => process.exit(130));
      });
    }
  });
}

try {
  process.exitCode = (await main()) || process.exitCode || 0;
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

import { Command, InvalidArgumentError, Option } from 'commander';
import type { Terminal } from '../terminal.ts';
import type { ServeOptions } from './serve-engine.ts';

/** What commander reads. */
interface Read {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly jobExecutor: 'on' | 'off';
  readonly unhandledBpmnError: 'exception' | 'silent';
  readonly testEndpoints: boolean;
}

const examples = `
Examples:
  $ stepwright engine                          in memory, on http://127.0.0.1:8080/engine-rest
  $ stepwright engine --port 0                 on a free port, which is printed
  $ stepwright engine --data ./engine-data     keeps everything on disk, also through kill -9
  $ stepwright engine --job-executor off       timers wait for POST /job/{id}/execute

Exit codes: 0 after Ctrl-C or SIGTERM, 1 when something broke, 2 when it could not start as asked.`;

/** `stepwright engine`: serves the local engine until it is told to end. */
export function engineCommand(terminal: Terminal): Command {
  return new Command('engine')
    .description('Starts the local process engine: Camunda 7 semantics and REST API, without Java.')
    .option('--port <port>', 'port of the REST API; 0 takes a free one', portOf, 8080)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--data <dir>', 'folder that keeps everything (default: in memory, gone at the end)', folderOf)
    .addOption(
      new Option('--job-executor <state>', 'whether due jobs run by themselves').choices(['on', 'off']).default('on'),
    )
    .addOption(
      new Option('--unhandled-bpmn-error <way>', 'what a BPMN error does that nothing catches')
        .choices(['exception', 'silent'])
        .default('exception'),
    )
    .option('--test-endpoints', 'opens /test/clock and /test/faults, for tests only', false)
    .addHelpText('after', examples)
    .allowExcessArguments(false)
    .action(async (read: Read) => {
      // Not before: other commands start without an engine.
      const { serveEngine } = await import('./serve-engine.ts');
      await serveEngine(serveOptionsOf(read), terminal);
    });
}

function serveOptionsOf({ port, host, data, jobExecutor, unhandledBpmnError, testEndpoints }: Read): ServeOptions {
  return {
    port,
    host,
    jobExecutor: jobExecutor === 'on',
    unhandledBpmnError,
    testEndpoints,
    ...(data === undefined ? {} : { dataDir: data }),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function folderOf(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Name a folder, or leave --data out to keep everything in memory.');
}

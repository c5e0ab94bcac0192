import { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** What commander reads of both. */
interface ReadEngine {
  readonly url?: string;
  readonly testClock?: boolean;
  readonly config?: string;
}

const runExamples = `
Scenarios are files of JSON: recorded by "stepwright scenario record", or written by writeScenarios() of @stepwright/process-test. Their models
and contracts are those of stepwright.config.ts. An engine that is named must have its job executor off; without a test clock it fires timers
before they are due, and scenarios that need more are refused.

Examples:
  $ stepwright scenario run                                     every *.scenarios.json of the project, on an engine in this process
  $ stepwright scenario run order.scenarios.json --url http://127.0.0.1:8080/engine-rest
  $ stepwright scenario run --pictures out                      a picture of the model with its way for each that fails

Exit codes: 0 all went as they say, 1 some did not, 2 it could not run. A secret of the engine is read from ENGINE_AUTHORIZATION.`;

const recordExamples = `
The history of the instance is read, nothing is changed. The scenario is tried with the models of the project before it is written: a model that
goes another way now is told, and nothing is written. The engine needs the history level full.

Examples:
  $ stepwright scenario record 6f1c0a52-0d0e-11f0-b2a2-0242ac120002 --url http://127.0.0.1:8080/engine-rest --out order.scenarios.json

Exit codes: 0 done, 2 it could not be recorded. A secret of the engine is read from ENGINE_AUTHORIZATION.`;

/**
 * `stepwright scenario`: runs scenarios, and makes them of what happened.
 *
 * @param end is told whether a scenario failed.
 */
export function scenarioCommand(terminal: Terminal, end: (hasFailed: boolean) => void): Command {
  return new Command('scenario')
    .description('Tests processes by scenarios: runs them, and records them from real instances.')
    .addCommand(runCommand(terminal, end))
    .addCommand(recordCommand(terminal));
}

function runCommand(terminal: Terminal, end: (hasFailed: boolean) => void): Command {
  return withEngine(new Command('run'))
    .description('Runs scenarios that are saved as JSON.')
    .argument('[files...]', 'files and globs (default: **/*.scenarios.json of the project)')
    .option('--pictures <dir>', 'a failing scenario leaves a picture of its way here (default: none)')
    .addHelpText('after', runExamples)
    .action(async (files: readonly string[], read: ReadEngine & { readonly pictures?: string }) => {
      // Not before: other commands start without it.
      const { runScenarioFiles } = await import('./run-scenario-files.ts');
      end(await runScenarioFiles({ ...read, files, workingFolder: process.cwd(), environment: process.env }, terminal));
    });
}

function recordCommand(terminal: Terminal): Command {
  return withEngine(new Command('record'))
    .description('Makes a scenario of a real process instance.')
    .argument('<process-instance>', 'its id')
    .requiredOption('--out <file>', 'the file that gets the scenario, behind those that it has')
    .option('--name <text>', 'how the scenario is called (default: by its business key)')
    .addHelpText('after', recordExamples)
    .action(async (processInstanceId: string, read: ReadEngine & { readonly out: string; readonly name?: string }) => {
      const { recordToFile } = await import('./record-to-file.ts');
      const surroundings = { workingFolder: process.cwd(), environment: process.env };
      await recordToFile({ ...read, ...surroundings, processInstanceId }, terminal);
    });
}

function withEngine(command: Command): Command {
  return command
    .option(
      '--url <address>',
      'the REST API of an engine, as http://host:8080/engine-rest (default: one in this process)',
    )
    .option('--test-clock', 'the engine has the endpoint /test/clock of engines that were built for tests')
    .option('--config <file>', 'the configuration (default: stepwright.config.ts here or above)');
}

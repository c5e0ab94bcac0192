import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { engineCommand } from './engine/engine-command.ts';
import { Refusal } from './refusal.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** The command has done its work, or was asked to end. */
const done = 0;
/** Something broke that nobody could foresee. */
const broken = 1;
/** The options or the machine do not allow it. */
const refused = 2;

/**
 * Runs the command `stepwright`.
 *
 * @param words what follows the name of the command.
 * @param terminal @default the terminal of this process
 * @returns the exit code: 0 done, 1 broken, 2 refused.
 * @example
 * await runCli(['engine', '--port', '8080']);
 */
export async function runCli(words: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    await programOf(terminal).parseAsync([...words], { from: 'user' });
    return done;
  } catch (cause) {
    // commander has written its own message already.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? done : refused;
    if (cause instanceof Refusal) {
      terminal.err(cause.message);
      return refused;
    }
    terminal.err(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    return broken;
  }
}

function programOf(terminal: Terminal): Command {
  const output = {
    writeOut: (text: string) => terminal.out(text.trimEnd()),
    writeErr: (text: string) => terminal.err(text.trimEnd()),
  };
  const program = new Command('stepwright')
    .description('Tools for workflow-centric systems on Camunda 7-compatible engines.')
    .version(versionOfPackage())
    .configureOutput(output)
    .exitOverride();
  // Commands that are added ready-made inherit nothing by themselves.
  program.addCommand(engineCommand(terminal).copyInheritedSettings(program));
  return program;
}

function versionOfPackage(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

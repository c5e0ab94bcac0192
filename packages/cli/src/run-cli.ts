import { Command, CommanderError } from 'commander';
import { engineCommand } from './engine/engine-command.ts';
import { generateCommand } from './generate/generate-command.ts';
import { lintCommand } from './lint/lint-command.ts';
import { packageVersion } from './package-version.ts';
import { Refusal } from './refusal.ts';
import { scenarioCommand } from './scenario/scenario-command.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** The command has done its work, or was asked to end. */
const done = 0;
/** Something broke that nobody could foresee. */
const broken = 1;
/** The options or the machine do not allow it. */
const refused = 2;
/** A command that looks for faults has run, and found some. Such a command ends with 2 when it breaks, so that 1 says one thing only. */
const found = 1;

/** What a command tells of its end. */
interface Ending {
  code: number;
  /** The code when it breaks. */
  broken: number;
}

/**
 * Runs the command `stepwright`.
 *
 * @param words what follows the name of the command.
 * @param terminal @default the terminal of this process
 * @returns the exit code: 0 done, 1 broken, 2 refused; of `lint` and `generate` 0 done, 1 found something, 2 broken or refused.
 * @example
 * await runCli(['engine', '--port', '8080']);
 */
export async function runCli(words: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const ending: Ending = { code: done, broken };
  try {
    await programOf(terminal, ending).parseAsync([...words], { from: 'user' });
    return ending.code;
  } catch (cause) {
    // commander has written its own message already.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? done : refused;
    if (cause instanceof Refusal) {
      terminal.err(cause.message);
      return refused;
    }
    terminal.err(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    return ending.broken;
  }
}

function programOf(terminal: Terminal, ending: Ending): Command {
  const output = {
    writeOut: (text: string) => terminal.out(text.trimEnd()),
    writeErr: (text: string) => terminal.err(text.trimEnd()),
  };
  const program = new Command('stepwright')
    .description('Tools for workflow-centric systems on Camunda 7-compatible engines.')
    .version(packageVersion())
    .configureOutput(output)
    .exitOverride();
  const end = (hasFound: boolean) => {
    ending.code = hasFound ? found : done;
  };
  const isLooking = () => {
    ending.broken = refused;
  };
  program.addCommand(engineCommand(terminal));
  program.addCommand(lintCommand(terminal, end).hook('preAction', isLooking));
  program.addCommand(generateCommand(terminal, end).hook('preAction', isLooking));
  program.addCommand(scenarioCommand(terminal, end).hook('preAction', isLooking));
  inherit(program);
  return program;
}

/** Commands that are added ready-made inherit nothing by themselves. */
function inherit(from: Command): void {
  for (const command of from.commands) inherit(command.copyInheritedSettings(from));
}

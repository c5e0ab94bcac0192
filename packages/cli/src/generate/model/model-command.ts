import { Command } from 'commander';
import type { Terminal } from '../../terminal.ts';

/** What commander reads. */
interface Read {
  readonly out?: string;
  readonly check?: boolean;
  readonly config?: string;
}

const examples = `
Of each model a module <name>.model.ts is made, with the ids, topics, codes and variables of its processes as constants and types: code that
names a part which the model does not have does not compile. A module is written whole or not at all, and only where it is another one.

Examples:
  $ stepwright generate model                            every model of the project, as stepwright.config.ts says
  $ stepwright generate model bpmn/order.bpmn            bpmn/order.model.ts
  $ stepwright generate model --out src/models           all into one folder
  $ stepwright generate model --check                    for CI: are they what the models say?

Exit codes: 0 done, 1 --check found modules that are missing, stale or left over, 2 it could not run.`;

/** `stepwright generate model`: names the parts of models as types. */
export function modelCommand(terminal: Terminal, end: (hasFound: boolean) => void): Command {
  return new Command('model')
    .description('Writes a module with the names of each model beside it.')
    .argument('[paths...]', 'files, folders and globs (default: the whole project)')
    .option(
      '--out <dir>',
      'the folder of the modules (default: generate.out of the configuration, else beside each model)',
    )
    .option('--check', 'writes nothing, and lists the modules that are not what the models say')
    .option('--config <file>', 'the configuration (default: stepwright.config.ts here or above)')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], { out, check = false, config }: Read) => {
      // Not before: other commands start without it.
      const { generateModels } = await import('./generate-models.ts');
      end(await generateModels({ paths, out, config, isCheck: check, workingFolder: process.cwd() }, terminal));
    });
}

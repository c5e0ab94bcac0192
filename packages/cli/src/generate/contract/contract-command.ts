import { Command } from 'commander';
import type { Terminal } from '../../terminal.ts';

/** What commander reads. */
interface Read {
  readonly out: string;
}

const examples = `
For each process of the model that has external tasks a folder is made: a contract of the process, one of each task, and a first handler of
each. What the model does not say is left open, with a comment, and does not compile until you have decided it. No file is ever overwritten.

Examples:
  $ stepwright generate contract bpmn/order.bpmn --out contracts     contracts/order/process.ts, reserve-stock.ts, handlers/reserve-stock.ts, ...
  $ stepwright generate contract bpmn/order.bpmn --out contracts     again, after a topic was added: only its files are new

Exit codes: 0 done, also when every file was there, 2 it could not run.`;

/** `stepwright generate contract`: drafts the contracts of a model that has none. */
export function contractCommand(terminal: Terminal): Command {
  return new Command('contract')
    .description('Writes the first draft of the contracts and handlers of a model.')
    .argument('<model>', 'a BPMN file')
    .requiredOption('--out <dir>', 'the folder that gets a folder for each process')
    .addHelpText('after', examples)
    .allowExcessArguments(false)
    .action(async (model: string, { out }: Read) => {
      // Not before: other commands start without it.
      const { generateContracts } = await import('./generate-contracts.ts');
      generateContracts({ model, out, workingFolder: process.cwd() }, terminal);
    });
}

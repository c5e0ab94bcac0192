import { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { contractCommand } from './contract/contract-command.ts';
import { modelCommand } from './model/model-command.ts';

/**
 * `stepwright generate`: makes TypeScript from models.
 *
 * @param end is told whether `--check` found files that are not as they should be.
 */
export function generateCommand(terminal: Terminal, end: (hasFound: boolean) => void): Command {
  return new Command('generate')
    .description('Makes TypeScript from models: the names of their parts, and drafts of contracts.')
    .addCommand(modelCommand(terminal, end))
    .addCommand(contractCommand(terminal));
}

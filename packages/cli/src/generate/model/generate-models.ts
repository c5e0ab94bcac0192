import { visibleText } from '@stepwright/model-lint';
import { writeAtomically } from '../../files/write-atomically.ts';
import type { Terminal } from '../../terminal.ts';
import { compareModules, type Difference } from './compare-modules.ts';
import { type ModuleOptions, planModules } from './plan-modules.ts';

/**
 * Writes the modules of the chosen models, or with `isCheck` only tells which are not as they should be. Every module is made before the first
 * is written.
 *
 * @returns whether a check found something.
 * @throws {Refusal} when it cannot run as asked.
 */
export async function generateModels(
  { isCheck, ...options }: ModuleOptions & { readonly isCheck: boolean },
  terminal: Terminal,
): Promise<boolean> {
  const plan = await planModules(options);
  const differences = compareModules(plan);
  if (isCheck) return tell(differences, terminal);
  for (const difference of differences) {
    if (difference.state === 'left over') {
      terminal.err(`${visibleText(difference.name)} is left over, its model is gone: remove it`);
      continue;
    }
    writeAtomically(difference.module.path, difference.module.text);
    terminal.out(`wrote ${visibleText(difference.name)}`);
  }
  const count = plan.modules.length;
  if (differences.length === 0)
    terminal.out(`nothing to write: ${count} ${count === 1 ? 'module is' : 'modules are'} as they should be`);
  return false;
}

function tell(differences: readonly Difference[], terminal: Terminal): boolean {
  for (const { name, state } of differences) terminal.out(`${visibleText(name)} is ${state}`);
  if (differences.length > 0) terminal.err('Run "stepwright generate model", remove what is left over, and commit it.');
  return differences.length > 0;
}

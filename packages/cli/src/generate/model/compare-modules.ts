import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isModelModule } from '@stepwright/codegen';
import { nameOfFile } from '../../files/find-files.ts';
import { Refusal } from '../../refusal.ts';
import type { ModulePlan, PlannedModule } from './plan-modules.ts';

/** How a module on disk differs from the plan. */
export type Difference =
  | { readonly state: 'missing' | 'stale'; readonly name: string; readonly module: PlannedModule }
  | { readonly state: 'left over'; readonly name: string };

/**
 * Compares a plan with what is on disk. Line ends do not count: git may change them.
 *
 * @throws {Refusal} when a file that somebody wrote by hand is where a module should be.
 */
export function compareModules({ folder, modules, ownFolder }: ModulePlan): readonly Difference[] {
  const differing = modules.flatMap((module): readonly Difference[] => {
    const found = textAt(module.path);
    if (found === module.text) return [];
    if (found !== undefined && !isModelModule(found)) {
      throw new Refusal(`${module.name} is not made by this command: rename it, or name another folder by --out.`);
    }
    return [{ state: found === undefined ? 'missing' : 'stale', name: module.name, module }];
  });
  return [...differing, ...(ownFolder === undefined ? [] : leftOver(ownFolder, folder, modules))];
}

function leftOver(ownFolder: string, folder: string, modules: readonly PlannedModule[]): readonly Difference[] {
  const planned = new Set(modules.map(({ path }) => path));
  return globSync('*.model.ts', { cwd: ownFolder })
    .map((file) => join(ownFolder, file))
    .filter((path) => !planned.has(path) && isModelModule(textAt(path) ?? ''))
    .sort()
    .map((path) => ({ state: 'left over', name: nameOfFile(folder, path) }));
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Refusal(`${path} cannot be read (${code}): let this user read it, or name another folder by --out.`, {
      cause,
    });
  }
}

import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';

/** The names that a configuration may have. */
export const configNames: readonly string[] = ['ts', 'mts', 'mjs', 'js'].map((end) => `stepwright.config.${end}`);

/**
 * Finds the configuration: the given one, else the first from the folder upwards.
 *
 * @throws {Refusal} when the given one is not there, or a folder has two.
 */
export function findConfig(folder: string, given?: string): string | undefined {
  if (given !== undefined) {
    const path = resolve(folder, given);
    if (existsSync(path)) return path;
    throw new Refusal(`There is no configuration ${given}: correct --config, or leave it out to search upwards.`);
  }
  for (let at = resolve(folder); ; at = dirname(at)) {
    const [found, second] = configNames.map((name) => join(at, name)).filter((path) => existsSync(path));
    if (found && second) {
      throw new Refusal(`${at} has ${basename(found)} and ${basename(second)}: remove one, or name one by --config.`);
    }
    if (found || dirname(at) === at) return found;
  }
}

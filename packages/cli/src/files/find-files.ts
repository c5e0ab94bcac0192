import { existsSync, globSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { isDecisionFile, isModelFile } from '@stepwright/model-lint';
import type { StepwrightConfig } from '../config/stepwright-config.ts';
import { Refusal } from '../refusal.ts';

/** What belongs to others, or is made. */
const passedOver = ['node_modules', '.git', 'dist'];

const modelGlobs = ['**/*.bpmn', '**/*.bpmn20.xml'];
const decisionGlobs = ['**/*.dmn', '**/*.dmn11.xml'];
const namesOfModels = 'names end with .bpmn, .bpmn20.xml, .dmn or .dmn11.xml';

/** The models of a project, as absolute paths in a stable order. */
export function findProjectFiles(folder: string, { models, decisions }: StepwrightConfig): readonly string[] {
  const patterns = [...(models ?? modelGlobs), ...(decisions ?? decisionGlobs)];
  return sorted(patterns.flatMap((pattern) => globbed(folder, pattern)));
}

/**
 * The models that paths name: a file is itself, a folder all models below it, anything else a glob.
 *
 * @throws {Refusal} for a path that is not there, and a file that is no model.
 */
export function findChosenFiles(folder: string, paths: readonly string[]): readonly string[] {
  return sorted(paths.flatMap((path) => filesOf(folder, path)));
}

function filesOf(folder: string, path: string): readonly string[] {
  const absolute = resolve(folder, path);
  if (existsSync(absolute)) {
    if (statSync(absolute).isDirectory()) {
      const found = [...modelGlobs, ...decisionGlobs].flatMap((pattern) => globbed(absolute, pattern));
      if (found.length === 0) throw new Refusal(`There is no model in ${path}: ${namesOfModels}.`);
      return found;
    }
    if (!isModelName(absolute)) throw new Refusal(`${path} is no model: ${namesOfModels}.`);
    return [absolute];
  }
  if (!/[*?[{]/.test(path)) throw new Refusal(`There is no file or folder ${path}.`);
  const found = globbed(folder, path.replaceAll('\\', '/'));
  if (found.length === 0) throw new Refusal(`No model matches ${path}: ${namesOfModels}.`);
  return found;
}

/**
 * The files of any kind that paths name, as absolute paths in a stable order: a file is itself, anything else a glob.
 *
 * @throws {Refusal} for a file that is not there.
 */
export function findNamedFiles(folder: string, paths: readonly string[]): readonly string[] {
  return sorted(
    paths.flatMap((path) => {
      if (/[*?[{]/.test(path)) return matching(folder, path.replaceAll('\\', '/'));
      if (!existsSync(resolve(folder, path))) throw new Refusal(`There is no file ${path}.`);
      return [resolve(folder, path)];
    }),
  );
}

function globbed(folder: string, pattern: string): readonly string[] {
  return matching(folder, pattern).filter(isModelName);
}

function matching(folder: string, pattern: string): readonly string[] {
  // Who names such a folder in the pattern means it.
  const excluded = new Set(passedOver.filter((name) => !pattern.split('/').includes(name)));
  return globSync(pattern, { cwd: folder, exclude: (path) => excluded.has(basename(path)) })
    .map((path) => (isAbsolute(path) ? path : join(folder, path)))
    .filter(mayBeFile);
}

/** Whether it is a file, or something that reading will complain of. */
function mayBeFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return true;
  }
}

function isModelName(path: string): boolean {
  return isModelFile(path) || isDecisionFile(path);
}

function sorted(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort();
}

/** How findings name a file: relative to the project's folder, as a whole path outside of it, with forward slashes. */
export function nameOfFile(folder: string, path: string): string {
  const inside = relative(folder, path);
  return (inside.startsWith('..') ? path : inside).replaceAll('\\', '/');
}

import { basename, dirname, join, resolve } from 'node:path';
import { CodegenError, modelModule } from '@stepwright/codegen';
import { isModelFile } from '@stepwright/model-lint';
import { type ProjectConfig, readConfig } from '../../config/read-config.ts';
import { findChosenFiles, findProjectFiles, nameOfFile } from '../../files/find-files.ts';
import { readBounded } from '../../files/read-bounded.ts';
import { Refusal } from '../../refusal.ts';

/** What `stepwright generate model` was asked for. */
export interface ModuleOptions {
  /** Files, folders and globs; empty for the whole project. */
  readonly paths: readonly string[];
  /** Instead of that of the configuration; relative to the working folder. */
  readonly out: string | undefined;
  /** Left out: searched upwards from the working folder. */
  readonly config: string | undefined;
  readonly workingFolder: string;
}

/** A module as it should be on disk. */
export interface PlannedModule {
  readonly path: string;
  /** The path as people are told it. */
  readonly name: string;
  readonly text: string;
}

/** The modules of a project. */
export interface ModulePlan {
  /** Names of files are relative to it. */
  readonly folder: string;
  readonly modules: readonly PlannedModule[];
  /** The folder in which there should be no other modules; undefined when they stand elsewhere, or only some were asked for. */
  readonly ownFolder: string | undefined;
}

/**
 * Makes the modules of the chosen models, and writes nothing.
 *
 * @throws {Refusal} with what is wrong with every model of which none can be made, or when two would be the same file.
 */
export async function planModules(options: ModuleOptions): Promise<ModulePlan> {
  const project = await readConfig(options.workingFolder, options.config);
  const { folder } = project;
  const out = outOf(options, project);
  const models = modelsOf(options, project);
  const refused: string[] = [];
  const modules = models.flatMap((model): readonly PlannedModule[] => {
    const fileName = nameOfFile(folder, model);
    const path = join(out ?? dirname(model), moduleNameOf(model));
    try {
      const text = modelModule({ fileName, content: readBounded(model, fileName) });
      return [{ path, name: nameOfFile(folder, path), text }];
    } catch (cause) {
      if (!(cause instanceof CodegenError)) throw cause;
      refused.push(cause.message);
      return [];
    }
  });
  if (refused.length > 0) throw new Refusal(refused.join('\n'));
  refuseSamePaths(models, modules, folder);
  return { folder, modules, ownFolder: options.paths.length === 0 ? out : undefined };
}

function outOf({ out, workingFolder }: ModuleOptions, { config, folder }: ProjectConfig): string | undefined {
  if (out !== undefined) return resolve(workingFolder, out);
  return config.generate?.out === undefined ? undefined : resolve(folder, config.generate.out);
}

function modelsOf({ paths, workingFolder }: ModuleOptions, { config, folder, path }: ProjectConfig): readonly string[] {
  const stated = { models: config.generate?.models ?? config.models, decisions: [] };
  const found = paths.length > 0 ? findChosenFiles(workingFolder, paths) : findProjectFiles(folder, stated);
  const models = found.filter(isModelFile);
  if (models.length > 0) return models;
  const cure = path === undefined ? 'name files or folders' : `name files or folders, or correct "models" of ${path}`;
  throw new Refusal(`There is no model${paths.length > 0 ? ` in ${paths.join(' ')}` : ` in ${folder}`}: ${cure}.`);
}

/** `order.bpmn` and `order.bpmn20.xml` give `order.model.ts`. */
function moduleNameOf(model: string): string {
  return `${basename(model).replace(/\.(?:bpmn|bpmn20\.xml)$/, '')}.model.ts`;
}

function refuseSamePaths(models: readonly string[], modules: readonly PlannedModule[], folder: string): void {
  modules.forEach(({ path, name }, index) => {
    const first = modules.findIndex((other) => other.path === path);
    if (first === index) return;
    const [one, other] = [models[first], models[index]].map((model = '') => nameOfFile(folder, model));
    throw new Refusal(`${one} and ${other} would both give ${name}: rename one of them, or leave --out out.`);
  });
}

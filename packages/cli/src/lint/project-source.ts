import { createProject, type Project, type SourceFile, visibleText } from '@stepwright/model-lint';
import { readConfig } from '../config/read-config.ts';
import type { StepwrightConfig } from '../config/stepwright-config.ts';
import { findChosenFiles, findProjectFiles, nameOfFile } from '../files/find-files.ts';
import { readBounded } from '../files/read-bounded.ts';
import { Refusal } from '../refusal.ts';
import type { LintOptions, LintSurroundings } from './lint-options.ts';
import type { Progress } from './progress.ts';

/** The files of a project as they are on disk. */
export interface ProjectSource {
  /** Names of files are relative to it: the configuration's folder, else the working folder. */
  readonly folder: string;
  readonly config: StepwrightConfig;
  readonly files: readonly SourceFile[];
  /** The names of the files whose findings are wanted. */
  readonly chosen: ReadonlySet<string>;
}

/**
 * Reads the whole project, and the files that paths name besides. Without a configuration the paths are the project.
 *
 * @throws {Refusal} when there is no model, or something cannot be read.
 */
export async function readSource(
  { paths, config: given }: LintOptions,
  { workingFolder }: LintSurroundings,
  progress: Progress,
): Promise<ProjectSource> {
  const { path: configPath, folder, config } = await readConfig(workingFolder, given);
  const chosen = findChosenFiles(workingFolder, paths);
  const isProjectWanted = configPath !== undefined || paths.length === 0;
  const all = isProjectWanted ? findProjectFiles(folder, config) : [];
  const files = [...new Set([...all, ...chosen])].sort();
  if (files.length === 0) throw new Refusal(nothingFound(folder, configPath));
  return {
    folder,
    config,
    chosen: new Set((paths.length > 0 ? chosen : files).map((path) => nameOfFile(folder, path))),
    files: files.map((path) => {
      const fileName = nameOfFile(folder, path);
      progress.tell(`reading ${visibleText(fileName)}`);
      return { fileName, content: readBounded(path, fileName) };
    }),
  };
}

function nothingFound(folder: string, configPath: string | undefined): string {
  if (configPath === undefined)
    return `There is no model in ${folder}: name files or folders, or add a stepwright.config.ts.`;
  return `There is no model in ${folder}: correct "models" and "decisions" of ${configPath}.`;
}

/** Puts the files of a source together with its contracts and policy. */
export function projectOf({ config: { contracts, lint } }: ProjectSource, files: readonly SourceFile[]): Project {
  return createProject({ files, contracts, policy: lint?.policy });
}

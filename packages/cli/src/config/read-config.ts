import { dirname } from 'node:path';
import { findConfig } from './find-config.ts';
import type { StepwrightConfig } from './stepwright-config.ts';

/** A configuration with the folder that its paths are relative to. */
export interface ProjectConfig {
  /** Undefined when there is none. */
  readonly path: string | undefined;
  /** The configuration's folder, else the working folder. */
  readonly folder: string;
  readonly config: StepwrightConfig;
}

/**
 * Reads the configuration of a project: the given one, else the first from the working folder upwards, else an empty one.
 *
 * @throws {Refusal} when it is not there, cannot be loaded, or is not valid.
 */
export async function readConfig(workingFolder: string, given: string | undefined): Promise<ProjectConfig> {
  const path = findConfig(workingFolder, given);
  if (path === undefined) return { path, folder: workingFolder, config: {} };
  const { loadConfig } = await import('./load-config.ts');
  return { path, folder: dirname(path), config: await loadConfig(path) };
}

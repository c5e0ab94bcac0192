import { dirname } from 'node:path';
import type { ProcessRoom } from './process-room.ts';
import type { Repository } from './repository.ts';
import { bannedWords } from './rules/banned-words.ts';
import { commentedOutCode } from './rules/commented-out-code.ts';
import { declaredDependencies } from './rules/declared-dependencies.ts';
import { deepImports } from './rules/deep-imports.ts';
import { executableModels } from './rules/executable-models.ts';
import { fileNames } from './rules/file-names.ts';
import { fileSize } from './rules/file-size.ts';
import { functionSize } from './rules/function-size.ts';
import { importCycles } from './rules/import-cycles.ts';
import { importDirection } from './rules/import-direction.ts';
import { links } from './rules/links.ts';
import { lockfile } from './rules/lockfile.ts';
import { modelErrors } from './rules/model-errors.ts';
import { modelMessages } from './rules/model-messages.ts';
import { ownIndex } from './rules/own-index.ts';
import { packageManifests } from './rules/package-manifests.ts';
import { readmes } from './rules/readmes.ts';
import { retryPolicies } from './rules/retry-policies.ts';
import { topics } from './rules/topics.ts';
import type { Violation } from './violation.ts';

/** The rules on files. */
export const repositoryRules: Readonly<Record<string, (repository: Repository) => Violation[]>> = {
  importDirection,
  deepImports,
  ownIndex,
  importCycles,
  declaredDependencies,
  fileSize,
  functionSize,
  fileNames,
  bannedWords,
  commentedOutCode,
  packageManifests,
  lockfile,
  readmes,
  links,
};

/** The rules on processes: contract, model and worker say the same. */
export const processRules: Readonly<Record<string, (rooms: readonly ProcessRoom[]) => Violation[]>> = {
  topics,
  retryPolicies,
  modelErrors,
  modelMessages,
  executableModels,
};

const everybodyHas = new Set([
  '/',
  '/tmp',
  '/var',
  '/var/tmp',
  '/opt',
  '/srv',
  '/usr',
  '/usr/src',
  '/home',
  '/root',
  '/mnt',
]);

/** Folders of this machine that no file may name: the repository's, the one above, the user's; not those that every machine has. */
export function machineFoldersOf(root: string, home: string): string[] {
  return [root, dirname(root), home].filter((folder) => !everybodyHas.has(folder) && folder.split('/').length > 1);
}

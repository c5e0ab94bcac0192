import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

const homeFolder = /(?<![\w.])(?:\/home\/\w+|\/Users\/\w+|\/root)\/[\w.]|\b[A-Z]:\\Users\\/;
const registryHost =
  /\bhttps?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio|mirror)[\w.-]*|\bregistry\s*[=:]\s*["']?https?:\/\/[\w.:-]+/i;
const ownHosts = /\/\/(?:localhost|127\.0\.0\.1)/;

/**
 * No file names a folder of the machine that it was written on, nor a registry's address.
 *
 * @param machineFolders absolute folders of this machine, such as the one that the repository is in.
 */
export function privatePlaces(repository: Repository, machineFolders: readonly string[] = []): Violation[] {
  return repository.files.flatMap((file) =>
    (repository.textOf(file) ?? '').split('\n').flatMap((text, index) => {
      const found = placeIn(text, machineFolders);
      if (found === undefined) return [];
      return [
        {
          rule: 'private-places',
          file,
          line: index + 1,
          message: `names ${found}; write a relative path, or take it from the environment`,
        },
      ];
    }),
  );
}

function placeIn(text: string, machineFolders: readonly string[]): string | undefined {
  const folder = machineFolders.find((candidate) => namesFolder(text, candidate));
  if (folder !== undefined) return folder;
  const home = homeFolder.exec(text)?.[0];
  if (home !== undefined) return home;
  const registry = registryHost.exec(text)?.[0];
  return registry === undefined || ownHosts.test(registry) ? undefined : registry;
}

/** The folder begins a word in the text, so that `src/app/` is not taken for `/app/`. */
function namesFolder(text: string, folder: string): boolean {
  for (let at = text.indexOf(`${folder}/`); at >= 0; at = text.indexOf(`${folder}/`, at + 1)) {
    if (at === 0 || /[\s"'`(=:]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

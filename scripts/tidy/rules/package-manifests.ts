import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';
import type { Manifest } from '../workspace.ts';

const exactVersion = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

/** Every package.json has the licence, is ESM, and names exact versions; of a workspace, the version that it has. */
export function packageManifests(repository: Repository): Violation[] {
  return repository.files
    .filter((file) => file === 'package.json' || file.endsWith('/package.json'))
    .flatMap((file) => {
      const manifest = JSON.parse(repository.textOf(file) ?? '{}') as Manifest;
      return faultsOf(manifest, repository).map((message) => ({ rule: 'package-manifests', file, message }));
    });
}

function faultsOf(manifest: Manifest, repository: Repository): string[] {
  const { license, type, dependencies, devDependencies, optionalDependencies } = manifest;
  return [
    ...(license === 'Apache-2.0' ? [] : [`has the license ${license}; write "license": "Apache-2.0"`]),
    ...(type === 'module' ? [] : [`has the type ${type}; write "type": "module"`]),
    ...Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(([name, version]) =>
      versionFaults(name, version, repository),
    ),
  ];
}

function versionFaults(name: string, version: string, repository: Repository): string[] {
  if (!exactVersion.test(version))
    return [`asks for ${name} ${version}; pin one version, as npm install --save-exact does`];
  const workspace = repository.workspaceNamed(name);
  if (!workspace || workspace.manifest.version === version) return [];
  return [`asks for ${name} ${version}, but ${workspace.folder} is ${workspace.manifest.version}; write that version`];
}

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A project outside of the repository that has what users install. */
export interface PackedCli {
  readonly folder: string;
  /** What `npx stepwright` runs. */
  readonly stepwright: string;
  readonly bpmnlint: string;
  remove(): void;
}

/** Packs the command and the contract package as they would be published, and puts them beside bpmnlint. Needs `npm run build`. */
export function packCli(root: string): PackedCli {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepwright-bench-lint-')));
  const modules = join(folder, 'node_modules');
  const scope = join(modules, '@stepwright');
  mkdirSync(scope, { recursive: true });
  for (const name of ['cli', 'contract']) {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, '-w', `packages/${name}`], {
      cwd: root,
      stdio: 'pipe',
    });
    const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', tarball], { cwd: folder });
    cpSync(join(folder, 'package'), join(scope, name), { recursive: true });
    rmSync(join(folder, 'package'), { recursive: true });
    rmSync(join(folder, tarball));
  }
  // Libraries are linked: installing them is not what is measured.
  const installed = join(root, 'node_modules');
  for (const name of readdirSync(installed))
    if (!name.startsWith('@') && !name.startsWith('.')) symlinkSync(join(installed, name), join(modules, name));
  symlinkSync(join(installed, '@bpmn-io'), join(modules, '@bpmn-io'));
  return {
    folder,
    stepwright: join(scope, 'cli/dist/main.js'),
    bpmnlint: join(modules, 'bpmnlint/bin/bpmnlint.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

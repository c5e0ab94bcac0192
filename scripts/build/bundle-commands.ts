import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/** Loaded when a command asks for it, and large: it stays the package that it is. */
const external = ['@stepwright/local-engine'];

interface Manifest {
  readonly bin?: Readonly<Record<string, string>>;
}

/**
 * Bundles the built commands of a package into few files, with what they import: a command starts cold, and reading hundreds of files costs
 * more than the work. Declarations stay as they are. Licences of bundled libraries are put beside them. A package without commands is left alone.
 */
export async function bundleCommands(root: string, folder: string): Promise<void> {
  const home = join(root, folder);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
  if (!bin) return;
  const dist = join(home, 'dist');
  const entries = ['index', ...Object.values(bin).map((file) => basename(file, '.js'))];
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(dist, `${name}.js`)])),
    platform: 'node',
    external: (id) => external.includes(id),
    logLevel: 'silent',
  });
  const made = join(home, 'bundle');
  const { output } = await bundle.write({ dir: made, chunkFileNames: 'chunk-[name].js' });
  for (const file of globSync('**/*.js', { cwd: dist })) rmSync(join(dist, file));
  for (const file of readdirSync(made)) renameSync(join(made, file), join(dist, file));
  rmSync(made, { recursive: true });
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licencesOf(modules));
}

function licencesOf(modules: readonly string[]): string {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the library that a module belongs to; undefined for our own. */
function packageFolder(module: string): string | undefined {
  if (!module.includes('node_modules')) return undefined;
  for (let at = dirname(module); basename(at) !== 'node_modules' && at !== dirname(at); at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name) return at;
  }
  return undefined;
}

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const example = fileURLToPath(new URL('../../', import.meta.url));

/** A project outside the repository that has our packages as a user gets them: from tarballs, without the repository. */
export interface PackedProject extends AsyncDisposable {
  readonly folder: string;
  /** What each package's tarball holds, by the package's name. */
  readonly contents: ReadonlyMap<string, readonly string[]>;
  /** Runs a program of the project, or `node` of one of its versions; answers what it wrote. */
  run(program: string, ...args: string[]): Promise<string>;
}

/** Builds and packs every published package, and installs them in an empty project beside these others. */
export async function packedProject(others: Readonly<Record<string, string>>): Promise<PackedProject> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-packed-'));
  await run(process.execPath, ['scripts/build.ts'], { cwd: root, timeout: 120_000 });
  const contents = new Map<string, readonly string[]>();
  const dependencies: Record<string, string> = { ...others };
  for (const { name, path } of await publishedPackages()) {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: path });
    const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
    if (!packed) throw new Error(`npm pack of ${name} made nothing`);
    contents.set(
      name,
      packed.files.map((file) => file.path),
    );
    dependencies[name] = `file:./${packed.filename}`;
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder, timeout: 240_000 });
  await copyExample(folder);
  return {
    folder,
    contents,
    run: async (program, ...args) => {
      const { stdout } = await run(join(folder, 'node_modules', program), args, { cwd: folder, timeout: 90_000 });
      return stdout;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function publishedPackages(): Promise<{ name: string; path: string }[]> {
  const folders = await readdir(join(root, 'packages'), { withFileTypes: true });
  const found = folders
    .filter((entry) => entry.isDirectory())
    .map(async ({ name: folder }) => {
      const path = join(root, 'packages', folder);
      const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as {
        name: string;
        private?: boolean;
      };
      return { name: manifest.name, path, isPrivate: manifest.private === true };
    });
  return (await Promise.all(found)).filter(({ isPrivate }) => !isPrivate);
}

/** The worker and its model as a user would have them, and a program that runs them once. */
async function copyExample(folder: string): Promise<void> {
  await mkdir(join(folder, 'src'));
  for (const file of ['hello.bpmn', 'src/hello-worker.ts', 'src/demo.ts'])
    await cp(join(example, file), join(folder, file));
  await writeFile(
    join(folder, 'run.ts'),
    "import { runDemo } from './src/demo.ts';\nconsole.log(await runDemo('Ada'));\n",
  );
  for (const file of ['greet.contract.ts', 'greet.handler.ts', 'greet-in-thread.ts'])
    await cp(join(example, 'test/threads', file), join(folder, 'src', file));
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: ['node'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src', 'run.ts'] }));
}

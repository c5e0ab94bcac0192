import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';
import { pollUntil } from '../poll-until.ts';
import { claim } from '../processes/claim.ts';
import { guard } from '../processes/keeper.ts';
import { LogTail } from '../processes/log-tail.ts';
import { processIdentity } from '../processes/process-identity.ts';
import { ServerStartError } from '../server-start-error.ts';
import { cacheFolder } from './cache-folder.ts';
import { contentHash } from './content-hash.ts';
import { findMaven } from './find-java.ts';

export interface BuildOptions {
  /** For progress and messages, for example `the Camunda 7.24 engine`. */
  title: string;
  /** The Maven project's folder within this package. */
  project: readonly string[];
  /** The end of the sentence that says what to install. */
  otherwise: string;
  onProgress?: (text: string) => void;
  log?: (line: string) => void;
}

const BUILD_LIMIT_MS = 15 * 60_000;
const PROGRESS_EVERY_MS = 3_000;

/**
 * Builds one of our Maven projects unless its result is cached; returns the folder with what was built (Maven's `target`).
 *
 * 1. The cache folder's name is a hash of the project, so another version of this package never finds this one's result.
 * 2. A result appears under its name by one rename, complete or not at all.
 * 3. One process builds; others wait for it, because Maven's local repository is not made for two writers.
 */
export async function buildProject(options: BuildOptions): Promise<string> {
  const [kind = 'projects'] = options.project;
  const project = packageFolder(...options.project);
  const folder = join(cacheFolder(), kind);
  const result = join(folder, await contentHash(project));
  if (existsSync(result)) return result;
  const maven = await findMaven(options.otherwise);
  await mkdir(folder, { recursive: true });
  const release = await withProgress(options, () => claimBuild(`${result}.building`, result, options));
  try {
    if (!existsSync(result)) await withProgress(options, () => build(maven, project, result, options));
  } finally {
    release?.();
  }
  return result;
}

/** Waits until the build is ours, or somebody else's build is done. */
async function claimBuild(file: string, result: string, { title }: BuildOptions): Promise<(() => void) | undefined> {
  let release: (() => void) | undefined;
  const settled = await pollUntil(
    () => {
      const claimed = claim(file);
      if ('release' in claimed) release = claimed.release;
      return release !== undefined || existsSync(result);
    },
    BUILD_LIMIT_MS,
    200,
  );
  if (settled) return release;
  throw new ServerStartError(
    'BUILD_FAILED',
    `Another process has been building ${title} for ${BUILD_LIMIT_MS / 60_000} minutes: end it, or remove ${file}.`,
  );
}

async function build(maven: string, project: string, result: string, options: BuildOptions): Promise<void> {
  const draft = await mkdtemp(`${result}.draft-`);
  try {
    await cp(project, draft, { recursive: true });
    await runMaven(maven, draft, options);
    await rename(join(draft, 'target'), result);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function runMaven(maven: string, draft: string, { title, log }: BuildOptions): Promise<void> {
  const child = spawn(maven, ['--batch-mode', '--no-transfer-progress', '-DskipTests', 'package'], {
    cwd: draft,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: BUILD_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const tail = new LogTail(log);
  tail.read(child.stdout);
  tail.read(child.stderr);
  const identity = child.pid === undefined ? undefined : processIdentity(child.pid);
  const release = guard({
    ...(child.pid === undefined || identity === undefined ? {} : { pid: child.pid, identity }),
    steps: [{ signal: 'SIGTERM', limitMs: 2_000 }],
    removeFolders: [draft],
  });
  try {
    const [code] = await once(child, 'close');
    if (code === 0) return;
    throw new ServerStartError(
      'BUILD_FAILED',
      `Maven could not build ${title}: ${advice(tail.lines)}; its last lines:`,
      {
        logTail: tail.lines,
      },
    );
  } finally {
    release();
  }
}

function advice(lines: readonly string[]): string {
  return lines.some((line) => line.includes('No compiler is provided'))
    ? 'the Java on PATH is a runtime only, install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless)'
    : 'it needs a Maven repository such as Maven Central, see ~/.m2/settings.xml for mirrors and proxies';
}

async function withProgress<Result>({ title, onProgress }: BuildOptions, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const tell = () => {
    const seconds = Math.round((performance.now() - start) / 1000);
    onProgress?.(`building ${title} (first start only), ${seconds} s`);
  };
  const timer = setInterval(tell, PROGRESS_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { buildProject } from '../java/build-project.ts';
import { findJava } from '../java/find-java.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { DISTRIBUTION_TITLES, type JavaDistribution } from './distributions.ts';
import { engineAnswers } from './engine-answers.ts';
import { engineEnvironment } from './engine-environment.ts';
import type { EngineOptions, StartedEngine } from './start-engine.ts';

/** The first start on a database creates its schema; several engines may share two cores. */
const READY_LIMIT_MS = 180_000;
const OTHERWISE =
  'set ENGINE_URL to a running Camunda 7-compatible engine, or use the local engine, which needs no Java';
/** In tests a start of 6 s counts more than throughput. Without the compiler of the last tier Java needs up to twice the time for a task, so a benchmark leaves it on. */
const JVM_FLAGS = {
  start: ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m'],
  throughput: ['-Xmx2g'],
} as const;

/** Starts an engine with the Java of this machine. */
export async function startJavaEngine(distribution: JavaDistribution, options: EngineOptions): Promise<StartedEngine> {
  const { log, onProgress, optimizedFor = 'start' } = options;
  const java = await findJava(OTHERWISE);
  const title = DISTRIBUTION_TITLES[distribution];
  const built = await buildProject({
    title: `the ${title} engine`,
    project: ['engines', distribution],
    otherwise: OTHERWISE,
    ...(log === undefined ? {} : { log }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-engine-'));
  const server = await ServerProcess.start({
    name: `The ${title} engine`,
    command: java,
    args: [...JVM_FLAGS[optimizedFor], `-Djava.io.tmpdir=${folder}`, '-jar', join(built, 'engine.jar'), CONFIGURATION],
    cwd: folder,
    env: { ...engineEnvironment(options, port), ENGINE_LIVES_WITH: 'stdin' },
    stdinOpen: true,
    steps: [{ signal: 'SIGTERM', limitMs: 10_000 }],
    removeFolders: [folder],
    ...(log === undefined ? {} : { log }),
  });
  const url = `http://127.0.0.1:${port}/engine-rest`;
  await server.waitUntilReady(() => engineAnswers(url), READY_LIMIT_MS);
  return { url, pid: server.pid, stop: () => server.stop() };
}

/** Only the configuration in the jar counts, not one that happens to lie in the working folder. */
const CONFIGURATION = '--spring.config.location=classpath:/application.yaml';

import { GenericContainer, TestContainers, Wait } from 'testcontainers';
import type { JavaDistribution } from '../engines/distributions.ts';
import { engineEnvironment } from '../engines/engine-environment.ts';
import type { EngineOptions, StartedEngine } from '../engines/start-engine.ts';
import { packageFolder } from '../package-folder.ts';

const IMAGE = 'maven:3.9-eclipse-temurin-17';
const PORT = 8080;
/** It downloads and builds in the container, on every start. */
const READY_LIMIT_MS = 10 * 60_000;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Builds and starts the same engine in a container, for machines with Docker and without Java. */
export async function startEngineContainer(
  distribution: JavaDistribution,
  options: EngineOptions,
): Promise<StartedEngine> {
  const { log, onProgress } = options;
  const {
    PATH: _path,
    HOME: _home,
    JAVA_HOME: _javaHome,
    ...environment
  } = engineEnvironment(await reachable(options), PORT);
  onProgress?.(`building and starting the engine ${distribution} in a container`);
  const container = await new GenericContainer(IMAGE)
    .withCopyDirectoriesToContainer([{ source: packageFolder('engines', distribution), target: '/engine' }])
    .withWorkingDir('/engine')
    .withEnvironment({ ...defined(environment), ENGINE_ADDRESS: '0.0.0.0' })
    .withCommand(['sh', '-c', 'mvn -B -q -DskipTests package && exec java -Xmx512m -jar target/engine.jar'])
    .withExposedPorts(options.port === undefined ? PORT : { container: PORT, host: options.port })
    .withLogConsumer((stream) => stream.on('data', (line) => log?.(String(line).trimEnd())))
    .withWaitStrategy(Wait.forHttp('/engine-rest/version', PORT))
    .withStartupTimeout(READY_LIMIT_MS)
    .start();
  return {
    url: `http://${container.getHost()}:${container.getMappedPort(PORT)}/engine-rest`,
    stop: async () => {
      await container.stop();
    },
  };
}

/** Makes a database on this machine reachable under a name that the container knows. */
async function reachable(options: EngineOptions): Promise<EngineOptions> {
  if (options.database === undefined) return options;
  const url = new URL(options.database.url);
  if (!LOOPBACK.includes(url.hostname)) return options;
  await TestContainers.exposeHostPorts(Number(url.port || 5432));
  url.hostname = 'host.testcontainers.internal';
  return { ...options, database: { url: url.href } };
}

function defined(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';
import { buildProject } from '../java/build-project.ts';
import { findJava } from '../java/find-java.ts';
import { guard } from '../processes/keeper.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { ServerStartError } from '../server-start-error.ts';
import { brokerAnswers } from './broker-answers.ts';
import { kafkaProperties } from './kafka-properties.ts';
import type { KafkaOptions, KafkaServer } from './start-kafka.ts';

const READY_LIMIT_MS = 90_000;
const FORMAT_LIMIT_MS = 60_000;
const OTHERWISE = 'set KAFKA_BROKERS to a running broker';
const JVM_FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m'];

/** Starts a broker with the Java of this machine. */
export async function startLocalKafka(options: KafkaOptions): Promise<KafkaServer> {
  const { log, onProgress } = options;
  const java = await findJava(OTHERWISE);
  const built = await buildProject({
    title: 'the Kafka broker',
    project: ['brokers', 'kafka-4.3'],
    otherwise: OTHERWISE,
    ...(log === undefined ? {} : { log }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-kafka-'));
  const release = guard({ steps: [], removeFolders: [folder] });
  try {
    return await launch(java, join(built, 'lib', '*'), folder, options);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
}

async function launch(java: string, classPath: string, folder: string, { log }: KafkaOptions): Promise<KafkaServer> {
  const brokerPort = await freePort();
  const properties = join(folder, 'server.properties');
  await writeFile(properties, kafkaProperties(brokerPort, await freePort(), join(folder, 'data')));
  const args = [...JVM_FLAGS, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', classPath];
  await format(java, args, properties);
  const server = await ServerProcess.start({
    name: 'Kafka',
    command: java,
    args: [...args, 'kafka.Kafka', properties],
    cwd: folder,
    env: { PATH: process.env.PATH },
    steps: [{ signal: 'SIGTERM', limitMs: 15_000 }],
    removeFolders: [folder],
    ...(log === undefined ? {} : { log }),
  });
  await server.waitUntilReady(() => brokerAnswers('127.0.0.1', brokerPort), READY_LIMIT_MS);
  return { brokers: `127.0.0.1:${brokerPort}`, pid: server.pid, stop: () => server.stop() };
}

async function format(java: string, args: string[], properties: string): Promise<void> {
  const clusterId = randomBytes(16).toString('base64url');
  try {
    await promisify(execFile)(
      java,
      // In one word: one random id in 64 begins with a hyphen and would be taken for an option.
      [...args, 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '--config', properties],
      { timeout: FORMAT_LIMIT_MS, killSignal: 'SIGKILL' },
    );
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new ServerStartError('SERVER_EXITED', 'Kafka could not format its data folder; its last lines:', {
      logTail: `${stdout}${stderr}`.trim().split('\n').slice(-20),
      cause,
    });
  }
}

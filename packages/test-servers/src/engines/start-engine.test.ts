import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { fakePrograms } from '../../test/helpers/fake-programs.ts';
import { type EngineOptions, type EngineServer, startEngine } from './start-engine.ts';

let undo: () => Promise<void> = async () => {};

afterEach(async () => {
  vi.unstubAllEnvs();
  await undo();
});

async function onPath(scripts: Record<string, string>): Promise<void> {
  ({ undo } = await fakePrograms(scripts));
}

const camunda = { distribution: 'camunda-7.24' } as const;
const JAVA_17 = `echo 'openjdk version "17.0.15" 2025-04-15' >&2`;

test('without Java says in one sentence what to install', async () => {
  await onPath({});
  await expect(startEngine(camunda)).rejects.toMatchObject({
    code: 'JAVA_MISSING',
    message:
      'Java 17 or later was not found on PATH: install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless), or set ENGINE_URL to a running Camunda 7-compatible engine, or use the local engine, which needs no Java.',
  });
});

test.each(['11.0.2', '1.8.0_392'])('names the version of a Java that is too old: %s', async (version) => {
  await onPath({ java: `echo 'openjdk version "${version}"' >&2` });
  await expect(startEngine(camunda)).rejects.toMatchObject({
    code: 'JAVA_MISSING',
    message: expect.stringMatching(/^Java 17 or later is needed and Java (11|8) was found on PATH: install/),
  });
});

test('without Maven and without a cached engine says in one sentence what to install', async () => {
  await onPath({ java: JAVA_17 });
  await expect(startEngine(camunda)).rejects.toMatchObject({
    code: 'MAVEN_MISSING',
    message:
      'Maven (mvn) was not found on PATH: install it (Debian: apt-get install maven), or set ENGINE_URL to a running Camunda 7-compatible engine, or use the local engine, which needs no Java.',
  });
});

test('an engine that ends while it starts is reported with its last lines', async () => {
  await onPath({
    java: `[ "$1" = -version ] && ${JAVA_17} && exit 0\necho 'Port is taken'; exit 3`,
    mvn: '/bin/mkdir -p target',
  });
  await expect(startEngine(camunda)).rejects.toMatchObject({
    code: 'SERVER_EXITED',
    message: expect.stringContaining('exit code 3'),
    logTail: expect.arrayContaining(['Port is taken']),
  });
});

test('refuses to move the clock of an engine that it did not start with a test clock', async () => {
  const engine = await startEngine({ url: 'http://127.0.0.1:1/engine-rest/' });
  expect(engine.url).toBe('http://127.0.0.1:1/engine-rest');
  await expect(engine.setClock(new Date())).rejects.toMatchObject({ code: 'OPTION_UNSUPPORTED' });
});

describe('without a distribution', () => {
  test('starts the local engine, which needs no Java', async () => {
    vi.stubEnv('STEPWRIGHT_ENGINE', undefined);
    await onPath({});
    const engine = await started({});
    expect(await (await fetch(`${engine.url}/version`)).json()).toHaveProperty('version');
    expect(engine.pid).toBeUndefined();
  });

  test('starts the one that STEPWRIGHT_ENGINE names', async () => {
    vi.stubEnv('STEPWRIGHT_ENGINE', 'camunda');
    await onPath({});
    await expect(startEngine()).rejects.toMatchObject({ code: 'JAVA_MISSING' });
    vi.stubEnv('STEPWRIGHT_ENGINE', 'camunda-8');
    await expect(startEngine()).rejects.toMatchObject({
      code: 'OPTION_UNSUPPORTED',
      message: 'There is no engine "camunda-8": take one of local, camunda-7.24, operaton-1.0.',
    });
  });
});

describe('the local engine', () => {
  test('has a clock that can be moved, when that was asked for', async () => {
    const engine = await started({ distribution: 'local', testClock: true });
    await expect(engine.setClock(new Date('2030-01-01T00:00:00Z'), { fixed: true })).resolves.toBeUndefined();
    const closed = await started({ distribution: 'local' });
    expect((await fetch(new URL('/test/clock', closed.url), { method: 'DELETE' })).status).toBe(404);
  });

  test('keeps one data folder for one owner, and finds it again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'stepwright-engine-'));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const first = await started({ distribution: 'local', dataDir });
    await expect(startEngine({ distribution: 'local', dataDir })).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    await first.stop();
    await started({ distribution: 'local', dataDir });
  });

  test('says that its port is taken', async () => {
    const { url } = await started({ distribution: 'local' });
    await expect(startEngine({ distribution: 'local', port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'SERVER_EXITED',
      message: expect.stringMatching(/^The local engine could not be started: .*EADDRINUSE/),
    });
  });
});

test.each([
  [{ distribution: 'local', database: { url: 'postgres://127.0.0.1/engine' } }, 'database'],
  [{ distribution: 'local', docker: true }, 'docker'],
  [{ distribution: 'camunda-7.24', dataDir: '/srv/engine' }, 'dataDir'],
] as const)('refuses %j, which would be ignored', async (options, named) => {
  await expect(startEngine(options)).rejects.toMatchObject({
    code: 'OPTION_UNSUPPORTED',
    message: expect.stringContaining(`leave out ${named}, or choose another distribution`),
  });
});

/** Starts an engine that is stopped at the end of the test. */
async function started(options: EngineOptions): Promise<EngineServer> {
  const engine = await startEngine(options);
  onTestFinished(() => engine.stop());
  return engine;
}

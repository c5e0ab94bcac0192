import { afterEach, expect, test } from 'vitest';
import { fakePrograms } from '../../test/helpers/fake-programs.ts';
import { startEngine } from './start-engine.ts';

let undo: () => Promise<void> = async () => {};

afterEach(() => undo());

async function onPath(scripts: Record<string, string>): Promise<void> {
  ({ undo } = await fakePrograms(scripts));
}

const JAVA_17 = `echo 'openjdk version "17.0.15" 2025-04-15' >&2`;

test('without Java says in one sentence what to install', async () => {
  await onPath({});
  await expect(startEngine()).rejects.toMatchObject({
    code: 'JAVA_MISSING',
    message:
      'Java 17 or later was not found on PATH: install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless), or set ENGINE_URL to a running Camunda 7-compatible engine.',
  });
});

test.each(['11.0.2', '1.8.0_392'])('names the version of a Java that is too old: %s', async (version) => {
  await onPath({ java: `echo 'openjdk version "${version}"' >&2` });
  await expect(startEngine()).rejects.toMatchObject({
    code: 'JAVA_MISSING',
    message: expect.stringMatching(/^Java 17 or later is needed and Java (11|8) was found on PATH: install/),
  });
});

test('without Maven and without a cached engine says in one sentence what to install', async () => {
  await onPath({ java: JAVA_17 });
  await expect(startEngine()).rejects.toMatchObject({
    code: 'MAVEN_MISSING',
    message:
      'Maven (mvn) was not found on PATH: install it (Debian: apt-get install maven), or set ENGINE_URL to a running Camunda 7-compatible engine.',
  });
});

test('an engine that ends while it starts is reported with its last lines', async () => {
  await onPath({
    java: `[ "$1" = -version ] && ${JAVA_17} && exit 0\necho 'Port is taken'; exit 3`,
    mvn: '/bin/mkdir -p target',
  });
  await expect(startEngine()).rejects.toMatchObject({
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

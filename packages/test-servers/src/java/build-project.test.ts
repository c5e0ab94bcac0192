import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fakePrograms } from '../../test/helpers/fake-programs.ts';
import { buildProject } from './build-project.ts';

let undo: () => Promise<void> = async () => {};

afterEach(() => undo());

const PROJECT = { title: 'the broker', project: ['brokers', 'kafka-4.3'], otherwise: 'give the address of one' };

/** A Maven that says its version, or notes in `builds` that it was asked to build and waits a moment. */
const MAVEN = `[ "$1" = -version ] && exit 0
echo built >> "$(/usr/bin/dirname "$0")/builds"
/bin/sleep 0.3
/bin/mkdir target && echo result > target/result`;

test('several at once build once and get the same complete result', async () => {
  const fake = await fakePrograms({ mvn: MAVEN });
  undo = fake.undo;
  const results = await Promise.all([buildProject(PROJECT), buildProject(PROJECT), buildProject(PROJECT)]);
  expect(new Set(results).size).toBe(1);
  expect(await readFile(join(results[0], 'result'), 'utf8')).toBe('result\n');
  expect(await readFile(join(fake.folder, 'builds'), 'utf8')).toBe('built\n');
  expect(await readdir(join(fake.folder, 'cache', 'brokers'))).toHaveLength(1);
});

test('a cached result needs no Maven', async () => {
  const fake = await fakePrograms({ mvn: MAVEN });
  undo = fake.undo;
  const first = await buildProject(PROJECT);
  await rm(join(fake.folder, 'mvn'));
  expect(await buildProject(PROJECT)).toBe(first);
});

test('a failed build is reported with its last lines, leaves nothing behind and can be tried again', async () => {
  const fake = await fakePrograms({ mvn: `[ "$1" = -version ] && exit 0\necho '[ERROR] Unknown host'; exit 1` });
  undo = fake.undo;
  for (let tries = 0; tries < 2; tries++) {
    await expect(buildProject(PROJECT)).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      logTail: ['[ERROR] Unknown host'],
    });
  }
  expect(await readdir(join(fake.folder, 'cache', 'brokers'))).toEqual([]);
});

test('a Java without compiler is named as the cause', async () => {
  const fake = await fakePrograms({
    mvn: `[ "$1" = -version ] && exit 0\necho 'No compiler is provided in this environment.'; exit 1`,
  });
  undo = fake.undo;
  await expect(buildProject(PROJECT)).rejects.toThrow(/runtime only, install a JDK 17/);
});

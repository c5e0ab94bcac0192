import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@platform/quote-to-order';
import { freePort, startEngine } from '@stepwright/test-servers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { leftOf, type ProcessRow, runStartCommand, type StartCommand } from '../helpers/start-command.ts';

let folder: string;
let dataDir: string;
/** A PATH without Java. */
let barePath: string;
const started: StartCommand[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-start-'));
  // The user that PostgreSQL runs as must be able to enter.
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  barePath = join(folder, 'bin');
  await makePath(barePath, ['node', 'id']);
});

afterEach(async () => {
  for (const { process } of started.splice(0)) process.kill('SIGKILL');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function start(options: readonly string[] = [], environment: Readonly<Record<string, string | undefined>> = {}) {
  const command = runStartCommand(['--data-dir', dataDir, ...options], environment);
  started.push(command);
  return command;
}

/** The keeper may need a moment after the end of the process that it works for. */
async function expectNothingLeft(family: readonly ProcessRow[]): Promise<void> {
  // A process that PostgreSQL has just forked still has its parent's command line.
  expect(family.filter(({ command }) => / -D .*postgres/.test(command))).not.toHaveLength(0);
  await waitFor(
    'everything to have stopped',
    async () => (leftOf(family, dataDir).length === 0 ? true : undefined),
    20_000,
  );
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
}

/** Starts with a Java engine; gives the command and its family when the engine is starting. */
async function startingJavaEngine(): Promise<{ command: StartCommand; family: readonly ProcessRow[] }> {
  const command = start(['--engine', 'camunda']);
  await command.wrote('PostgreSQL is ready');
  const family = await waitFor('the engine to be starting', async () => {
    const seen = command.family();
    return seen.some((row) => row.command.includes('engine.jar')) ? seen : undefined;
  });
  return { command, family };
}

async function expectPlayed(command: StartCommand): Promise<void> {
  expect([await command.ended(240_000), command.output()]).toEqual([0, expect.stringContaining('COMPLETED')]);
  for (const text of [/^UNKNOWN .*got no answer in time/m, /^reconciled .*nothing was sent again/m, /^COMPLETED /m]) {
    expect(command.output()).toMatch(text);
  }
  expect(command.output()).toContain('none of them twice');
  expect(leftOf([], dataDir)).toEqual([]);
}

describe('npm start', () => {
  it('plays the quote to its end without Java, stays up alone on its data, survives a kill -9 and plays again', async () => {
    await expectPlayed(start(['--exit'], { PATH: barePath, JAVA_HOME: undefined }));

    const staying = start();
    await staying.wrote('Ctrl-C stops everything.', 240_000);
    const family = staying.family();
    const pid = Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
    expect(family.map((row) => row.pid)).toContain(pid);
    const second = start(['--exit']);
    expect(await second.ended(60_000)).toBe(1);
    expect(second.output()).toContain(`is in use by process ${staying.process.pid}: end that process`);
    staying.process.kill('SIGKILL');
    expect(await staying.ended(5_000)).toBe('SIGKILL');

    // At once: what is left has to be replaced, not waited for.
    await expectPlayed(start(['--exit']));
    await expectNothingLeft(family);
    expect(await deployedVersions()).toEqual([
      { key: 'order-fulfillment', version: 1 },
      { key: 'quote-approval', version: 1 },
    ]);
  }, 600_000);

  it('stops everything at Ctrl-C while the quote is played, and says by its exit code that it was not finished', async () => {
    const command = start();
    await command.wrote('\nsubmit ', 240_000);
    const family = command.family();
    command.process.kill('SIGINT');
    expect(await command.ended(60_000)).toBe(130);
    const [, afterwards] = command.output().split('Stopping … (once more: at once)\n');
    expect(afterwards?.split('\n').filter((line) => !line.startsWith('{'))).toEqual([
      'Everything has stopped.',
      'Ended by SIGINT.',
      '',
    ]);
    expect(leftOf(family, dataDir)).toEqual([]);
    await expectNothingLeft(family);
  }, 400_000);

  it('plays the quote on Camunda 7.24 when that is asked for', async () => {
    const command = start(['--exit', '--engine', 'camunda']);
    await command.wrote('The engine is ready', 240_000);
    expect(command.family().some((row) => row.command.includes('engine.jar'))).toBe(true);
    await expectPlayed(command);
  }, 400_000);

  it('stops everything at SIGTERM while it is still starting', async () => {
    const { command, family } = await startingJavaEngine();
    command.process.kill('SIGTERM');
    expect(await command.ended(200_000)).toBe(143);
    expect(command.output()).not.toContain('The services are ready');
    await expectNothingLeft(family);
  }, 400_000);

  it('ends at once at the second Ctrl-C, and leaves nothing', async () => {
    const { command, family } = await startingJavaEngine();
    command.process.kill('SIGINT');
    await command.wrote('once more: at once');
    command.process.kill('SIGINT');
    expect(await command.ended(2_000)).toBe(130);
    await expectNothingLeft(family);
  }, 200_000);
});

describe('npm start that cannot start', () => {
  it('says in one sentence that no engine answers at ENGINE_URL', async () => {
    const url = `http://127.0.0.1:${await freePort()}/engine-rest`;
    const command = start([], { ENGINE_URL: url });
    expect(await command.ended(30_000)).toBe(1);
    expect(command.output()).toBe(
      `No Camunda 7-compatible engine answers at ENGINE_URL ${url} (ECONNREFUSED): start it, give its REST address (it ends in /engine-rest), or leave ENGINE_URL out.\n`,
    );
  }, 60_000);

  it('says in one sentence what to install when a real engine is asked for and there is no Java, and stops what it had started', async () => {
    const command = start(['--engine', 'camunda'], { PATH: barePath, JAVA_HOME: undefined });
    expect(await command.ended(60_000)).toBe(1);
    const [last, ...before] = command.output().trim().split('\n').reverse();
    expect(last).toMatch(/^Java 17 or later was not found on PATH: install a JDK 17 .* ENGINE_URL .* no Java\.$/);
    expect(before).toEqual(['· PostgreSQL is ready']);
    expect(leftOf([], dataDir)).toEqual([]);
  }, 100_000);

  it('says which engines there are when it does not know the one that is asked for', async () => {
    const command = start(['--engine', 'zeebe']);
    expect(await command.ended(30_000)).toBe(1);
    expect(command.output()).toBe('There is no engine "zeebe": take one of local, camunda-7.24, operaton-1.0.\n');
  }, 60_000);
});

/** A folder with nothing but these programs. */
async function makePath(path: string, programs: readonly string[]): Promise<void> {
  await mkdir(path);
  for (const name of programs) {
    const found = (process.env.PATH ?? '').split(':').find((one) => existsSync(join(one, name)));
    await symlink(name === 'node' ? process.execPath : join(found ?? '/usr/bin', name), join(path, name));
  }
}

/** How many versions of each model the local engine has kept. */
async function deployedVersions(): Promise<readonly { key: string; version: number }[]> {
  const engine = await startEngine({ distribution: 'local', dataDir: join(dataDir, 'engine'), jobExecutor: false });
  try {
    const answer = await fetch(`${engine.url}/process-definition?latestVersion=true&sortBy=key&sortOrder=asc`);
    const definitions = (await answer.json()) as readonly { key: string; version: number }[];
    return definitions.map(({ key, version }) => ({ key, version }));
  } finally {
    await engine.stop();
  }
}

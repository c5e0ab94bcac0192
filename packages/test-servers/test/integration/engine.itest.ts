import { afterEach, expect, test } from 'vitest';
import { type EngineOptions, type EngineServer, startEngine, startPostgres } from '../../src/index.ts';
import { pollUntil } from '../../src/poll-until.ts';
import { processIdentity } from '../../src/processes/process-identity.ts';
import { deploy, rest, start, stateOf } from '../helpers/rest.ts';
import { killOwner, startOwner } from '../helpers/start-owner.ts';

const DAY_MS = 86_400_000;
const TIMER = `<intermediateCatchEvent id="middle"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
const ASYNC_TASK = `<serviceTask id="middle" camunda:asyncBefore="true" camunda:expression="\${true}"/>`;
const USER_TASK = `<userTask id="middle"/>`;
const ERROR_END = `<endEvent id="end"><errorEventDefinition errorRef="refused"/></endEvent>`;

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function started(options: EngineOptions): Promise<EngineServer> {
  const engine = await startEngine(options);
  cleanUps.push(() => engine.stop());
  return engine;
}

function ends(url: string, id: string, limitMs: number): Promise<boolean> {
  return pollUntil(async () => (await stateOf(url, id)) === 'COMPLETED', limitMs, 100);
}

for (const distribution of ['camunda-7.24', 'operaton-1.0'] as const) {
  test(`${distribution} in memory: timers follow the test clock and an unhandled BPMN error is raised`, async () => {
    const engine = await started({ distribution, testClock: true });
    await deploy(engine.url, 'timer', TIMER);
    const id = await start(engine.url, 'timer');
    expect(await stateOf(engine.url, id)).toBe('ACTIVE');
    await engine.setClock(new Date(Date.now() + 2 * DAY_MS));
    expect(await ends(engine.url, id, 10_000)).toBe(true);

    await engine.setClock('reset');
    const later = await start(engine.url, 'timer');
    const [job] = await rest<{ dueDate: string }[]>(engine.url, `/job?processInstanceId=${later}`);
    expect(Date.parse(job?.dueDate ?? '') - Date.now()).toBeLessThan(1.1 * DAY_MS);

    await deploy(engine.url, 'error', `<serviceTask id="middle" camunda:expression="\${true}"/>`, ERROR_END);
    await expect(start(engine.url, 'error')).rejects.toThrow(/REFUSED/);

    await engine.stop();
    expect(await pollUntil(() => processIdentity(engine.pid ?? 0) === undefined, 5_000)).toBe(true);
  });
}

test('on PostgreSQL a switched-off job executor leaves the job, and a second start finds it and runs it', async () => {
  const postgres = await startPostgres();
  cleanUps.push(() => postgres.stop());
  const database = { url: await postgres.createDatabase('engine') };

  const distribution = 'camunda-7.24';
  const first = await started({ distribution, database, jobExecutor: false });
  await deploy(first.url, 'async', ASYNC_TASK);
  await deploy(first.url, 'user', USER_TASK);
  const asyncId = await start(first.url, 'async');
  const userId = await start(first.url, 'user');
  const jobGone = async () => (await rest<{ count: number }>(first.url, '/job/count')).count === 0;
  expect(await pollUntil(jobGone, 3_000, 500)).toBe(false);
  await first.stop();

  const second = await started({ distribution, database });
  expect(await stateOf(second.url, userId)).toBe('ACTIVE');
  expect(await ends(second.url, asyncId, 10_000)).toBe(true);
  await expectNoTestClock(second);
  await expectLeftRunning(second);
});

async function expectNoTestClock(engine: EngineServer): Promise<void> {
  const response = await fetch(new URL('/test/clock', engine.url), { method: 'DELETE' });
  expect(response.status).toBe(404);
  await expect(engine.setClock('reset')).rejects.toMatchObject({ code: 'OPTION_UNSUPPORTED' });
}

async function expectLeftRunning(engine: EngineServer): Promise<void> {
  const given = await startEngine({ url: `${engine.url}/` });
  expect(given.url).toBe(engine.url);
  await given.stop();
  expect(await rest(engine.url, '/version')).toHaveProperty('version');
}

test('kill -9 of the owner leaves no engine', async () => {
  const { owner, serverPid } = await startOwner('engine');
  await killOwner(owner);
  expect(await pollUntil(() => processIdentity(serverPid) === undefined, 15_000)).toBe(true);
});

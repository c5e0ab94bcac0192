import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineLockedByAnotherError } from '@stepwright/engine-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Acknowledged, completeTheRest, loadUntilGone } from '../helpers/acknowledged-load.ts';
import { bpmn, externalTaskProcess } from '../helpers/memory-engine.ts';
import { type ServingEngine, startServingEngine } from '../helpers/start-serving-engine.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 4);

let folder: string;
let engine: ServingEngine | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-engine-restart-'));
});

afterEach(async () => {
  await engine?.kill();
  engine = undefined;
  await rm(folder, { recursive: true });
});

async function start(): Promise<ServingEngine> {
  engine = await startServingEngine({ dataDir: folder, jobExecutor: false });
  return engine;
}

interface HistoricInstance {
  readonly id: string;
  readonly businessKey: string;
  readonly state: string;
}

/** Everything that was acknowledged is there, once. */
async function expectNothingLost(running: ServingEngine, { started, completed }: Acknowledged): Promise<void> {
  const instances = (await running.get('/history/process-instance?maxResults=1000000')) as HistoricInstance[];
  const byKey = new Map(instances.map((instance) => [instance.businessKey, instance]));
  expect(byKey.size, 'no business key was started twice').toBe(instances.length);
  for (const [key, id] of started) expect(byKey.get(key)?.id, `instance ${key}`).toBe(id);
  for (const key of completed) expect(byKey.get(key)?.state, `instance ${key}`).toBe('COMPLETED');
  await expectTasksFitInstances(running, instances);
}

/** An active instance has one task, a completed one none and was completed once. */
async function expectTasksFitInstances(running: ServingEngine, instances: readonly HistoricInstance[]): Promise<void> {
  const tasks = (await running.get('/external-task')) as { processInstanceId: string }[];
  const active = instances.filter(({ state }) => state === 'ACTIVE').map(({ id }) => id);
  expect(tasks.map(({ processInstanceId }) => processInstanceId).sort()).toEqual(active.sort());
  const log = (await running.get('/history/external-task-log?successLog=true')) as { processInstanceId: string }[];
  const ended = instances.filter(({ state }) => state === 'COMPLETED').map(({ id }) => id);
  expect(log.map(({ processInstanceId }) => processInstanceId).sort()).toEqual(ended.sort());
  const values = (await running.get('/history/variable-instance?variableName=key')) as { value: string }[];
  expect(values.map(({ value }) => value).sort()).toEqual(instances.map(({ businessKey }) => businessKey).sort());
}

test(`${ROUNDS} times killed under load, it has every start and every completion that it had acknowledged, each once`, async () => {
  const acknowledged: Acknowledged = { started: new Map(), completed: new Set() };
  const first = await start();
  await deploy(first, { 'p.bpmn': externalTaskProcess('p', 'work') });
  await first.kill();
  for (let round = 0; round < ROUNDS; round++) {
    const running = await start();
    await expectNothingLost(running, acknowledged);
    const answersMax = 20 + Math.floor(Math.random() * 400);
    let answers = 0;
    const onAnswer = (): void => {
      answers += 1;
      if (answers === answersMax) void running.kill();
    };
    await loadUntilGone(running, acknowledged, { name: `r${round}`, onAnswer });
    await running.kill();
  }
  expect(acknowledged.completed.size).toBeGreaterThan(0);
  const last = await start();
  await expectNothingLost(last, acknowledged);
  await completeTheRest(last);
  await expectNothingLost(last, { ...acknowledged, completed: new Set(acknowledged.started.keys()) });
});

async function deploy({ client }: ServingEngine, models: Readonly<Record<string, string>>): Promise<void> {
  const files = Object.entries(models).map(([name, content]) => ({ name, content }));
  await client.deployments.create({ name: 'test', files });
}

test('the folder of a running engine is refused with the process that has it, and free once that is dead', async () => {
  const first = await start();
  const refused = await startServingEngine({ dataDir: folder }).catch((error: unknown) => String(error));
  expect(refused).toContain(`in use by the process ${first.pid}`);
  await first.kill();
  await (await start()).stop();
});

/** All that an operator can see. */
const PATHS = [
  '/deployment',
  '/process-definition',
  '/job-definition',
  '/process-instance',
  '/execution',
  '/variable-instance',
  '/external-task',
  '/task',
  '/job',
  '/incident',
  '/event-subscription',
  '/history/process-instance',
  '/history/activity-instance',
  '/history/variable-instance',
  '/history/external-task-log',
  '/history/job-log',
  '/history/incident',
];

async function everything(running: ServingEngine): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const path of PATHS) answers[path] = await running.get(path);
  return answers;
}

/** Waits for a message, for an hour, and for a signal at the same time. */
const WAITING = bpmn(
  'waiting',
  `<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="order"/>
<bpmn:userTask id="order" name="Order"/>
<bpmn:boundaryEvent id="late" attachedToRef="order" cancelActivity="false">
<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:boundaryEvent id="paid" attachedToRef="order"><bpmn:messageEventDefinition messageRef="payment"/></bpmn:boundaryEvent>
<bpmn:sequenceFlow id="f2" sourceRef="late" targetRef="lateEnd"/><bpmn:endEvent id="lateEnd"/>
<bpmn:sequenceFlow id="f3" sourceRef="paid" targetRef="paidEnd"/><bpmn:endEvent id="paidEnd"/>
<bpmn:sequenceFlow id="f4" sourceRef="order" targetRef="end"/><bpmn:endEvent id="end"/>`,
  '<bpmn:message id="payment" name="payment"/>',
);

/** A scene in which everything waits that can; the ids of what the test goes on with. */
async function setTheScene(running: ServingEngine) {
  const { client } = running;
  await deploy(running, { 'p.bpmn': externalTaskProcess('p', 'work'), 'waiting.bpmn': WAITING });
  await client.processInstances.start({ processDefinitionKey: 'p', businessKey: 'v1' });
  await deploy(running, { 'p.bpmn': externalTaskProcess('p', 'work', 'camunda:taskPriority="7"') });
  const variables = { big: { type: 'Long', value: 9_007_199_254_740_993n } } as const;
  const waiting = await client.processInstances.start({ processDefinitionKey: 'waiting', businessKey: 'w', variables });
  for (const businessKey of ['locked', 'failed', 'suspended']) {
    await client.processInstances.start({ processDefinitionKey: 'p', businessKey });
  }
  const lock = async (businessKey: string): Promise<string> => {
    const topics = [{ topicName: 'work', lockDurationMs: 3_600_000, businessKey }];
    const [task] = await client.externalTasks.fetchAndLock({ workerId: 'w1', maxTasks: 1, topics });
    return task?.id ?? '';
  };
  const lockedTask = await lock('locked');
  const failedTask = await lock('failed');
  await client.externalTasks.failure(failedTask, { workerId: 'w1', errorMessage: 'no', retries: 0, retryTimeoutMs: 0 });
  const [suspended] = await client.processInstances.list({ businessKey: 'suspended' });
  await client.processInstances.setSuspended(suspended?.id ?? '', true);
  return { waiting, lockedTask, failedTask, suspendedId: suspended?.id ?? '' };
}

test('what waits is the same after a restart, and goes on', async () => {
  const before = await start();
  const scene = await setTheScene(before);
  const seen = await everything(before);
  await before.kill();
  const running = await start();
  const { client } = running;
  expect(await everything(running)).toEqual(seen);

  const [job] = await client.jobs.list({ processInstanceId: scene.waiting.id });
  await client.jobs.execute(job?.id ?? '');
  await client.messages.correlate({ messageName: 'payment', businessKey: 'w' });
  expect(await client.processInstances.get(scene.waiting.id)).toBeUndefined();

  const other = client.externalTasks.complete(scene.lockedTask, { workerId: 'w2' });
  await expect(other).rejects.toBeInstanceOf(EngineLockedByAnotherError);
  await client.externalTasks.extendLock(scene.lockedTask, { workerId: 'w1', newDurationMs: 60_000 });
  await client.externalTasks.complete(scene.lockedTask, { workerId: 'w1' });

  const topics = [{ topicName: 'work', lockDurationMs: 60_000 }];
  const fetch = { workerId: 'w3', maxTasks: 10, usePriority: true, topics };
  const keysOf = (tasks: readonly { businessKey: string | null }[]) => tasks.map(({ businessKey }) => businessKey);
  expect(keysOf(await client.externalTasks.fetchAndLock(fetch))).toEqual(['v1']);
  await client.externalTasks.setRetries(scene.failedTask, 1);
  await client.processInstances.setSuspended(scene.suspendedId, false);
  expect(await client.incidents.list()).toEqual([]);
  expect(keysOf(await client.externalTasks.fetchAndLock(fetch))).toEqual(['failed', 'suspended']);

  await deploy(running, { 'p.bpmn': externalTaskProcess('p', 'work', 'camunda:taskPriority="9"') });
  const started = await client.processInstances.start({ processDefinitionKey: 'p', businessKey: 'v3' });
  expect(started.definitionId).toMatch(/^p:3:/);
});

test('a timer that came due while the engine was down runs by itself at the next start', async () => {
  const before = await start();
  await deploy(before, { 'waiting.bpmn': WAITING.replace('PT1H', 'PT0.5S') });
  const { id } = await before.client.processInstances.start({ processDefinitionKey: 'waiting' });
  expect(await before.client.jobs.list()).toHaveLength(1);
  await before.kill();
  engine = await startServingEngine({ dataDir: folder });
  const { client } = engine;
  await expect.poll(() => client.jobs.list(), { timeout: 20_000 }).toEqual([]);
  expect(await client.processInstances.get(id)).toMatchObject({ ended: false });
});

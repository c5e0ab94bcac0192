import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bpmn } from '../../test/helpers/memory-engine.ts';
import { createLocalEngine, type LocalEngine } from '../start-local-engine.ts';

const BEGIN_MS = Date.UTC(2030, 0, 1);
const DAY_MS = 86_400_000;

let engine: LocalEngine;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: BEGIN_MS });
  engine = await createLocalEngine();
});

afterEach(async () => {
  await engine.stop();
  vi.useRealTimers();
});

/** Start, a timer, an expression, end. */
function timerProcess(duration: string, expression: string, attributes = ''): string {
  return bpmn(
    'p',
    `<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
<bpmn:intermediateCatchEvent id="wait">${attributes}<bpmn:timerEventDefinition><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="f2" sourceRef="wait" targetRef="then"/>
<bpmn:serviceTask id="then" camunda:expression="${expression}"/><bpmn:sequenceFlow id="f3" sourceRef="then" targetRef="end"/><bpmn:endEvent id="end"/>`,
  );
}

async function startWith(model: string): Promise<string> {
  await engine.client.deployments.create({ name: 'test', files: [{ name: 'p.bpmn', content: model }] });
  return (await engine.client.processInstances.start({ processDefinitionKey: 'p' })).id;
}

const isRunning = async (id: string): Promise<boolean> => (await engine.client.processInstances.get(id)) !== undefined;

/** The calls of the client are timers too, so time goes on while they are under way. */
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('executes a timer when it is due, not before', async () => {
  const id = await startWith(timerProcess('PT10M', '${1}'));
  await pass(10 * 60_000 - 1_000);
  expect(await isRunning(id)).toBe(true);
  await pass(2_000);
  expect(await isRunning(id)).toBe(false);
});

it('executes a timer at once when the clock is moved over its due date', async () => {
  const id = await startWith(timerProcess('P1D', '${1}'));
  await engine.setClock(new Date(BEGIN_MS + DAY_MS));
  await pass(1);
  expect(await isRunning(id)).toBe(false);
});

it('waits for years: longer than a timer of Node can', async () => {
  const id = await startWith(timerProcess('P100D', '${1}'));
  for (let day = 1; day < 100; day++) await pass(DAY_MS);
  expect(await isRunning(id)).toBe(true);
  await pass(DAY_MS);
  expect(await isRunning(id)).toBe(false);
});

it('tries a failing job as often as it has retries, then opens an incident', async () => {
  const id = await startWith(timerProcess('PT1S', '${missing}'));
  await pass(60_000);
  expect(await engine.client.jobs.list()).toMatchObject([{ retries: 0, processInstanceId: id }]);
  expect(await engine.client.incidents.list()).toMatchObject([{ incidentType: 'failedJob' }]);
});

it('waits between the retries as the model says', async () => {
  const cycle =
    '<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R3/PT5M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>';
  await startWith(timerProcess('PT1S', '${missing}', cycle));
  const retries = async (): Promise<number | undefined> => (await engine.client.jobs.list())[0]?.retries;
  await pass(2_000);
  expect(await retries()).toBe(2);
  await pass(4 * 60_000);
  expect(await retries()).toBe(2);
  await pass(2 * 60_000);
  expect(await retries()).toBe(1);
  await pass(6 * 60_000);
  expect(await retries()).toBe(0);
});

it('jobs that are due without end leave room for calls', async () => {
  const loop = bpmn(
    'p',
    `<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="again"/>
<bpmn:exclusiveGateway id="again" camunda:asyncBefore="true"/><bpmn:sequenceFlow id="f2" sourceRef="again" targetRef="again"/>`,
  );
  const id = await startWith(loop);
  vi.advanceTimersByTime(1);
  await new Promise(setImmediate);
  expect((await engine.client.history.activityInstances({ processInstanceId: id })).length).toBeGreaterThan(2);
  await engine.client.processInstances.delete(id);
  expect(await engine.client.jobs.list()).toEqual([]);
});

it('executes nothing any more when it is stopped', async () => {
  const id = await startWith(timerProcess('PT1S', '${1}'));
  await engine.stop();
  await pass(60_000);
  expect(await isRunning(id)).toBe(true);
});

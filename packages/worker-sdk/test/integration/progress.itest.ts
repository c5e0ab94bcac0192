import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
// @ts-expect-error The package brings no types.
import { Client } from 'camunda-external-task-client-js';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type BoundHandler, createStockWorker, createWorker, type Worker } from '../../src/index.ts';
import { fulfillment } from '../helpers/contracts.ts';
import { pageCopier } from '../helpers/page-copier.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// Runs on the engine that STEPWRIGHT_ENGINE names, the local one when it names none.
const limitMs = 20_000;
const pages = 6;
const silent = { info() {}, warn() {}, error() {} };
const common = { process: fulfillment, drainMs: 0, abortGraceMs: 50, logger: silent };
let server: EngineServer;
let engine: EngineClient;
let copied: number[] = [];

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  const content = await readFile(new URL('fulfillment.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'progress test', files: [{ name: 'fulfillment.bpmn', content }] });
});

beforeEach(() => {
  copied = [];
});

afterAll(async () => {
  await engine?.close();
  await server?.stop();
});

async function startInstance(): Promise<string> {
  const text = (value: string) => ({ type: 'String', value });
  const { id } = await engine.processInstances.start({
    processDefinitionKey: 'fulfillment',
    businessKey: 'acme:order:O-1',
    variables: { tenantId: text('acme'), lineId: text('L-1') },
  });
  onTestFinished(async () => {
    if (await engine.processInstances.get(id)) await engine.processInstances.delete(id);
  });
  return id;
}

function copier(how: { readonly hangsAfter?: number; readonly throwsAfter?: number } = {}): BoundHandler {
  return pageCopier({ pages, copied: (page) => copied.push(page), ...how });
}

/** Starts a worker that is stopped with the test. */
function startWorker(handler: BoundHandler, heartbeatEveryMs: number): Worker {
  const worker = createWorker({ ...common, engine, handlers: [handler], longPollMs: 500, heartbeatEveryMs });
  worker.start();
  onTestFinished(async () => {
    await worker.stop();
  });
  return worker;
}

/** What the engine keeps of progress, in whatever scope of the instance. */
async function kept(processInstanceId: string): Promise<{ value: string; executionId: string }[]> {
  const query = new URLSearchParams({ processInstanceIdIn: processInstanceId, variableName: 'stepwrightProgress' });
  return (await fetch(`${server.url}/variable-instance?${query}`)).json() as never;
}

/** Waits until the pages are copied and the instance has gone on to its next task, then looks at what is left. */
async function expectCopiedOnce(processInstanceId: string): Promise<void> {
  const isDone = async () => (await engine.externalTasks.list({ processInstanceId }))[0]?.topicName === 'reserve-stock';
  await pollUntil('the pages are copied', isDone, limitMs);
  expect(copied).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await kept(processInstanceId)).toEqual([]);
}

test('a worker that is stopped hands its newest progress on', async () => {
  const first = startWorker(copier({ hangsAfter: 3 }), 3_600_000);
  const id = await startInstance();
  const isWritten = async () => copied.length === 3 && (await kept(id)).length === 1;
  await pollUntil('it hangs, and its first page is written', isWritten, limitMs);
  expect(await first.stop()).toMatchObject({ released: 1 });
  const [variable] = await kept(id);
  expect(variable?.executionId).not.toBe(id);
  expect(JSON.parse(String(variable?.value))).toMatchObject({ progress: { page: 3 } });
  startWorker(copier(), 3_600_000);
  await expectCopiedOnce(id);
});

test('a worker that is killed hands on what it has written', async () => {
  const program = fileURLToPath(new URL('../helpers/page-copier-program.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=stepwright-source', program], {
    env: { PATH: process.env.PATH ?? '', ENGINE_URL: server.url },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  child.on('message', (page) => copied.push(Number(page)));
  const id = await startInstance();
  const isWritten = async () => copied.length === 3 && (await kept(id))[0]?.value.includes('"page":3');
  await pollUntil('its third page is written', isWritten, 60_000);
  child.kill('SIGKILL');
  await ended;
  startWorker(copier(), 0);
  await expectCopiedOnce(id);
});

test('a run that fails hands its newest progress on with the failure', async () => {
  startWorker(copier({ throwsAfter: 4 }), 3_600_000);
  await expectCopiedOnce(await startInstance());
});

test('a worker on the stock client does the same', async () => {
  const client = new Client({
    ...{ baseUrl: server.url, workerId: 'pages', autoPoll: false },
    ...{ interval: 20, asyncResponseTimeout: 300, maxParallelExecutions: 5 },
  });
  const worker = createStockWorker({ ...common, engine, client, handlers: [copier({ throwsAfter: 4 })] });
  worker.start();
  onTestFinished(async () => {
    await worker.stop();
  });
  await expectCopiedOnce(await startInstance());
});

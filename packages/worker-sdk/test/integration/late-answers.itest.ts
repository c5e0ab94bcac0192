import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  type AttemptStore,
  type BoundHandler,
  createLateAnswers,
  createMemoryAttemptStore,
  createWorker,
  defineHandler,
  type Worker,
} from '../../src/index.ts';
import { countLines, fulfillment, reserveStock } from '../helpers/contracts.ts';
import { effectHandler } from '../helpers/effect-handler.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// Runs on the engine that STEPWRIGHT_ENGINE names, the local one when it names none.
const limitMs = 20_000;
const silent = { info() {}, warn() {}, error() {} };
let server: EngineServer;
let engine: EngineClient;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  const content = await readFile(new URL('fulfillment.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'late answers test', files: [{ name: 'fulfillment.bpmn', content }] });
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

/** Starts a worker that is stopped with the test. */
function startWorker(handlers: BoundHandler[], attemptStore: AttemptStore = createMemoryAttemptStore()): Worker {
  const limits = { longPollMs: 500, startJitterMs: 0, drainMs: 0, abortGraceMs: 50, logger: silent };
  const worker = createWorker({ process: fulfillment, engine, handlers, attemptStore, ...limits });
  worker.start();
  onTestFinished(async () => {
    await worker.stop();
  });
  return worker;
}

function deferring(tickets: string[], withinMs: number): BoundHandler {
  return defineHandler(countLines, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      return context.later({ withinMs });
    },
  });
}

const countAnswers = () => createLateAnswers({ engine, contract: countLines, logger: silent });
const topicOf = async (processInstanceId: string) =>
  (await engine.externalTasks.list({ processInstanceId }))[0]?.topicName;

test('another process answers with the ticket, after the worker has stopped', async () => {
  const tickets: string[] = [];
  const worker = startWorker([deferring(tickets, 60_000)]);
  const id = await startInstance();
  await pollUntil('it is deferred', () => worker.counters.deferred === 1, limitMs);
  await worker.stop();
  const program = fileURLToPath(new URL('../helpers/late-answer-program.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=stepwright-source', program], {
    env: { PATH: process.env.PATH ?? '', ENGINE_URL: server.url, TICKET: tickets[0] },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: unknown[] = [];
  child.on('message', (message) => said.push(message));
  await pollUntil('it has answered', () => said.length > 0, 60_000);
  expect(said).toEqual(['ACCEPTED']);
  expect(await topicOf(id)).toBe('reserve-stock');
  expect(await countAnswers().complete(tickets[0] ?? '', { lineCount: 3 })).toBe('ACCEPTED');
  expect(await countAnswers().retry(tickets[0] ?? '', 'too late')).toBe('GONE');
});

test('a task that nobody answers runs again when the wait is over', async () => {
  const tickets: string[] = [];
  const worker = startWorker([deferring(tickets, 1_000)]);
  const id = await startInstance();
  await pollUntil('it has run again', () => worker.counters.deferred === 2, limitMs);
  const [first = '', second = ''] = tickets;
  expect(await countAnswers().complete(first, { lineCount: 1 })).toBe('GONE');
  expect(await countAnswers().complete(second, { lineCount: 2 })).toBe('ACCEPTED');
  expect(await topicOf(id)).toBe('reserve-stock');
});

test('an effect that nobody answers is reconciled when the wait is over', async () => {
  const store = createMemoryAttemptStore();
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.ticket.length > 0 && context.later({ withinMs: 1_000 });
    },
    reconcile: (context) => context.happened({ reservationId: 'R-9' }),
  });
  const counting = defineHandler(countLines, {
    execute: async (_input, context) => context.complete({ lineCount: 2 }),
  });
  startWorker([counting, handler], store);
  const id = await startInstance();
  await pollUntil('it has ended', async () => !(await engine.processInstances.get(id)), limitMs);
  expect(ran).toEqual(['execute', 'reconcile']);
});

test('an effect is answered with its proof, and the worker never runs it again', async () => {
  const store = createMemoryAttemptStore();
  const tickets: string[] = [];
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      tickets.push(context.ticket);
      return context.later({ withinMs: 60_000 });
    },
  });
  const worker = startWorker([deferring(tickets, 60_000), handler], store);
  const id = await startInstance();
  await pollUntil('the first is deferred', () => tickets.length === 1, limitMs);
  await pollUntil('its run has ended', () => worker.counters.deferred === 1, limitMs);
  await countAnswers().complete(tickets[0] ?? '', { lineCount: 1 });
  await pollUntil('the second is deferred', () => worker.counters.deferred === 2, limitMs);
  const answers = createLateAnswers({ engine, contract: reserveStock, attemptStore: store, logger: silent });
  const result = await answers.complete(tickets[1] ?? '', { reservationId: 'R-1' }, { externalReference: 'X-1' });
  expect(result).toBe('ACCEPTED');
  expect([await engine.processInstances.get(id), ran]).toEqual([undefined, ['execute']]);
});

test('the restart of a killed worker leaves a task alone that waits for its answer', async () => {
  const program = fileURLToPath(new URL('../helpers/deferring-program.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=stepwright-source', program], {
    env: { PATH: process.env.PATH ?? '', ENGINE_URL: server.url },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  child.on('message', (message) => said.push(String(message)));
  const id = await startInstance();
  await pollUntil('its run has ended', () => said.includes('deferred'), 60_000);
  child.kill('SIGKILL');
  const successor = startWorker([deferring([], 60_000)]);
  const [other] = await Promise.all([startInstance(), pollUntil('it polls', () => successor.health().isReady)]);
  await pollUntil('another task has run', () => successor.counters.deferred === 1, limitMs);
  expect([successor.counters.recovered, await topicOf(id), await topicOf(other)]).toEqual([
    0,
    'count-lines',
    'count-lines',
  ]);
  expect(await countAnswers().complete(said[0] ?? '', { lineCount: 1 })).toBe('ACCEPTED');
});

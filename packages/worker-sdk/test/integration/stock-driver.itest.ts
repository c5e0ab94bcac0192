import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v } from '@stepwright/contract';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, type FaultProxy, startEngine, startFaultProxy } from '@stepwright/test-servers';
// @ts-expect-error The package brings no types.
import { Client } from 'camunda-external-task-client-js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  type BoundHandler,
  createMemoryAttemptStore,
  defineHandler,
  type TaskContext,
  type Worker,
} from '../../src/index.ts';
import { createStockWorker } from '../../src/stock/create-stock-worker.ts';
import type { StockClient } from '../../src/stock/stock-client.ts';
import { STOCK_CLIENT_LIMITS } from '../../src/stock/stock-client-limits.ts';
import type { StockWorkerOptions } from '../../src/stock/stock-worker-options.ts';
import { claimStart, countLines, fulfillment, reserveStock } from '../helpers/contracts.ts';
import { effectHandler } from '../helpers/effect-handler.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// What only the stock driver has; driver-suite.itest.ts has what both do. Runs on the engine that STEPWRIGHT_ENGINE names, else the local one.
const modelFile = new URL('fulfillment.bpmn', import.meta.url);
const limitMs = 20_000;
let server: EngineServer;
let engine: EngineClient;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  const content = await readFile(modelFile, 'utf8');
  await engine.deployments.create({ name: 'stock driver test', files: [{ name: 'fulfillment.bpmn', content }] });
});

afterAll(async () => {
  await engine?.close();
  await server?.stop();
});

interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function newClient(given: object = {}): StockClient {
  const workerId = `stock-${randomUUID()}`;
  const polling = { interval: 20, asyncResponseTimeout: 300, maxParallelExecutions: 5, autoPoll: false };
  return new Client({ baseUrl: server.url, workerId, ...polling, ...given });
}

/** Starts a worker that is stopped with the test, and deletes what is left of the instances. */
function startWorker(handlers: BoundHandler[], given: Partial<StockWorkerOptions> = {}) {
  const lines: Line[] = [];
  const at =
    (level: string) =>
    (message: string, fields: Line['fields'] = {}) =>
      void lines.push({ level, message, fields });
  const logger = { info: at('info'), warn: at('warn'), error: at('error') };
  const client = given.client ?? newClient();
  const options = { attemptStore: createMemoryAttemptStore(), drainMs: 0, abortGraceMs: 50, logger, engine, client };
  const worker = createStockWorker({ process: fulfillment, handlers, ...options, ...given });
  worker.start();
  stopWithTest(worker);
  return { worker, lines, client };
}

function stopWithTest(worker: Worker): void {
  onTestFinished(async () => {
    await worker.stop();
    for (const { id } of await engine.processInstances.list({ processDefinitionKey: 'fulfillment' })) {
      await engine.processInstances.delete(id);
    }
  });
}

/** Starts an instance with an order of its own. */
async function startInstance() {
  const lineId = { type: 'String', value: randomUUID() };
  return engine.processInstances.start({
    processDefinitionKey: 'fulfillment',
    businessKey: `acme:order:${randomUUID()}`,
    variables: { tenantId: { type: 'String', value: 'acme' }, lineId },
  });
}

async function ended(processInstanceId: string): Promise<string[]> {
  const ask = async () => !(await engine.processInstances.get(processInstanceId));
  await pollUntil('the instance has ended', ask, limitMs);
  const activities = await engine.history.activityInstances({ processInstanceId });
  return activities.map(({ activityId }) => activityId);
}

/** Counts lines in a way of its own, and how often it did. */
function countingBy(execute: (context: TaskContext<typeof countLines>) => unknown) {
  const state = { runs: 0 };
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      state.runs += 1;
      return (await execute(context)) as never;
    },
  });
  return { handler, state };
}

const counting = countingBy((context) => context.complete({ lineCount: 2 })).handler;

async function startProxy(): Promise<FaultProxy> {
  const proxy = await startFaultProxy(server.url);
  onTestFinished(() => proxy.stop());
  return proxy;
}

const aFetch = { method: 'POST', path: /fetchAndLock/ };

test.each([2, 5])(
  'never more than two tasks run when the worker was made with two places and the client has %i',
  async (later) => {
    let running = 0;
    let most = 0;
    const { handler } = countingBy(async (context) => {
      running += 1;
      most = Math.max(most, running);
      const endsAt = Date.now() + 100;
      await pollUntil('it has run for a while', () => Date.now() > endsAt);
      running -= 1;
      return context.complete({ lineCount: 1 });
    });
    for (let count = 0; count < 6; count += 1) await startInstance();
    const client = newClient({ maxParallelExecutions: 2 });
    const { worker } = startWorker([handler], { client });
    Object.assign(client.options ?? {}, { maxParallelExecutions: later });
    await pollUntil('all are completed', () => worker.counters.completed === 6, limitMs);
    expect(most).toBe(2);
    expect(worker.counters.released > 0).toBe(later > 2);
  },
);

test('what a fetch brings after the worker has stopped goes back, too', async () => {
  const proxy = await startProxy();
  let runs = 0;
  const handler = defineHandler(
    { ...countLines, lockDurationMs: 60_000 },
    {
      async execute(_input, context) {
        runs += 1;
        return context.complete({ lineCount: 1 });
      },
    },
  );
  const { id } = await startInstance();
  const fetch = proxy.next(aFetch, 'hold-answer');
  const { worker } = startWorker([handler], { client: newClient({ baseUrl: proxy.url }) });
  await fetch.hit;
  expect(await worker.stop()).toEqual({ finished: 0, released: 0, abandoned: 0 });
  fetch.release();
  await pollUntil('it has gone back', () => worker.counters.released === 1, limitMs);
  expect(runs).toBe(0);
  const next = startWorker([counting, effectHandler({}).handler]);
  expect(await ended(id)).toContain('fulfilled');
  expect(next.worker.counters.completed).toBe(2);
});

test('fetches that fail are counted, logged ever more seldom, and end with the engine coming back', async () => {
  const proxy = await startProxy();
  await proxy.refuse();
  const { worker, lines } = startWorker([counting], { client: newClient({ baseUrl: proxy.url }) });
  await startInstance();
  await pollUntil('some have failed', () => worker.counters.pollErrors >= 8, limitMs);
  const failures = lines.filter(({ message }) => message === 'fetch failed').map(({ fields }) => fields.failuresInARow);
  expect(failures.slice(0, 4)).toEqual([1, 2, 4, 8]);
  await proxy.accept();
  await pollUntil('it is completed', () => worker.counters.completed === 1, limitMs);
});

test('an interceptor may limit a fetch, so that one that is not answered fails', async () => {
  const proxy = await startProxy();
  const fetch = proxy.next(aFetch, 'hold-request');
  const interceptors = (request: object) => ({ ...request, timeout: { request: 500 } });
  const { worker } = startWorker([counting], { client: newClient({ baseUrl: proxy.url, interceptors }) });
  await fetch.hit;
  await pollUntil('it has failed', () => worker.counters.pollErrors === 1, limitMs);
  fetch.release();
});

test('a second poll loop is noticed', async () => {
  const { client, lines } = startWorker([counting]);
  client.start();
  const ask = () => lines.some(({ level, message }) => level === 'error' && message.includes('polls twice'));
  await pollUntil('it is logged', ask, limitMs);
});

const refusedLimits = STOCK_CLIENT_LIMITS.filter(({ what }) => what === 'refused');
const longInput = { ...countLines, input: { ...countLines.input, total: v.long().optional() } };
const subscribed = (): StockClient => {
  const client = newClient();
  const asked = {
    lockDuration: 1_000,
    variables: [],
    processDefinitionKey: 'other',
    includeExtensionProperties: false,
  };
  client.subscribe('other', asked, async () => undefined);
  return client;
};
/** What makes the limit with this word in it matter. */
const provocations: Readonly<Record<string, (() => Partial<StockWorkerOptions> & { topics?: object })[]>> = {
  'some-random-id': [
    () => ({ client: new Client({ baseUrl: server.url, autoPoll: false, maxParallelExecutions: 1 }) }),
    () => ({ client: newClient({ workerId: undefined }) }),
  ],
  'as many tasks at once': [undefined, 0, 1.5].map((maxParallelExecutions) => () => ({
    client: newClient({ maxParallelExecutions }),
  })),
  'checks no numbers': [
    () => ({ client: newClient({ maxTasks: 0 }) }),
    () => ({ client: newClient({ interval: undefined }) }),
  ],
  'another poll loop': [
    () => ({ client: stoppedWithTest(newClient({ autoPoll: true })) }),
    () => {
      const client = stoppedWithTest(newClient());
      client.start();
      return { client };
    },
  ],
  'also for those of others': [
    () => ({ client: subscribed() }),
    () => ({ client: { ...newClient(), topicSubscriptions: undefined } as never }),
  ],
  'limits of single topics': [() => ({ topics: { 'count-lines': { concurrency: 1 } } })],
  'through doubles': [
    () => ({
      process: { ...fulfillment, tasks: [claimStart, longInput] },
      handlers: [defineHandler(longInput, { execute: async (_input, context) => context.complete({ lineCount: 1 }) })],
    }),
  ],
};

function stoppedWithTest(client: StockClient): StockClient {
  onTestFinished(() => client.stop());
  return client;
}

test('every limit that is refused has a case here', () => {
  const words = Object.keys(provocations);
  expect(refusedLimits.map(({ limit }) => words.filter((word) => limit.includes(word)).length)).toEqual(
    words.map(() => 1),
  );
});

test.each(refusedLimits)('refused: $limit', ({ limit, how }) => {
  const cases = Object.entries(provocations).find(([word]) => limit.includes(word))?.[1] ?? [];
  for (const provoke of cases) {
    const options = { process: fulfillment, handlers: [counting], engine, client: newClient(), ...provoke() };
    expect(() => createStockWorker(options)).toThrow(expect.objectContaining({ code: 'WORKER_OPTIONS_INVALID' }));
    expect(() => createStockWorker(options)).toThrow(limit);
    expect(() => createStockWorker(options)).toThrow(how);
  }
});

test('a client that somebody took since the worker was made is refused at the start', async () => {
  const client = newClient();
  const logger = { info() {}, warn() {}, error() {} };
  const options = { process: fulfillment, handlers: [counting], engine, client, logger };
  const [first, second] = [createStockWorker(options), createStockWorker(options)];
  first?.start();
  if (first) stopWithTest(first);
  expect(() => second?.start()).toThrow(/Here it is subscribed to count-lines/);
  expect(await second?.stop()).toEqual({ finished: 0, released: 0, abandoned: 0 });
  await startInstance();
  await pollUntil('the first goes on', () => first?.counters.completed === 1, limitMs);
});

test.each([
  [{ handlers: [] }, 'There is no handler.'],
  [{ handlers: [counting, counting] }, 'count-lines has two handlers.'],
  [{ process: { ...fulfillment, tasks: [claimStart] } }, 'count-lines is no task of fulfillment.'],
  [{ handlers: [effectHandler({}).handler] }, `${reserveStock.topic} has an external effect`],
  [{ drainMs: -1 }, 'drainMs must be a whole number from 0, is -1.'],
])('the options %o are refused', (given, problem) => {
  const options = { process: fulfillment, handlers: [counting], engine, client: newClient(), ...given };
  expect(() => createStockWorker(options)).toThrow(problem);
});

test.each([
  [
    {},
    [
      'A long poll does not end',
      'All fetches go by one workerId',
      'After a fetch that failed',
      'A fetch has no time limit',
      'Of locks that a killed process has left',
    ],
  ],
  [
    { asyncResponseTimeout: undefined, interceptors: (given: object) => given },
    [
      'Without asyncResponseTimeout',
      'All fetches go by one workerId',
      'After a fetch that failed',
      'Of locks that a killed process has left',
    ],
  ],
])('the log says at the start what is worse than with createWorker, for a client with %o', (given, expected) => {
  const { lines } = startWorker([counting], { client: newClient(given) });
  const limits = lines.filter(({ message }) => message === 'a limit of the stock client').map(({ fields }) => fields);
  expect(limits.map(({ limit }) => limit)).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(STOCK_CLIENT_LIMITS).toEqual(
    expect.arrayContaining(limits.map(({ limit, how }) => ({ limit, what: 'reported', how }))),
  );
});

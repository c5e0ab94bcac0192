import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v } from '@stepwright/contract';
import {
  createEngineClient,
  type EngineClient,
  EngineNoAnswerError,
  type WireVariables,
} from '@stepwright/engine-client';
import {
  chooseDistribution,
  type EngineServer,
  type FaultProxy,
  startEngine,
  startFaultProxy,
} from '@stepwright/test-servers';
// @ts-expect-error The package brings no types.
import { Client } from 'camunda-external-task-client-js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import {
  type BoundHandler,
  createMemoryAttemptStore,
  createWorker,
  defineHandler,
  type TaskContext,
  type Worker,
  WorkerOptionsError,
} from '../../src/index.ts';
import { createStockWorker } from '../../src/stock/create-stock-worker.ts';
import type { StockClient } from '../../src/stock/stock-client.ts';
import { STOCK_CLIENT_LIMITS } from '../../src/stock/stock-client-limits.ts';
import type { StockWorkerOptions } from '../../src/stock/stock-worker-options.ts';
import { claimStart, countLines, fulfillment, reserveStock } from '../helpers/contracts.ts';
import { startDownstream } from '../helpers/downstream.ts';
import { effectHandler } from '../helpers/effect-handler.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// Runs on the engine that STEPWRIGHT_ENGINE names, the local one when it names none.
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
async function startInstance(variables: WireVariables = {}, processDefinitionKey = 'fulfillment') {
  const lineId = { type: 'String', value: randomUUID() };
  return engine.processInstances.start({
    processDefinitionKey,
    businessKey: `acme:order:${randomUUID()}`,
    variables: { tenantId: { type: 'String', value: 'acme' }, lineId, ...variables },
  });
}

async function ended(processInstanceId: string): Promise<string[]> {
  const ask = async () => !(await engine.processInstances.get(processInstanceId));
  await pollUntil('the instance has ended', ask, limitMs);
  const activities = await engine.history.activityInstances({ processInstanceId });
  return activities.map(({ activityId }) => activityId);
}

async function incidentOf(processInstanceId: string) {
  const ask = async () => (await engine.incidents.list({ processInstanceId }))[0];
  return pollUntil('there is an incident', ask, limitMs);
}

async function valuesOf(processInstanceId: string) {
  const variables = await engine.history.variableInstances({ processInstanceId });
  return Object.fromEntries(variables.map(({ name, type, value }) => [name, [type, value]]));
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

test('two tasks, one with an external effect, complete with output of the types that the contracts say', async () => {
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.complete({ reservationId: 'R-1', quantity: 2n ** 53n + 1n });
    },
  });
  const { worker } = startWorker([counting, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('fulfilled');
  expect(await valuesOf(id)).toMatchObject({
    lineCount: ['Integer', 2],
    reservationId: ['String', 'R-1'],
    quantity: ['Long', 9_007_199_254_740_993n],
  });
  await pollUntil('both are counted', () => worker.counters.completed === 2);
  expect(worker.counters).toMatchObject({ fetched: 2, retried: 0, failed: 0, pollErrors: 0 });
});

// Operaton 1.0 is built without the Json type.
const hasJson = chooseDistribution() !== 'operaton-1.0';
const json = hasJson ? { lines: v.json(z.array(z.object({ quantity: z.number() }))) } : {};

test('input arrives as the contract says, whatever the stock client would make of it', async () => {
  const input = { tenantId: v.string(), due: v.date(), ratio: v.double(), isUrgent: v.boolean(), ...json };
  const contract = { ...countLines, input: { ...input, count: v.integer(), note: v.string().optional() } };
  const seen: unknown[] = [];
  const handler = defineHandler(contract, {
    async execute(given, context) {
      seen.push(given);
      return context.complete({ lineCount: 1 });
    },
  });
  startWorker([handler], { process: { ...fulfillment, tasks: [claimStart, contract] } });
  await startInstance({
    due: { type: 'Date', value: '2030-01-01T00:00:00.000+0000' },
    ratio: { type: 'Double', value: 5 },
    isUrgent: { type: 'Boolean', value: false },
    count: { type: 'Integer', value: 7 },
    note: { type: 'Null', value: null },
    ...(hasJson ? { lines: { type: 'Json', value: '[{"quantity":1}]' } } : {}),
  });
  await pollUntil('the handler has run', () => seen.length > 0, limitMs);
  const due = new Date('2030-01-01T00:00:00.000Z');
  const lines = hasJson ? { lines: [{ quantity: 1 }] } : {};
  expect(seen).toEqual([{ tenantId: 'acme', due, ratio: 5, isUrgent: false, count: 7, note: undefined, ...lines }]);
});

test('a throwing handler is a failure each time, and an incident after its attempts', async () => {
  const { handler, state } = countingBy(() => {
    throw new Error('catalog is broken');
  });
  const { worker } = startWorker([handler]);
  const { id } = await startInstance();
  const incident = await incidentOf(id);
  expect(incident).toMatchObject({ incidentMessage: 'HANDLER_ERROR: catalog is broken', activityId: 'count-lines' });
  expect(await engine.externalTasks.errorDetails(incident.configuration ?? '')).toContain('stock-driver.itest.ts');
  const failures = await engine.history.externalTaskLog({ processInstanceId: id, failureLog: true });
  // The log says what was left before each failure.
  expect(new Set(failures.map(({ retries }) => retries))).toEqual(new Set([null, 2, 1]));
  expect(await engine.externalTasks.get(incident.configuration ?? '')).toMatchObject({ retries: 0 });
  expect(state.runs).toBe(3);
  await pollUntil('all are counted', () => worker.counters.retried === 3);
});

test('the retry policy of a task in the model goes before that of the contract', async () => {
  const key = 'fulfillment-own-retries';
  const task = 'camunda:topic="count-lines"';
  const policy = '<camunda:property name="retryTimeCycle" value="R2/PT0.001S" />';
  const extension = `<extensionElements><camunda:properties>${policy}</camunda:properties></extensionElements>`;
  const model = (await readFile(modelFile, 'utf8')).replace('process id="fulfillment"', `process id="${key}"`);
  const content = model.replace(`${task} />`, `${task}>${extension}</serviceTask>`);
  await engine.deployments.create({ name: key, files: [{ name: `${key}.bpmn`, content }] });
  const { handler, state } = countingBy((context) => context.retry('not today'));
  startWorker([handler], { process: { ...fulfillment, key } });
  const { id } = await startInstance({}, key);
  onTestFinished(() => engine.processInstances.delete(id));
  expect((await incidentOf(id)).incidentMessage).toBe('RETRY: not today');
  expect(state.runs).toBe(2);
});

test('input that breaks the contract is an incident at once, and no handler runs', async () => {
  const { handler, state } = countingBy((context) => context.complete({ lineCount: 1 }));
  startWorker([handler]);
  const { id } = await startInstance({ lineId: { type: 'Integer', value: 1 } });
  expect((await incidentOf(id)).incidentMessage).toMatch(/^CONTRACT_INPUT: .*lineId must have the engine type String/);
  expect(state.runs).toBe(0);
});

test('output that breaks the contract is an incident and reaches no process', async () => {
  startWorker([countingBy((context) => context.complete({ lineCount: '3' as never })).handler]);
  const { id } = await startInstance();
  expect((await incidentOf(id)).incidentMessage).toMatch(/^CONTRACT_OUTPUT: .*lineCount/);
  expect(await valuesOf(id)).not.toHaveProperty('lineCount');
});

test('a BPMN error is caught by the model', async () => {
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.bpmnError('NO_STOCK');
    },
  });
  const { worker } = startWorker([counting, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('rejected');
  await pollUntil('it is counted', () => worker.counters.bpmnErrors === 1);
});

test('an unknown outcome is reconciled, executed once and costs no retry', async () => {
  const downstream = await startDownstream((request) => request.socket.destroy());
  const { handler, ran } = effectHandler({
    async execute(context) {
      const attempt = await context.begin({});
      await attempt.fetch(downstream.url, { method: 'POST' });
      return context.complete({ reservationId: 'never' });
    },
    reconcile: (context) => context.happened({ reservationId: 'R-9' }),
  });
  const { worker } = startWorker([counting, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('fulfilled');
  expect(ran).toEqual(['execute', 'reconcile']);
  expect(downstream.keys).toHaveLength(1);
  expect(await valuesOf(id)).toMatchObject({ reservationId: ['String', 'R-9'] });
  expect(worker.counters).toMatchObject({ unknown: 1, retried: 0, failed: 0 });
});

test('a completion whose answer was lost is found in the history, and the handler does not run again', async () => {
  const { handler, state } = countingBy((context) => context.complete({ lineCount: 2 }));
  let losses = 0;
  const complete: EngineClient['externalTasks']['complete'] = async (...given) => {
    await engine.externalTasks.complete(...given);
    if (losses++ === 0) throw new EngineNoAnswerError('lost', { method: 'POST', path: '/' }, 'connection');
  };
  const losing = { ...engine, externalTasks: { ...engine.externalTasks, complete } };
  const { worker } = startWorker([handler], { engine: losing });
  await startInstance();
  await pollUntil('it counts as completed', () => worker.counters.completed === 1, limitMs);
  expect(state.runs).toBe(1);
  expect(worker.counters.answersNotTaken).toBe(0);
});

test('a lock is extended, so a run longer than the lock is not handed over again', async () => {
  const { handler, state } = countingBy(async (context) => {
    const endsAt = Date.now() + 2_500;
    await pollUntil('it has taken longer than two locks', () => Date.now() > endsAt);
    return context.complete({ lineCount: 1 });
  });
  const { worker } = startWorker([handler]);
  await startInstance();
  await pollUntil('it is completed', () => worker.counters.completed === 1, limitMs);
  expect(state.runs).toBe(1);
  expect(worker.counters).toMatchObject({ fetched: 1, duplicates: 0, leasesLost: 0 });
});

test('a task that comes again because its lock could not be extended is not run a second time', async () => {
  const extendLock = async (): Promise<never> => {
    throw new EngineNoAnswerError('silent', { method: 'POST', path: '/' }, 'timeout');
  };
  const { handler, state } = countingBy(async (context) => {
    await pollUntil('it was handed over again', () => worker.counters.duplicates > 0, limitMs);
    return context.complete({ lineCount: 1 });
  });
  const mute = { ...engine, connection: undefined, externalTasks: { ...engine.externalTasks, extendLock } };
  const { worker } = startWorker([handler], { engine: mute, abortGraceMs: limitMs });
  await startInstance();
  await pollUntil('it is completed', () => worker.counters.completed === 1, limitMs);
  expect(state.runs).toBe(1);
  expect(worker.counters.answersNotTaken).toBe(0);
});

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

test('stop lets a run end within the drain time, and reports it', async () => {
  const started = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const { handler } = countingBy(async (context) => {
    started.resolve();
    await stopped.promise;
    return context.complete({ lineCount: 1 });
  });
  const { worker } = startWorker([handler]);
  await startInstance();
  await started.promise;
  const report = worker.stop({ drainMs: limitMs });
  expect(worker.state).toBe('DRAINING');
  stopped.resolve();
  expect(await report).toEqual({ finished: 1, released: 0, abandoned: 0 });
  expect(worker.state).toBe('STOPPED');
  expect(worker.counters.completed).toBe(1);
});

test('stop gives a task that still runs back, and the next worker has it at once', async () => {
  const started = Promise.withResolvers<void>();
  const { handler } = countingBy(() => {
    started.resolve();
    return new Promise(() => undefined);
  });
  const { worker } = startWorker([handler]);
  const { id } = await startInstance();
  await started.promise;
  expect(await worker.stop()).toEqual({ finished: 0, released: 1, abandoned: 0 });
  const next = createWorker({
    process: fulfillment,
    engine,
    handlers: [counting, effectHandler({}).handler],
    attemptStore: createMemoryAttemptStore(),
    longPollMs: 300,
    logger: { info() {}, warn() {}, error() {} },
  });
  next.start();
  stopWithTest(next);
  expect(await ended(id)).toContain('fulfilled');
});

test('stop gives back what the fetch under way still brings', async () => {
  const proxy = await startProxy();
  const { handler, state } = countingBy((context) => context.complete({ lineCount: 1 }));
  await startInstance();
  const fetch = proxy.next(aFetch, 'hold-answer');
  const { worker } = startWorker([handler], { client: newClient({ baseUrl: proxy.url }) });
  await fetch.hit;
  const report = worker.stop({ drainMs: limitMs });
  fetch.release();
  expect(await report).toEqual({ finished: 0, released: 1, abandoned: 0 });
  expect(state.runs).toBe(0);
});

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

test('a paused topic is not fetched, and a task that a fetch under way still brings goes back', async () => {
  const proxy = await startProxy();
  const { handler, state } = countingBy((context) => context.complete({ lineCount: 1 }));
  await startInstance();
  const fetch = proxy.next(aFetch, 'hold-answer');
  const { worker, client } = startWorker([handler], { client: newClient({ baseUrl: proxy.url }) });
  await fetch.hit;
  worker.pause('count-lines');
  fetch.release();
  await pollUntil('it has gone back', () => worker.counters.released === 1, limitMs);
  const isUnsubscribed = () => Object.keys(client.topicSubscriptions ?? {}).length === 0;
  await pollUntil('nothing is asked for any more', isUnsubscribed, limitMs);
  expect(worker.health()).toMatchObject({ isAlive: true, isReady: true, pausedTopics: ['count-lines'], freePlaces: 5 });
  expect(state.runs).toBe(0);
  worker.resume();
  await pollUntil('it is completed', () => worker.counters.completed === 1, limitMs);
  expect(worker.counters.released).toBe(1);
  expect(() => worker.pause('other')).toThrow(WorkerOptionsError);
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

test('an answer with another content type is a failed fetch, and no handler runs', async () => {
  const other = await startDownstream((_request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8').end('[{"id":"1","topicName":"count-lines"}]');
  });
  const { handler, state } = countingBy((context) => context.complete({ lineCount: 1 }));
  const { worker, lines } = startWorker([handler], { client: newClient({ baseUrl: other.url }) });
  await pollUntil('it has failed', () => worker.counters.pollErrors > 0, limitMs);
  const failure = lines.find(({ message }) => message === 'fetch failed');
  expect(failure?.fields.error).toMatch(/content type application\/json/);
  expect(state.runs).toBe(0);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a worker whose fetch is never answered says that it is not alive', async () => {
  const proxy = await startProxy();
  const fetch = proxy.next(aFetch, 'hold-request');
  let offsetMs = 0;
  const clock = (): Date => new Date(Date.now() + offsetMs);
  const { worker } = startWorker([counting], { client: newClient({ baseUrl: proxy.url }), clock });
  await fetch.hit;
  expect(worker.health()).toMatchObject({ state: 'RUNNING', isAlive: true, isReady: false, running: 0 });
  offsetMs = 61_000;
  expect(worker.health()).toMatchObject({ isAlive: false, isReady: false });
  fetch.release();
  await pollUntil('it is alive again', () => worker.health().isReady, limitMs);
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
const provocations: Readonly<Record<string, (() => Partial<StockWorkerOptions>)[]>> = {
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
    ],
  ],
  [
    { asyncResponseTimeout: undefined, interceptors: (given: object) => given },
    ['Without asyncResponseTimeout', 'All fetches go by one workerId', 'After a fetch that failed'],
  ],
])('the log says at the start what is worse than with createWorker, for a client with %o', (given, expected) => {
  const { lines } = startWorker([counting], { client: newClient(given) });
  const limits = lines.filter(({ message }) => message === 'a limit of the stock client').map(({ fields }) => fields);
  expect(limits.map(({ limit }) => limit)).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(STOCK_CLIENT_LIMITS).toEqual(
    expect.arrayContaining(limits.map(({ limit, how }) => ({ limit, what: 'reported', how }))),
  );
});

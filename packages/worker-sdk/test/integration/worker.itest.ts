import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createEngineClient, type EngineClient, EngineNoAnswerError } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { WorkerEngine } from '../../src/engine/worker-engine.ts';
import {
  type BoundHandler,
  createMemoryAttemptStore,
  createWorker,
  defineHandler,
  type Worker,
} from '../../src/index.ts';
import { countLines, fulfillment } from '../helpers/contracts.ts';
import { effectHandler } from '../helpers/effect-handler.ts';
import { pollUntil } from '../helpers/poll-until.ts';

const limitMs = 20_000;
const silent = { info() {}, warn() {}, error() {} };
let server: EngineServer;
let engine: EngineClient;

beforeAll(async () => {
  server = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  const content = await readFile(new URL('fulfillment.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'worker test', files: [{ name: 'fulfillment.bpmn', content }] });
});

afterAll(async () => {
  await engine?.close();
  await server?.stop();
});

/** Starts an instance with an order of its own. */
async function startInstance(variables: Record<string, string> = { tenantId: 'acme', lineId: randomUUID() }) {
  const wire = Object.entries(variables).map(([name, value]) => [name, { type: 'String', value }]);
  const businessKey = `acme:order:${randomUUID()}`;
  return engine.processInstances.start({
    processDefinitionKey: 'fulfillment',
    businessKey,
    variables: Object.fromEntries(wire),
  });
}

/** Starts a worker that is stopped with the test, and deletes what is left of the instances. */
function startWorker(handlers: BoundHandler[], overEngine: WorkerEngine = engine): Worker {
  const attemptStore = createMemoryAttemptStore();
  const options = { attemptStore, longPollMs: 500, drainMs: 0, abortGraceMs: 50, logger: silent };
  const worker = createWorker({ process: fulfillment, engine: overEngine, handlers, ...options });
  worker.start();
  onTestFinished(async () => {
    await worker.stop();
    for (const { id } of await engine.processInstances.list({ processDefinitionKey: 'fulfillment' })) {
      await engine.processInstances.delete(id);
    }
  });
  return worker;
}

const counting = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 2 }) });

async function ended(processInstanceId: string): Promise<string[]> {
  await pollUntil(
    'the instance has ended',
    async () => !(await engine.processInstances.get(processInstanceId)),
    limitMs,
  );
  const activities = await engine.history.activityInstances({ processInstanceId });
  return activities.map(({ activityId }) => activityId);
}

async function incidentOf(processInstanceId: string) {
  const ask = async () => (await engine.incidents.list({ processInstanceId }))[0];
  return pollUntil('there is an incident', ask, limitMs);
}

test('two tasks, one with an external effect, carry an instance to its end', async () => {
  const { handler } = effectHandler({});
  startWorker([counting, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('fulfilled');
  const variables = await engine.history.variableInstances({ processInstanceId: id });
  const values = Object.fromEntries(variables.map(({ name, type, value }) => [name, [type, value]]));
  expect(values).toMatchObject({ lineCount: ['Integer', 2], reservationId: ['String', 'R-1'] });
});

test('a BPMN error is caught by the model', async () => {
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.bpmnError('NO_STOCK');
    },
  });
  startWorker([counting, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('rejected');
});

test('a throwing handler leads to an incident after its attempts, with the reason and the stack', async () => {
  let runs = 0;
  const throwing = defineHandler(countLines, {
    async execute() {
      runs += 1;
      throw new Error('catalog is broken');
    },
  });
  startWorker([throwing]);
  const { id } = await startInstance();
  const incident = await incidentOf(id);
  expect(runs).toBe(3);
  expect(incident).toMatchObject({ incidentMessage: 'HANDLER_ERROR: catalog is broken', activityId: 'count-lines' });
  expect(await engine.externalTasks.errorDetails(incident.configuration ?? '')).toContain('worker.itest.ts');
});

test('missing input is an incident at once that names the variable', async () => {
  startWorker([counting]);
  const { id } = await startInstance({ tenantId: 'acme' });
  expect((await incidentOf(id)).incidentMessage).toMatch(/^CONTRACT_INPUT: .*lineId is missing/);
});

test('another tenant in the variables than in the business key is an incident', async () => {
  startWorker([counting]);
  const { id } = await startInstance({ tenantId: 'other', lineId: 'L-1' });
  expect((await incidentOf(id)).incidentMessage).toMatch(/^TENANT_MISMATCH: /);
});

test('an unknown outcome is reconciled and costs no retry', async () => {
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.unknown('no answer');
    },
    reconcile: (context) => context.happened({ reservationId: 'R-9' }),
  });
  const worker = startWorker([counting, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('fulfilled');
  expect(ran).toEqual(['execute', 'reconcile']);
  expect(worker.counters).toMatchObject({ unknown: 1, retried: 0, failed: 0 });
  const failures = await engine.history.externalTaskLog({ processInstanceId: id, failureLog: true });
  expect(failures.map(({ errorMessage }) => errorMessage)).toEqual(['OUTCOME_PENDING: no answer']);
});

test('a completion whose answer was lost is found in the history', async () => {
  let runs = 0;
  const once = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      return context.complete({ lineCount: 2 });
    },
  });
  const complete: EngineClient['externalTasks']['complete'] = async (...given) => {
    await engine.externalTasks.complete(...given);
    if (losses++ === 0) throw new EngineNoAnswerError('lost', { method: 'POST', path: '/' }, 'connection');
  };
  let losses = 0;
  const worker = startWorker([once], { ...engine, externalTasks: { ...engine.externalTasks, complete } });
  await startInstance();
  await pollUntil('it counts as completed', () => worker.counters.completed === 1, limitMs);
  expect(runs).toBe(1);
  expect(worker.counters.answersNotTaken).toBe(0);
});

test('stop gives a running task back, and the next worker has it at once', async () => {
  const started = Promise.withResolvers<void>();
  const hanging = defineHandler(countLines, {
    execute() {
      started.resolve();
      return new Promise(() => undefined);
    },
  });
  const first = startWorker([hanging]);
  const { id } = await startInstance();
  await started.promise;
  expect(await first.stop()).toEqual({ finished: 0, released: 1, abandoned: 0 });
  const second = startWorker([counting, effectHandler({}).handler]);
  expect(await ended(id)).toContain('fulfilled');
  expect(second.counters.fetched).toBe(2);
});

test('a lock is extended, so a run longer than the lock is not handed over again', async () => {
  let runs = 0;
  const slow = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      const endsAt = Date.now() + 2_500;
      await pollUntil('it has taken longer than two locks', () => Date.now() > endsAt);
      return context.complete({ lineCount: 1 });
    },
  });
  const worker = startWorker([slow, effectHandler({}).handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('fulfilled');
  expect(runs).toBe(1);
  expect(worker.counters).toMatchObject({ duplicates: 0, leasesLost: 0 });
});

test('a handler that blocks its thread for longer than its lock keeps its task, and runs once', async () => {
  let runs = 0;
  const computing = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      // Longer than the lock of a second: only another thread can extend it meanwhile.
      const endsAt = performance.now() + 2_500;
      while (performance.now() < endsAt);
      return context.complete({ lineCount: 2 });
    },
  });
  const { handler } = effectHandler({});
  const worker = startWorker([computing, handler]);
  const { id } = await startInstance();
  expect(await ended(id)).toContain('count-lines');
  expect([runs, worker.counters.leasesLost, worker.counters.duplicates]).toEqual([1, 0, 0]);
});

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireVariables } from '@stepwright/engine-client';
import { type FaultProxy, startFaultProxy } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { WorkerCounters } from '../../src/index.ts';
import { lockMaxMs } from '../faults/contracts.ts';
import { createDice, roundsOfRun, seedOfRun } from '../faults/dice.ts';
import { complaintsOf, gatherEvidence } from '../faults/each-task-once.ts';
import { type Arrival, type Breakage, type HostileProxy, startHostileProxy } from '../faults/hostile-proxy.ts';
import { openScene, openStage, type Scene, type Stage } from '../faults/scene.ts';
import type { WorkerProcess, WorkerReport } from '../faults/worker-process.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// Faults of the network, the engine and the process, on workers that are processes of their own and a real engine: Camunda 7.24, or the one
// that STEPWRIGHT_ENGINE names. The numbers are those of the list of faults. F07, an engine that comes back with an older database, is the
// business of whoever compares orders with the engine, not of a worker.

const limitMs = 20_000;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

/** Waits until no order is under way, and asks the oracle: one effect, one completion of each task, no incident. */
async function expectEachOnce(scene: Scene): Promise<void> {
  await scene.allEnded();
  expect(complaintsOf(await gatherEvidence(scene))).toEqual([]);
}

/** The lines that a worker's handler of a topic was started for; what only reconciles is not among them. */
function runsOf(worker: WorkerProcess, topic: string): unknown[] {
  return worker.said.filter(({ running }) => running === topic).map(({ lineId }) => lineId);
}

/** Waits until a worker's report is as expected. */
function reported(worker: WorkerProcess, what: string, isSo: (report: WorkerReport) => boolean): Promise<WorkerReport> {
  const ask = async (): Promise<WorkerReport | false> => {
    const report = await worker.report();
    return isSo(report) && report;
  };
  return pollUntil(`the worker reports that ${what}`, ask, limitMs);
}

const counted = (worker: WorkerProcess, expected: Partial<WorkerCounters>): Promise<WorkerReport> =>
  reported(worker, JSON.stringify(expected), ({ counters }) =>
    Object.entries(expected).every(([name, count]) => counters[name as keyof WorkerCounters] === count),
  );

const isIdle = (worker: WorkerProcess): Promise<WorkerReport> =>
  reported(worker, 'nothing runs', ({ health }) => health.running === 0);

const isDraining = (worker: WorkerProcess): Promise<WorkerReport> =>
  reported(worker, 'it drains', ({ health }) => health.state === 'DRAINING');

async function useFaultProxy(scene: Scene): Promise<FaultProxy> {
  const proxy = await startFaultProxy(scene.engineUrl);
  onTestFinished(() => proxy.stop());
  return proxy;
}

const completion = { method: 'POST', path: /\/complete$/ };

describe('F02: the answer to a completion is lost', () => {
  test.each([
    { topic: 'count-lines', isFirst: true },
    { topic: 'reserve-stock', isFirst: false },
  ])('$topic is completed once, is found in history and does not run again', async ({ topic, isFirst }) => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = scene.warehouse.holdNext();
    const early = isFirst ? proxy.next(completion, 'drop-answer') : undefined;
    const { lineId } = await scene.deliver();
    await held.happened;
    const lost = early ?? proxy.next(completion, 'drop-answer');
    held.release();
    expect(await lost.carriedOut).toBe(204);
    await expectEachOnce(scene);
    await counted(worker, { completed: 2, answersNotTaken: 0, retried: 0, unknown: 0 });
    expect(runsOf(worker, topic)).toEqual([lineId]);
    expect(proxy.seen.filter((request) => request.endsWith('/complete'))).toHaveLength(3);
    expect(proxy.seen).toContainEqual(expect.stringMatching(/^POST .*\/history\/external-task-log/));
  });
});

describe('F03: a task is fetched by a second worker when the lock of the first has ended', () => {
  test('the first, cut off from the engine while it waits for the warehouse, loses its lease and repeats nothing', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const first = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    await proxy.refuse();
    const second = await scene.startWorker();
    await scene.allEnded();
    // It has given up the warehouse's answer, and tries to say so.
    const isGivenUp = (): boolean => first.log.some(({ verdict }) => verdict === 'unknown');
    await pollUntil('the first has given up', isGivenUp, limitMs);
    held.release();
    await proxy.accept();
    await counted(first, { leasesLost: 1 });
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
  });

  test('a completion of the first that arrives while the second works is refused', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    // One place: the first must not fetch the task again itself.
    const first = await scene.startWorker({ ENGINE_URL: proxy.url, CONCURRENCY: '1' });
    const stale = proxy.next(completion, 'hold-request');
    const { lineId } = await scene.deliver(`take-${randomUUID()}`);
    await stale.hit;
    const second = await scene.startWorker();
    await pollUntil('the second has the task', () => runsOf(second, 'count-lines').length > 0, limitMs);
    stale.release();
    expect(await stale.carriedOut).toBe(400);
    await counted(first, { answersNotTaken: 1, completed: 0 });
    await expectEachOnce(scene);
    expect([runsOf(first, 'count-lines'), runsOf(second, 'count-lines')]).toEqual([[lineId], [lineId]]);
  });

  test('a completion of the first that arrives after that of the second changes nothing', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const first = await scene.startWorker({ ENGINE_URL: proxy.url, CONCURRENCY: '1' });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    const stale = proxy.next(completion, 'hold-request');
    held.release();
    await stale.hit;
    const second = await scene.startWorker();
    await scene.allEnded();
    stale.release();
    expect(await stale.carriedOut).toBe(404);
    await isIdle(first);
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
  });
});

describe('F04: a worker is stopped by SIGSTOP for longer than its lock, and goes on', () => {
  test('while the warehouse has its request: the second worker finds the effect, the first loses its lease', async () => {
    const scene = await openScene(stage);
    const stopped = await scene.startWorker();
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    stopped.signal('SIGSTOP');
    const second = await scene.startWorker();
    await scene.allEnded();
    stopped.signal('SIGCONT');
    await counted(stopped, { leasesLost: 1 });
    held.release();
    await isIdle(stopped);
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
  });

  test.each([
    { place: 'before-external-call', what: 'it sends nothing any more, the second worker has done it' },
    { place: 'after-external-call', what: 'the second worker finds the effect, the first repeats nothing' },
    { place: 'after-attempt-recorded', what: 'the second worker completes from the books' },
  ])('$place: $what', async ({ place }) => {
    const scene = await openScene(stage);
    const stopped = await scene.startWorker({ STOP_AT: place });
    await scene.deliver();
    await pollUntil('it stops', () => stopped.said.some(({ stopping }) => stopping === place), limitMs);
    await scene.startWorker();
    await scene.allEnded();
    expect(scene.warehouse.requests).toHaveLength(1);
    stopped.signal('SIGCONT');
    await isIdle(stopped);
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
  });
});

const engineError = JSON.stringify({ type: 'RestException', message: 'Cannot open connection', code: 0 });
const asJson = (status: number, body: string): Breakage => ({ kind: 'answer', status, type: 'application/json', body });
const asHtml = (status: number): Breakage => ({ kind: 'answer', status, type: 'text/html', body: '<h1>no</h1>' });

/** Breaks the first `times` requests of every kind of call: fetches, extensions, answers. */
function breakFirst(proxy: HostileProxy, times: number, breakage: Breakage): void {
  const counts = new Map<string, number>();
  proxy.breakWhen(({ path }: Arrival) => {
    const call = path.split('/').at(-1) ?? '';
    const count = (counts.get(call) ?? 0) + 1;
    counts.set(call, count);
    return count <= times ? breakage : undefined;
  });
}

async function useHostileProxy(scene: Scene, more: Readonly<Record<string, string>> = {}) {
  const proxy = await startHostileProxy(scene.engineUrl);
  const worker = await scene.startWorker({ ENGINE_URL: proxy.url, ...more });
  return { proxy, worker };
}

/** The least that four waits between five failed fetches add up to: 200 ms doubled each time, shortened by up to half. */
const fourWaitsMinMs = 100 + 200 + 400 + 800;

describe('F05: the engine is down, broken or slow', () => {
  test('a worker that starts while nobody listens asks seldom and ever more so, and works as soon as the engine is there', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    await proxy.refuse();
    const startedAt = performance.now();
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const { health } = await reported(worker, 'five fetches failed', ({ counters }) => counters.pollErrors >= 5);
    expect(performance.now() - startedAt).toBeGreaterThan(fourWaitsMinMs);
    expect(health).toMatchObject({ isReady: false, isAlive: true });
    await proxy.accept();
    await scene.deliver();
    await expectEachOnce(scene);
    expect((await worker.report()).health.isReady).toBe(true);
  });

  test.each<[string, Breakage]>([
    ['answers 500', asJson(500, engineError)],
    ['answers with what is no JSON', asJson(200, '[{"id": ')],
    ['breaks every connection', { kind: 'cut-before' }],
    ['resets every connection within the answer', { kind: 'reset-in-answer' }],
  ])('an engine that %s is asked ever more seldom', async (_what, breakage) => {
    const scene = await openScene(stage);
    const proxy = await startHostileProxy(scene.engineUrl);
    proxy.breakWhen(() => breakage);
    const startedAt = performance.now();
    await scene.startWorker({ ENGINE_URL: proxy.url });
    const fetches = () => proxy.arrivals.filter(({ path }) => path.endsWith('/fetchAndLock'));
    await pollUntil('the fifth fetch arrives', () => fetches().length >= 5, limitMs);
    expect(performance.now() - startedAt).toBeGreaterThan(fourWaitsMinMs);
    proxy.breakWhen(() => undefined);
    await scene.deliver();
    await expectEachOnce(scene);
  });

  test('an engine that goes away while the warehouse works and comes back: the effect is not repeated', async () => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    await proxy.refuse();
    held.release();
    await reported(worker, 'two fetches failed', ({ counters }) => counters.pollErrors >= 2);
    await proxy.accept();
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
  });

  test.each<[string, Breakage]>([
    ['500 of its own', asJson(500, engineError)],
    ['502 of a gateway', asHtml(502)],
    ['429', asJson(429, '{"type":"TooMany","message":"slow down"}')],
    ['a login page', asHtml(200)],
    ['a cut connection before the request', { kind: 'cut-before' }],
    ['a cut connection after the request', { kind: 'cut-after' }],
    ['a reset after the headers', { kind: 'reset-in-answer' }],
    ['an answer after the time limit', { kind: 'late', afterMs: 3_000 }],
    ['no answer ever', { kind: 'silent' }],
  ])('%s, twice for every kind of call: every order is carried out once', async (_what, breakage) => {
    const scene = await openScene(stage);
    const { proxy } = await useHostileProxy(scene, { ENGINE_TIMEOUT_MS: '1000' });
    breakFirst(proxy, 2, breakage);
    // Long enough for the lock to be extended, so that extensions break too.
    await Promise.all([scene.deliver(`take-${randomUUID()}`), scene.deliver(), scene.deliver()]);
    await expectEachOnce(scene);
    expect(proxy.brokenCount).toBeGreaterThanOrEqual(5);
  });
});

/** Changes what the engine says of the tasks of one line, in every answer. */
function rewriteTasksOf(proxy: HostileProxy, lineId: string, change: (task: Record<string, unknown>) => unknown): void {
  const changed = (body: string): string => {
    if (!body.startsWith('[')) return body;
    const tasks = JSON.parse(body) as Record<string, unknown>[];
    return JSON.stringify(tasks.map((task) => (JSON.stringify(task).includes(lineId) ? change(task) : task)));
  };
  proxy.breakWhen(({ path }) => (path.endsWith('/fetchAndLock') ? { kind: 'rewrite', change: changed } : undefined));
}

async function incidentOf(scene: Scene, processInstanceId: string): Promise<string> {
  const ask = async () => (await scene.engine.incidents.list({ processInstanceId }))[0];
  return (await pollUntil('there is an incident', ask, limitMs)).incidentMessage ?? '';
}

/** Starts an order and waits until it has been carried out, whatever else hangs about. */
async function expectWorkGoesOn(scene: Scene): Promise<void> {
  const { processInstanceId } = await scene.deliver();
  const isOver = async () => !(await scene.engine.processInstances.get(processInstanceId));
  await pollUntil('another order is carried out', isOver, limitMs);
}

const text = (value: string) => ({ type: 'String', value });

describe('F06: the engine answers with nonsense', () => {
  test.each<[string, (body: string) => string]>([
    ['malformed JSON', (body) => body.slice(0, -1)],
    ['more than 20 MiB', (body) => `${body}${' '.repeat(21 * 1024 * 1024)}`],
    ['an object in place of the tasks', () => '{"tasks":[]}'],
    ['tasks that are null', () => '[null]'],
    ['tasks that are numbers', () => '[7]'],
    ['tasks without topic and id', () => '[{}]'],
    ['tasks of a topic that is none', () => '[{"id":"a","topicName":{"a":1}}]'],
  ])('fetches that bring %s fail, the tasks come again', async (_what, change) => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene);
    let broken = 0;
    proxy.breakWhen(({ path }) =>
      path.endsWith('/fetchAndLock') && broken++ < 3 ? { kind: 'rewrite', change } : undefined,
    );
    await scene.deliver();
    await expectEachOnce(scene);
    const { counters } = await worker.report();
    expect(counters).toMatchObject({ completed: 2, failed: 0 });
    expect(worker.log.filter(({ level }) => level !== 'info')).not.toEqual([]);
  });

  test('an answer to a completion that is no answer of an engine is not taken for a success', async () => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene);
    let broken = 0;
    proxy.breakWhen(({ path }) => (path.endsWith('/complete') && broken++ < 2 ? asHtml(200) : undefined));
    await scene.deliver();
    await expectEachOnce(scene);
    expect(worker.log).toContainEqual(expect.objectContaining({ message: 'answer not taken, sending it again' }));
  });

  test.each<[string, RegExp, (task: Record<string, unknown>) => unknown]>([
    ['a business key that is a number', /^BUSINESS_KEY_INVALID: /, (task) => ({ ...task, businessKey: 42 })],
    ['no business key', /^BUSINESS_KEY_INVALID: /, ({ businessKey: _, ...task }) => task],
    ['variables that are text', /^CONTRACT_INPUT: /, (task) => ({ ...task, variables: 'nonsense' })],
    ['no variables', /^CONTRACT_INPUT: /, ({ variables: _, ...task }) => task],
    ['variables that are null', /^CONTRACT_INPUT: /, (task) => ({ ...task, variables: null })],
    [
      'a variable that is null',
      /^CONTRACT_INPUT: .*lineId/,
      (task) => ({ ...task, variables: { ...(task.variables as object), lineId: null } }),
    ],
    [
      'a variable of an undeclared type',
      /^CONTRACT_INPUT: .*lineId/,
      (task) => ({ ...task, variables: { ...(task.variables as object), lineId: { type: 'Oddity', value: {} } } }),
    ],
  ])('a task with %s is an incident that says so, and the worker goes on', async (_what, message, change) => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene);
    const lineId = `line-${randomUUID()}`;
    rewriteTasksOf(proxy, lineId, change);
    const { processInstanceId } = await scene.deliver(lineId);
    await expectWorkGoesOn(scene);
    expect(await incidentOf(scene, processInstanceId)).toMatch(message);
    expect(worker.hasEnded).toBe(false);
  });

  test.each<[string, string | undefined, WireVariables, RegExp]>([
    ['without a business key', undefined, { tenantId: text('acme'), lineId: text('L-1') }, /^BUSINESS_KEY_INVALID: /],
    ['of another grammar', 'order 7', { tenantId: text('acme'), lineId: text('L-1') }, /^BUSINESS_KEY_INVALID: /],
    [
      'with a number for a text',
      'acme:order:O-1',
      { tenantId: text('acme'), lineId: { type: 'Integer', value: 7 } },
      /^CONTRACT_INPUT: .*lineId/,
    ],
  ])('an order %s is an incident at once, and the worker goes on', async (_what, businessKey, variables, message) => {
    const scene = await openScene(stage);
    await scene.startWorker();
    const processInstanceId = await scene.deliverRaw(businessKey, variables);
    expect(await incidentOf(scene, processInstanceId)).toMatch(message);
    await expectWorkGoesOn(scene);
  });
});

/** Locks that a worker's process still holds in the engine, as the time that each has to go, in ms. */
async function locksOf(scene: Scene, { pid }: WorkerProcess): Promise<number[]> {
  const locked = await scene.engine.externalTasks.list({ locked: true });
  const nowMs = Date.now();
  return locked
    .filter(({ workerId }) => workerId?.includes(`:${pid}#`))
    .map(({ lockExpirationTime }) => Date.parse(lockExpirationTime ?? '') - nowMs);
}

describe('F39: SIGTERM', () => {
  test('during a handler lets it end, tells the engine and leaves with code 0', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    worker.signal('SIGTERM');
    await isDraining(worker);
    held.release();
    expect(await worker.ended).toBe('0');
    await expectEachOnce(scene);
  });

  test('during a handler that outlasts the drain gives the task back in doubt, and the next worker finds the effect', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker({ DRAIN_MS: '100' });
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe('0');
    await scene.startWorker();
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    held.release();
  });

  test('during a long poll leaves no task locked that came meanwhile', async () => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene, { LONG_POLL_MS: '4000' });
    await pollUntil('a poll is open', () => proxy.arrivals.length > 0, limitMs);
    worker.signal('SIGTERM');
    await isDraining(worker);
    await scene.deliver();
    expect(await worker.ended).toBe('0');
    expect(await locksOf(scene, worker)).toEqual([]);
    await scene.startWorker();
    await expectEachOnce(scene);
    expect(runsOf(worker, 'count-lines')).toEqual([]);
  });

  test('a second time leaves at once with code 1, and the next worker finds the effect', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const held = scene.warehouse.holdNext();
    await scene.deliver();
    await held.happened;
    worker.signal('SIGTERM');
    await isDraining(worker);
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe('1');
    await scene.startWorker();
    await expectEachOnce(scene);
    expect(scene.warehouse.requests).toHaveLength(1);
    held.release();
  });

  const rounds = roundsOfRun(5);
  test(
    `${rounds} rolling restarts under load lose no task, cut no run short and leave no lock`,
    async () => {
      const seed = seedOfRun();
      console.log(`SEED=${seed} repeats the choices of this run`);
      const dice = createDice(seed);
      const scene = await openScene(stage);
      scene.warehouse.treat(() => dice.oneOf(['prompt', 'slow', 'slow']));
      const pair = [await scene.startWorker(), await scene.startWorker()];
      let drained = 0;
      for (let round = 0; round < rounds; round += 1) {
        for (let count = 0; count < 6; count += 1) await scene.deliver();
        await wait(dice.between(0, 300));
        const old = pair[round % 2] as WorkerProcess;
        old.signal('SIGTERM');
        expect(await old.ended).toBe('0');
        expect((await locksOf(scene, old)).filter((restMs) => restMs > lockMaxMs)).toEqual([]);
        const report = await pollUntil('it says how it drained', () => stoppedLine(old), limitMs);
        expect(report).toMatchObject({ released: expect.any(Number), abandoned: 0 });
        drained += Number(report.finished);
        pair[round % 2] = await scene.startWorker();
      }
      await expectEachOnce(scene);
      const failures = await scene.engine.history.externalTaskLog({ failureLog: true });
      const mine = new Set(scene.deliveries.map(({ processInstanceId }) => processInstanceId));
      const messages = failures.flatMap((row) => (mine.has(row.processInstanceId) ? [row.errorMessage ?? ''] : []));
      // A machine that is too busy to extend locks of a second in time makes failures of its own; they are shown, and harm nothing.
      expect(messages.filter((message) => message.startsWith('WORKER_STOPPING'))).toEqual([]);
      // Restarts of workers that had nothing to do would show nothing.
      expect(drained).toBeGreaterThan(0);
      const done = `${scene.deliveries.length} orders, ${drained} runs ended while draining`;
      console.log(`${rounds} restarts, ${done}, ${messages.length} failures: ${JSON.stringify(messages.slice(0, 5))}`);
    },
    60_000 + rounds * 20_000,
  );
});

function stoppedLine({ log }: WorkerProcess) {
  return log.find(({ message }) => message === 'worker stopped');
}

async function failuresOf(scene: Scene, processInstanceId: string): Promise<string[]> {
  const rows = await scene.engine.history.externalTaskLog({ processInstanceId, failureLog: true });
  return rows.map(({ errorMessage }) => errorMessage ?? '');
}

describe('F40: a handler misbehaves', () => {
  test('one that blocks the event loop for five seconds keeps its task from a second worker', async () => {
    const scene = await openScene(stage);
    const environment = { EXECUTION_MAX_MS: '30000' };
    const workers = [await scene.startWorker(environment), await scene.startWorker(environment)];
    const { lineId } = await scene.deliver(`block-${randomUUID()}`);
    await expectEachOnce(scene);
    expect(workers.flatMap((worker) => runsOf(worker, 'count-lines'))).toEqual([lineId]);
    for (const worker of workers) await counted(worker, { leasesLost: 0, duplicates: 0 });
  });

  test('one that never settles ends as EXECUTION_TIMEOUT, and its place is free again', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker({ EXECUTION_MAX_MS: '1000', CONCURRENCY: '1' });
    const { processInstanceId } = await scene.deliver(`hang-${randomUUID()}`);
    await pollUntil('it runs', () => runsOf(worker, 'count-lines').length > 0, limitMs);
    await expectWorkGoesOn(scene);
    expect(await incidentOf(scene, processInstanceId)).toMatch(/^EXECUTION_TIMEOUT: /);
    const failures = await failuresOf(scene, processInstanceId);
    expect(failures).toEqual(Array(3).fill(expect.stringMatching(/^EXECUTION_TIMEOUT: /)));
    const { health } = await isIdle(worker);
    expect(health.freePlaces).toBe(1);
  });

  test('one that rejects ends as HANDLER_ERROR, and the worker goes on', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const { processInstanceId } = await scene.deliver(`throw-${randomUUID()}`);
    expect(await incidentOf(scene, processInstanceId)).toBe('HANDLER_ERROR: the catalog is broken');
    await expectWorkGoesOn(scene);
    expect(worker.hasEnded).toBe(false);
  });

  test('one that leaves a rejection unhandled ends as a reported failure, and the worker goes on', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const { processInstanceId } = await scene.deliver(`stray-${randomUUID()}`);
    await pollUntil(
      'the task has failed or the worker has ended',
      async () => worker.hasEnded || (await failuresOf(scene, processInstanceId)).length > 0,
      limitMs,
    );
    expect(worker.hasEnded, `the worker ended: ${JSON.stringify(worker.log.slice(-12))}`).toBe(false);
    expect((await failuresOf(scene, processInstanceId))[0]).toMatch(/^HANDLER_ERROR: .*a stray rejection/);
    await expectWorkGoesOn(scene);
  });
});

describe('F42: the network fails in small ways', () => {
  test('nodes of the engine that refuse or have no name are passed over', async () => {
    const scene = await openScene(stage);
    const nowhere = 'http://127.0.0.1:1/engine-rest,http://no-such-host.invalid/engine-rest';
    await scene.startWorker({ ENGINE_URL: `${nowhere},${scene.engineUrl}` });
    await Promise.all([scene.deliver(`take-${randomUUID()}`), scene.deliver(), scene.deliver()]);
    await expectEachOnce(scene);
  });

  test('an engine whose name is not found is asked ever more seldom, and the worker stays', async () => {
    const scene = await openScene(stage);
    const startedAt = performance.now();
    const worker = await scene.startWorker({ ENGINE_URL: 'http://no-such-host.invalid/engine-rest' });
    await reported(worker, 'five fetches failed', ({ counters }) => counters.pollErrors >= 5);
    expect(performance.now() - startedAt).toBeGreaterThan(fourWaitsMinMs);
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe('0');
  });

  test('a warehouse that refuses, then has no name, was surely not reached: the third run reserves, once', async () => {
    const scene = await openScene(stage);
    const nowhere = 'http://127.0.0.1:1,http://no-such-host.invalid';
    await scene.startWorker({ WAREHOUSE_URL: `${nowhere},${scene.warehouse.url}` });
    const { processInstanceId } = await scene.deliver();
    await expectEachOnce(scene);
    expect(await failuresOf(scene, processInstanceId)).toEqual(Array(2).fill(expect.stringMatching(/^NOT_SENT: /)));
  });

  test('servers that close idle connections just when a request is on its way: everything is carried out once', async () => {
    const scene = await openScene(stage);
    const dice = createDice(7);
    const proxies = await proxiesOf(scene);
    for (const proxy of proxies) {
      proxy.closeIdleAfter(() => dice.between(0, 30));
      // What meets a connection that its server has just given up: every third request on a kept one.
      let kept = 0;
      proxy.breakWhen(({ turnOfConnection }) =>
        turnOfConnection > 1 && ++kept % 3 === 0 ? { kind: 'cut-before' } : undefined,
      );
    }
    await scene.startWorker(addressesOf(proxies));
    await Promise.all(Array.from({ length: 20 }, () => scene.deliver()));
    await expectEachOnce(scene);
    expect(brokenCountOf(proxies)).toBeGreaterThan(0);
  });

  test('one in a hundred exchanges is cut, before or after: everything is carried out once', async () => {
    const scene = await openScene(stage);
    const seed = seedOfRun();
    console.log(`SEED=${seed} repeats the choices of this run`);
    const dice = createDice(seed);
    const proxies = await proxiesOf(scene);
    for (const proxy of proxies) cutOneInAHundred(proxy, dice);
    const environment = addressesOf(proxies);
    await Promise.all([scene.startWorker(environment), scene.startWorker(environment)]);
    while (proxies.some(({ brokenCount }) => brokenCount === 0) && scene.deliveries.length < 300) {
      await Promise.all(Array.from({ length: 10 }, () => scene.deliver()));
      await scene.allEnded();
    }
    await expectEachOnce(scene);
    const arrivals = proxies.map((proxy) => proxy.arrivals.length);
    console.log(`${scene.deliveries.length} orders, ${arrivals} requests, ${brokenCountOf(proxies)} cut`);
    for (const { brokenCount } of proxies) expect(brokenCount).toBeGreaterThan(0);
  });
});

/** Of every hundred exchanges one, at a random place: however short the run, some are cut. */
function cutOneInAHundred(proxy: HostileProxy, dice: ReturnType<typeof createDice>): void {
  let place = 0;
  proxy.breakWhen(({ turn }) => {
    if (turn % 100 === 1) place = dice.between(0, 99);
    return turn % 100 === place ? { kind: dice.oneOf(['cut-before', 'cut-after']) } : undefined;
  });
}

/** In front of the engine, the books and the warehouse, in this order. */
function proxiesOf({ engineUrl, storeUrl, warehouse }: Scene): Promise<readonly HostileProxy[]> {
  return Promise.all([engineUrl, storeUrl, warehouse.url].map(startHostileProxy));
}

function addressesOf(proxies: readonly HostileProxy[]): Record<string, string> {
  const [engine = '', store = '', warehouse = ''] = proxies.map(({ url }) => url);
  return { ENGINE_URL: engine, STORE_URL: store, WAREHOUSE_URL: warehouse };
}

function brokenCountOf(proxies: readonly HostileProxy[]): number {
  return proxies.reduce((sum, { brokenCount }) => sum + brokenCount, 0);
}

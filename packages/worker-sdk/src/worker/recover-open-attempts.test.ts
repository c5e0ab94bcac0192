import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { countLines, fulfillment, reserveStock } from '../../test/helpers/contracts.ts';
import { effectHandler } from '../../test/helpers/effect-handler.ts';
import { createFakeEngine, type FakeEngine, noAnswer } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import type { AttemptStore, OperationState } from '../attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';
import { recoverOpenAttempts } from './recover-open-attempts.ts';
import { createWorker } from './worker.ts';
import { createCounters, type WorkerCounters } from './worker-counters.ts';

const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
const ofDead = `w@${hostname()}:${dead}#1700000000001`;
const businessKey = 'acme:order:O-1';
const reserve = { tenantId: 'acme', businessKey, system: 'warehouse', operation: 'reserve' } as const;

interface Left {
  readonly state: () => Promise<OperationState>;
  readonly operationId: string;
}

/** Leaves an open attempt in the store. */
async function leave(store: AttemptStore, startedBy: string, of: Partial<typeof reserve> | object = {}): Promise<Left> {
  const wanted = { ...reserve, baseKey: 'acme:L-1:reserve', externalClass: 'queryable' as const, ...of };
  const { operationId } = await store.open(wanted);
  const sendDeadline = new Date(Date.now() + 10_000).toISOString();
  const attempt = { requestHash: '', request: { card: '4111' }, sendDeadline, settleMs: 0, startedBy };
  await store.beginAttempt({ tenantId: wanted.tenantId, operationId }, attempt);
  return { operationId, state: () => store.open(wanted) };
}

interface Scan {
  readonly engine: FakeEngine;
  readonly store: AttemptStore;
  readonly counters: WorkerCounters;
  readonly lines: { message: string; fields: unknown }[];
  run(over?: { readonly store?: AttemptStore; readonly engine?: Omit<FakeEngine, 'processInstances'> }): Promise<void>;
}

function scan(): Scan {
  const lines: Scan['lines'] = [];
  const logger = {
    info() {},
    warn: (message: string, fields?: unknown) => void lines.push({ message, fields }),
    error() {},
  };
  const [engine, store, counters] = [createFakeEngine(), createMemoryAttemptStore(), createCounters()];
  const stopping = new AbortController().signal;
  const common = { engine, store, name: 'w', processKey: 'fulfillment', counters, logger, stopping };
  const contracts = [countLines, reserveStock];
  return { engine, store, counters, lines, run: (over) => recoverOpenAttempts({ ...common, contracts, ...over }) };
}

test('an open attempt of a dead process whose task is gone is in doubt, counted and told without its payload', async () => {
  const { store, counters, lines, run } = scan();
  const { state, operationId } = await leave(store, ofDead);
  await run();
  expect(await state()).toMatchObject({ status: 'IN_DOUBT', lastAttempt: { outcome: 'UNKNOWN' } });
  expect(counters.orphaned).toBe(1);
  expect(lines).toEqual([
    {
      message: `no task is left that would reconcile attempt 1: settle operation ${operationId} by hand`,
      fields: { ...reserve, operationId, attemptNo: 1, startedBy: ofDead },
    },
  ]);
  await run();
  expect(counters.orphaned).toBe(1);
});

test.each(['OPEN', 'INCIDENT'] as const)('an attempt whose task is there is left to it: %s', async (taskState) => {
  const { engine, store, counters, lines, run } = scan();
  engine.add({ topic: 'reserve-stock' }).state = taskState;
  const { state } = await leave(store, ofDead);
  await run();
  expect((await state()).lastAttempt?.outcome).toBe('UNKNOWN');
  expect([counters.orphaned, lines]).toEqual([0, []]);
});

test('a task of another topic or of another business key does not reconcile the attempt', async () => {
  const { engine, store, counters, run } = scan();
  engine.add({ topic: 'count-lines' });
  engine.add({ topic: 'reserve-stock', businessKey: 'acme:order:O-2' });
  await leave(store, ofDead);
  await run();
  expect(counters.orphaned).toBe(1);
});

test('attempts of living processes, of other workers and of operations that are not of this worker stay open', async () => {
  const { store, counters, run } = scan();
  const left = [
    await leave(store, `w@${hostname()}:${process.ppid}#1`),
    await leave(store, ofDead.replace('w@', 'v@'), { baseKey: 'of another worker' }),
    await leave(store, ofDead.replace(hostname(), 'elsewhere'), { baseKey: 'of another host' }),
    await leave(store, ofDead, { system: 'billing' }),
  ];
  await run();
  for (const { state } of left) expect((await state()).lastAttempt?.outcome).toBe('OPEN');
  expect(counters.orphaned).toBe(0);
});

test('an attempt that a run has settled while the engine was asked alarms nobody', async () => {
  const { engine, store, counters, lines, run } = scan();
  const { state, operationId } = await leave(store, ofDead);
  const ref = { tenantId: 'acme', operationId };
  const list: NonNullable<FakeEngine['processInstances']>['list'] = async () => {
    await store.recordOutcome(ref, 1, { outcome: 'SUCCEEDED', output: {} });
    return [];
  };
  await run({ engine: { ...engine, processInstances: { list } } as FakeEngine });
  expect((await state()).status).toBe('SUCCEEDED');
  expect([counters.orphaned, lines]).toEqual([0, []]);
});

test('an engine that does not answer leaves attempts open for the next start', async () => {
  const { engine, store, counters, lines, run } = scan();
  const { state } = await leave(store, ofDead);
  await run({ engine: { ...engine, processInstances: { list: () => Promise.reject(noAnswer()) } } as FakeEngine });
  expect((await state()).lastAttempt?.outcome).toBe('OPEN');
  expect([counters.orphaned, lines]).toMatchObject([0, [{ message: expect.stringMatching(/at the next start/) }]]);
  await run();
  expect(counters.orphaned).toBe(1);
});

test('an engine that cannot be asked for instances makes no orphans', async () => {
  const { engine, store, counters, run } = scan();
  const { state } = await leave(store, ofDead);
  const { processInstances: _, ...older } = engine;
  await run({ engine: older });
  expect((await state()).lastAttempt?.outcome).toBe('UNKNOWN');
  expect(counters.orphaned).toBe(0);
});

test('a store that does not answer is waited for five seconds', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { store, lines, run } = scan();
  const ran = run({ store: { ...store, openAttempts: () => new Promise(() => undefined) } });
  await vi.advanceTimersByTimeAsync(5_000);
  await ran;
  expect(lines).toMatchObject([{ fields: { error: 'There was no answer in 5000 ms: the open attempts.' } }]);
});

test.each([true, false])('a worker looks for open attempts at its start: freesDeadLocks %s', async (isOn) => {
  const store = createMemoryAttemptStore();
  let asked = 0;
  const openAttempts: AttemptStore['openAttempts'] = async (query) => {
    asked += 1;
    return (await store.openAttempts?.(query)) ?? [];
  };
  const engine = createFakeEngine();
  await leave(store, ofDead, { baseKey: 'acme:L-9:reserve', businessKey: 'acme:order:O-9' });
  const worker = createWorker({
    ...{
      process: fulfillment,
      name: 'w',
      engine,
      handlers: [effectHandler({}).handler],
      startJitterMs: 0,
      longPollMs: 20,
    },
    ...{ attemptStore: { ...store, openAttempts }, freesDeadLocks: isOn, logger: { info() {}, warn() {}, error() {} } },
  });
  worker.start();
  if (isOn) await pollUntil('the orphan is counted', () => worker.counters.orphaned === 1);
  else await pollUntil('it was looked for', () => engine.fetches.length > 3);
  expect(asked).toBe(isOn ? 1 : 0);
  await worker.stop();
});

test('the first fetch does not wait for the scan', async () => {
  const engine = createFakeEngine();
  const task = engine.add({ topic: 'reserve-stock' });
  const attemptStore = { ...createMemoryAttemptStore(), openAttempts: () => new Promise<never>(() => undefined) };
  const logger = { info() {}, warn() {}, error() {} };
  const options = { process: fulfillment, engine, handlers: [effectHandler({}).handler], attemptStore, logger };
  const worker = createWorker({ ...options, startJitterMs: 0, longPollMs: 20 });
  worker.start();
  await pollUntil('it has run', () => task.state === 'COMPLETED', 2_000);
  await worker.stop();
});

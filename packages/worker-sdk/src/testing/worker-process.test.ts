import type { ExternalClass } from '@stepwright/contract';
import { afterEach, describe, expect, test } from 'vitest';
import { reserveStock } from '../../test/helpers/contracts.ts';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import { type ExternalStandIn, startExternalStandIn, testHandler } from './index.ts';

const businessKey = 'acme:order:O-1';
const input = { tenantId: 'acme', lineId: 'L-1' };
const settledMs = 10_000 + 30_000;
const opened: ExternalStandIn[] = [];

afterEach(async () => {
  for (const system of opened.splice(0)) await system.close();
});

describe.each(['keyed', 'queryable'] as const)('an effect of class %s', (externalClass) => {
  test('killed before the call: nothing was sent, and once that is sure it is sent once', async () => {
    const { bench, system } = await setUp(externalClass);
    const first = await bench.run(input, { killAt: 'before-external-call' });
    expect(first).toMatchObject({ outcome: { kind: 'killed', at: 'before-external-call' }, isSettled: false });
    expect(first.attempts).toMatchObject([{ attemptNo: 1, outcome: 'OPEN' }]);
    expect(system.requests).toEqual([]);
    const { runs } = await first.untilSettled();
    expect(runs.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'complete']);
    expect(runs[1]?.attempts.map(({ outcome }) => outcome)).toEqual(['DID_NOT_HAPPEN', 'SUCCEEDED']);
    expect(runs[1]?.startedAt.getTime()).toBe(first.startedAt.getTime() + settledMs);
    expect(system.effects).toHaveLength(1);
  });

  test('killed after the call: what happened is found, not repeated', async () => {
    const { bench, system } = await setUp(externalClass);
    const first = await bench.run(input, { killAt: 'after-external-call' });
    expect(first.outcome).toEqual({ kind: 'killed', at: 'after-external-call' });
    expect(first.operation?.status).toBe('IN_DOUBT');
    const { runs, outcome } = await first.untilSettled();
    expect(outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
    expect(runs).toHaveLength(1);
    expect(runs[0]?.startedAt.getTime()).toBe(first.startedAt.getTime() + reserveStock.lockDurationMs);
    expect([system.requests.length, system.effects.length, system.lookUps.length]).toEqual([1, 1, 1]);
  });
});

describe.each(['keyed', 'queryable', 'blind'] as const)('an effect of class %s', (externalClass) => {
  test('killed after recording: the next run answers what was stored', async () => {
    const { bench, system } = await setUp(externalClass);
    const { runs, outcome } = await bench.untilSettled(input, { killAt: 'after-attempt-recorded' });
    expect(runs.map((run) => run.outcome.kind)).toEqual(['killed', 'complete']);
    expect(runs[0]?.operation?.status).toBe('SUCCEEDED');
    expect(outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
    expect([system.requests.length, system.effects.length, system.lookUps.length]).toEqual([1, 1, 0]);
  });

  test('killed after the completion was sent: the engine has it and hands out nothing more', async () => {
    const { bench, system } = await setUp(externalClass);
    const run = await bench.run(input, { killAt: 'after-complete-sent' });
    expect(run).toMatchObject({ killedAt: 'after-complete-sent', isSettled: true });
    expect(run.outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
    await expect(run.again()).rejects.toThrow('nothing more to hand out');
    expect(system.effects).toHaveLength(1);
  });
});

test.each([
  ['before-external-call', 0],
  ['after-external-call', 1],
] as const)('a blind effect killed %s is left to a person and never repeated', async (killAt, count) => {
  const { bench, system } = await setUp('blind');
  const { runs, outcome } = await bench.untilSettled(input, { killAt });
  expect(runs.map((run) => run.outcome.kind)).toEqual(['killed', 'unknown', 'incident']);
  expect(outcome).toMatchObject({ kind: 'incident', code: 'UNKNOWN_OUTCOME' });
  expect(runs.at(-1)?.attempts).toMatchObject([{ outcome: 'UNKNOWN', reconcileCount: 2 }]);
  expect(system.effects).toHaveLength(count);
});

test.each(['before-external-call', 'after-external-call', 'after-attempt-recorded'] as const)(
  'killed %s, then again while it is reconciled, it happened once',
  async (killAt) => {
    const { bench, system } = await setUp('queryable');
    let run = await bench.run(input, { killAt });
    if (killAt !== 'after-attempt-recorded') {
      if (killAt === 'before-external-call') run = await run.again();
      run = await run.again({ killAt: 'after-attempt-recorded' });
    }
    expect((await run.untilSettled()).outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
    expect(system.effects).toHaveLength(1);
  },
);

test('a killed process is cut off: the handler that hangs in its call records and sends nothing, whatever it catches', async () => {
  const { system } = await setUp('queryable');
  const seen: unknown[] = [];
  const handler = defineHandler(reserveStock, {
    async execute(_input, context) {
      const attempt = await context.begin({});
      try {
        await attempt.fetch(`${system.url}/reservations`, { method: 'POST' });
      } catch (error) {
        seen.push(error);
      } finally {
        seen.push('finally');
      }
      return context.complete({ reservationId: 'R-1' });
    },
    reconcile: async (_input, context) => context.stillUnknown('not asked'),
  });
  const run = await testHandler(handler, { businessKey }).run(input, { killAt: 'before-external-call' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(seen).toEqual([]);
  expect(system.requests).toEqual([]);
  expect(run.attempts).toMatchObject([{ outcome: 'OPEN' }]);
});

test('a killed process leaves no timer behind', async () => {
  const { bench } = await setUp('queryable');
  const before = timerCount();
  await bench.run(input, { killAt: 'before-external-call' });
  await bench.run({ ...input, lineId: 'L-2' }, { killAt: 'after-external-call' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(timerCount()).toBeLessThanOrEqual(before);
});

describe('the oracle can fail', () => {
  test.each([
    ['keyed', 1],
    ['queryable', 2],
    ['blind', 2],
  ] as const)(
    'with a store that forgets doubt, an effect of class %s happens %i times',
    async (externalClass, count) => {
      const { bench, system } = await setUp(externalClass, { attemptStore: forgetful() });
      await bench.untilSettled(input, { killAt: 'after-external-call' });
      expect(system.effects).toHaveLength(count);
    },
  );

  test('a handler that reconciles without asking sends twice', async () => {
    const { system } = await setUp('queryable');
    const lying = handlerOf(system, 'queryable', async (context) => context.didNotHappen('nobody was asked'));
    await testHandler(lying, { businessKey }).untilSettled(input, { killAt: 'after-external-call' });
    expect(system.effects).toHaveLength(2);
  });
});

type Reconcile = Parameters<typeof defineHandler<typeof reserveStock>>[1]['reconcile'];

async function setUp(externalClass: ExternalClass, options: { attemptStore?: AttemptStore } = {}) {
  const system = await startExternalStandIn({ class: externalClass });
  opened.push(system);
  const handler = handlerOf(system, externalClass);
  return { system, bench: testHandler(handler, { businessKey, ...options }) };
}

function handlerOf(
  { url }: ExternalStandIn,
  externalClass: ExternalClass,
  reconcile?: (context: Parameters<Reconcile>[1]) => ReturnType<Reconcile>,
): BoundHandler {
  const external = { ...reserveStock.external, class: externalClass };
  const contract: typeof reserveStock = { ...reserveStock, external };
  return defineHandler(contract, {
    async execute({ lineId }, context) {
      const attempt = await context.begin({ lineId });
      const response = await attempt.fetch(`${url}/reservations`, { method: 'POST', body: JSON.stringify({ lineId }) });
      if (!response.ok) return context.unknown(`it answered ${response.status}`);
      const { reference } = (await response.json()) as { reference: string };
      return context.complete({ reservationId: reference });
    },
    async reconcile(_input, context) {
      if (reconcile) return reconcile(context);
      const response = await context.fetch(`${url}/reservations/by-key/${context.operation.idempotencyKey}`);
      if (response.status === 404) return context.didNotHappen('it does not know the key');
      if (!response.ok) return context.stillUnknown(`it answered ${response.status}`);
      const { reference } = (await response.json()) as { reference: string };
      return context.happened({ reservationId: reference });
    },
  });
}

/** As if reconciliation were skipped: every run finds the operation ready. */
function forgetful(): AttemptStore {
  let store = createMemoryAttemptStore();
  return {
    async open(request) {
      const state = await store.open(request);
      if (state.status !== 'IN_DOUBT') return state;
      store = createMemoryAttemptStore();
      return store.open(request);
    },
    beginAttempt: (operation, request) => store.beginAttempt(operation, request),
    recordOutcome: (operation, attemptNo, outcome) => store.recordOutcome(operation, attemptNo, outcome),
    recordStillUnknown: (operation, attemptNo, reason) => store.recordStillUnknown(operation, attemptNo, reason),
  };
}

function timerCount(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

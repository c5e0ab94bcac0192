import { expect, test } from 'vitest';
import { type Bench, startBench } from '../../test/helpers/bench.ts';
import { reserveStockBlind } from '../../test/helpers/contracts.ts';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { type Execute, effectHandler, type Reconcile } from '../../test/helpers/effect-handler.ts';
import type { FakeTask } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';

async function lostFirst(context: Execute): Promise<unknown> {
  const attempt = await context.begin({});
  return attempt.attemptNo === 1 ? context.unknown('no answer') : context.complete({ reservationId: 'R-2' });
}

function start(reconcile: (context: Reconcile) => unknown, contract?: Parameters<typeof effectHandler>[1]) {
  const { handler, ran } = effectHandler({ execute: lostFirst, reconcile }, contract);
  const bench: Bench = startBench([handler]);
  const task: FakeTask = bench.engine.add({ topic: 'reserve-stock' });
  return { ...bench, ran, task };
}

test('happened is recorded and completes without executing again', async () => {
  const { ended, task, ran } = start((context) => context.happened({ reservationId: 'R-1' }));
  expect(await ended(task)).toMatchObject({
    state: 'COMPLETED',
    result: { reservationId: { value: 'R-1' } },
    failures: [{ retries: 3, retryTimeoutMs: 5 }],
  });
  expect(ran).toEqual(['execute', 'reconcile']);
});

test('happened with output that breaks the contract is an incident, and reconciles again when a person retries it', async () => {
  let output: object = {};
  const { ended, task, ran } = start((context) => context.happened(output as never));
  expect((await ended(task)).failures.at(-1)?.errorMessage).toMatch(/^CONTRACT_OUTPUT: /);
  output = { reservationId: 'R-1' };
  Object.assign(task, { state: 'OPEN', retries: 1 });
  expect((await ended(task)).state).toBe('COMPLETED');
  expect(ran).toEqual(['execute', 'reconcile', 'reconcile']);
});

test('rejected is recorded and raises the BPMN error', async () => {
  const { ended, task } = start((context) => context.rejected('NO_STOCK'));
  expect(await ended(task)).toMatchObject({ state: 'BPMN_ERROR', errorCode: 'NO_STOCK' });
});

test('didNotHappen is final only after the send deadline and the settling time; then it executes in the same run', async () => {
  const settled: boolean[] = [];
  const { engine, ended, failed, advance, task, ran } = start((context) => {
    settled.push(context.attempt.settled);
    return context.didNotHappen('not found');
  });
  await failed(task, 2);
  // sendWindowMs 10_000 and settleMs 30_000
  expect(task.failures[1]?.retries).toBe(3);
  expect(task.failures[1]?.retryTimeoutMs).toBeGreaterThan(35_000);
  expect(task.failures[1]?.retryTimeoutMs).toBeLessThanOrEqual(40_000);
  expect(ran).toEqual(['execute', 'reconcile']);
  advance(40_000);
  engine.expire(task);
  expect(await ended(task)).toMatchObject({ state: 'COMPLETED', result: { reservationId: { value: 'R-2' } } });
  expect(ran).toEqual(['execute', 'reconcile', 'reconcile', 'execute']);
  expect(settled).toEqual([false, true]);
  expect(task.fetches).toBe(3);
});

test('the settling time counts from before the question: an effect may come between the answer and the clock', async () => {
  const { ended, task, ran, advance } = start((context) => {
    advance(40_000);
    return context.didNotHappen('not found');
  });
  await ended(task);
  // The first answer came with the time over and was asked before it: only the second one is final.
  expect(ran).toEqual(['execute', 'reconcile', 'reconcile', 'execute']);
  expect(task.failures[1]?.retryTimeoutMs).toBe(1);
});

test('stillUnknown waits and is bounded by reconcileMax, then it is an incident UNKNOWN_OUTCOME', async () => {
  const { ended, task, ran } = start((context) => context.stillUnknown('warehouse is down'));
  expect((await ended(task)).state).toBe('INCIDENT');
  expect(task.failures.map(({ retries }) => retries)).toEqual([3, 3, 0]);
  expect(task.failures.at(-1)?.errorMessage).toMatch(/^UNKNOWN_OUTCOME: 2 reconciliations .*warehouse is down/);
  expect(ran).toEqual(['execute', 'reconcile', 'reconcile']);
});

test('a reconciliation that throws counts as stillUnknown and never executes', async () => {
  const { ended, task, ran } = start(() => {
    throw new Error('boom');
  });
  expect((await ended(task)).failures.at(-1)?.errorMessage).toMatch(/^UNKNOWN_OUTCOME: .*boom/);
  expect(ran).toEqual(['execute', 'reconcile', 'reconcile']);
});

test('a blind effect never executes again, whatever reconcile says', async () => {
  const { ended, task, ran, advance } = start((context) => {
    advance(60_000);
    return context.didNotHappen('not found');
  }, reserveStockBlind as never);
  expect((await ended(task)).failures.at(-1)?.errorMessage).toMatch(/^UNKNOWN_OUTCOME: .*blind/);
  expect(ran).toEqual(['execute', 'reconcile', 'reconcile']);
});

test('an unknown outcome never counts down, even when no retries were ever reported', async () => {
  const { failed, task } = start(() => new Promise(() => undefined));
  await failed(task, 1);
  expect(task.failures[0]?.retries).toBe(3);
});

test('reconcile may ask the other system', async () => {
  const downstream = await startDownstream((request, response) => response.end(request.url));
  const { ended, task } = start(async (context) => {
    const answer = await context.fetch(`${downstream.url}/by-key/${context.operation.idempotencyKey}`);
    return context.happened({ reservationId: await answer.text() });
  });
  expect((await ended(task)).result).toMatchObject({ reservationId: { value: '/by-key/acme:L-1:reserve:g1' } });
});

test('a worker that dies after the external call leaves an open attempt, which the next worker reconciles', async () => {
  const { handler } = effectHandler({ execute: lostFirst });
  const dead = Promise.withResolvers<never>();
  const first = startBench([handler], {
    failpoint: (name) => (name === 'after-external-call' ? dead.promise : undefined),
  });
  first.engine.add({ topic: 'reserve-stock' });
  const opened = { tenantId: 'acme', businessKey: 'acme:order:O-1', system: 'warehouse', operation: 'reserve' };
  const request = { ...opened, baseKey: 'acme:L-1:reserve', externalClass: 'queryable' as const };
  await pollUntil('the attempt is open', async () => (await first.attemptStore.open(request)).status === 'IN_DOUBT');
  const next = effectHandler({ reconcile: (context) => context.happened({ reservationId: 'R-1' }) });
  const second = startBench([next.handler], { attemptStore: first.attemptStore });
  expect(await second.ended(second.engine.add({ topic: 'reserve-stock' }))).toMatchObject({ state: 'COMPLETED' });
  expect(next.ran).toEqual(['reconcile']);
});

import { startExternalStandIn, testHandler } from '@stepwright/worker-sdk/testing';
import { expect, test } from 'vitest';
import { reserveInventoryTask } from './contracts.ts';
import { createReserveInventory } from './reserve-inventory.ts';

// #region bench
const input = { tenantId: 'acme', lineId: 'L-1' };
const benchAt = (url: string) =>
  testHandler(createReserveInventory(url), { contract: reserveInventoryTask, businessKey: 'acme:order:O-1' });
// #endregion

test('the first run reserves', async () => {
  await using inventory = await startExternalStandIn();
  const { outcome } = await benchAt(inventory.url).untilSettled(input);
  expect(outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
});

// #region lost-answer
test('a lost answer is reconciled, and nothing is sent a second time', async () => {
  await using inventory = await startExternalStandIn({ class: 'keyed' });
  inventory.next({ kind: 'lose-answer' }); // it happens, and the connection breaks
  const { outcome, runs } = await benchAt(inventory.url).untilSettled(input);
  expect(runs.map((run) => run.outcome.kind)).toEqual(['unknown', 'complete']);
  expect(outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
  expect(inventory.requests).toHaveLength(1);
});
// #endregion

test('a request that never arrived is sent again, but only once that is certain', async () => {
  await using inventory = await startExternalStandIn();
  inventory.next({ kind: 'lose-request' });
  const bench = benchAt(inventory.url);
  const first = await bench.run(input);
  expect(first.outcome).toMatchObject({ kind: 'unknown', code: 'OUTCOME_PENDING', retries: 3 });
  const second = await first.again(); // not there yet, and too early to be sure
  expect(second.outcome.kind).toBe('unknown');
  bench.advance(40_000); // past the send deadline and settleMs
  const third = await second.again();
  expect(third.outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
  expect(third.attempts.map(({ outcome }) => outcome)).toEqual(['DID_NOT_HAPPEN', 'SUCCEEDED']);
});

test.each(['before-external-call', 'after-external-call', 'after-attempt-recorded', 'after-complete-sent'] as const)(
  'killed %s, there is one reservation',
  async (killAt) => {
    await using inventory = await startExternalStandIn();
    // #region cut-points
    const first = await benchAt(inventory.url).run(input, { killAt });
    const outcome = first.isSettled ? first.outcome : (await first.untilSettled()).outcome;
    expect(outcome).toEqual({ kind: 'complete', output: { reservationId: 'EXT-1' } });
    expect(inventory.effects).toHaveLength(1);
    // #endregion
  },
);

test('a refusal is a BPMN error, also when it is found out by reconciliation', async () => {
  await using inventory = await startExternalStandIn();
  inventory.next({ kind: 'refuse', code: 'NONE_LEFT' });
  const { outcome, runs } = await benchAt(inventory.url).untilSettled(input, { killAt: 'after-external-call' });
  expect(runs.map((run) => run.outcome.kind)).toEqual(['killed', 'bpmnError']);
  expect(outcome).toMatchObject({ code: 'INVENTORY_NOT_AVAILABLE' });
});

test('an inventory that turns the request away is tried again', async () => {
  await using inventory = await startExternalStandIn();
  inventory.next({ kind: 'error', status: 429 });
  const { runs } = await benchAt(inventory.url).untilSettled(input);
  expect(runs.map((run) => run.outcome.kind)).toEqual(['retry', 'complete']);
});

test('an inventory that cannot tell is asked ten times, then a person', async () => {
  await using inventory = await startExternalStandIn({ class: 'blind' });
  inventory.next({ kind: 'lose-answer' });
  const { outcome, runs } = await benchAt(inventory.url).untilSettled(input);
  expect(outcome).toMatchObject({ kind: 'incident', code: 'UNKNOWN_OUTCOME' });
  expect(runs).toHaveLength(11);
});

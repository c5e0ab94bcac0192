import { createMemoryAttemptStore } from '@stepwright/worker-sdk';
import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { reserveInventoryHandler } from './reserve-inventory.ts';

const route = 'GET /orders/O-1/lines/1';
const line = { sku: 'FIBER-500', quantity: '2', configuration: { speed: 500 }, customerAccountId: 'A-7' };
const input = { lineIndex: 1 };
const reservations = { system: 'inventory', operation: 'reservations' } as const;
/** Later than the send window and the settling of the contract. */
const settledMs = 6_000;

test('reserves the stock of the line under the key of its step', async () => {
  const bench = await startBench({ [route]: ok(line) });
  const told = await bench.run(reserveInventoryHandler, input);
  expect(told).toEqual({ kind: 'complete', variables: { reservationId: 'RSV-000001' } });
  const { requests, effects } = await bench.downstream.control.ledger({ businessKey: 'acme:order:O-1' });
  expect(requests).toMatchObject([{ ...reservations, idempotencyKey: 'acme:O-1:line-1:reserve:g1' }]);
  expect(effects).toHaveLength(1);
});

test('a second run answers the stored reservation and reserves nothing', async () => {
  const bench = await startBench({ [route]: ok(line) });
  const first = await bench.run(reserveInventoryHandler, input);
  expect(await bench.run(reserveInventoryHandler, input)).toEqual(first);
  expect((await bench.downstream.control.ledger()).requests).toHaveLength(1);
});

test('without stock the step is rejected', async () => {
  const bench = await startBench({ [route]: ok(line) });
  await bench.downstream.control.addFault({ ...reservations, kind: 'refuse' });
  const told = await bench.run(reserveInventoryHandler, input);
  expect(told).toEqual({ kind: 'bpmnError', code: 'INVENTORY_NOT_AVAILABLE' });
});

test('a lost answer is reconciled into the reservation that was made', async () => {
  const bench = await startBench({ [route]: ok(line) });
  await bench.downstream.control.addFault({ ...reservations, kind: 'timeout-after' });
  expect(await bench.run(reserveInventoryHandler, input)).toMatchObject({ kind: 'failure', retries: 3 });
  const told = await bench.run(reserveInventoryHandler, input);
  expect(told).toEqual({ kind: 'complete', variables: { reservationId: 'RSV-000001' } });
  expect((await bench.downstream.control.ledger()).effects).toHaveLength(1);
});

test.each(['error', 'timeout-before'] as const)(
  'after "%s" it is sent again, once it has surely not happened',
  async (kind) => {
    const bench = await startBench({ [route]: ok(line) });
    await bench.downstream.control.addFault({ ...reservations, kind });
    expect(await bench.run(reserveInventoryHandler, input)).toMatchObject({ kind: 'failure' });
    expect(await bench.run(reserveInventoryHandler, input)).toMatchObject({ kind: 'failure' });
    expect((await bench.downstream.control.ledger()).requests).toHaveLength(1);
    expect(await bench.run(reserveInventoryHandler, input, settledMs)).toMatchObject({ kind: 'complete' });
    const { requests, effects } = await bench.downstream.control.ledger();
    expect([requests.length, effects.length]).toEqual([2, 1]);
  },
);

test('a refusal whose answer was lost is found by reconciliation', async () => {
  const bench = await startBench({ [route]: ok(line) });
  await bench.downstream.control.addFault({ ...reservations, kind: 'refuse' });
  const { url } = bench.downstream;
  // The refusal happens, and the worker dies before it records it: here by asking under the same key beforehand and losing the next request.
  await fetch(`${url}/inventory/reservations`, {
    method: 'POST',
    headers: { 'idempotency-key': 'acme:O-1:line-1:reserve:g1', 'content-type': 'application/json' },
    body: JSON.stringify({ businessKey: 'acme:order:O-1' }),
  });
  await bench.downstream.control.addFault({ ...reservations, kind: 'timeout-before' });
  expect(await bench.run(reserveInventoryHandler, input)).toMatchObject({ kind: 'failure' });
  const told = await bench.run(reserveInventoryHandler, input);
  expect(told).toEqual({ kind: 'bpmnError', code: 'INVENTORY_NOT_AVAILABLE' });
});

test('a system that answers no look-ups leaves the outcome unknown', async () => {
  const bench = await startBench({ [route]: ok(line) });
  await bench.downstream.control.setMode('inventory', 'neither');
  await bench.downstream.control.addFault({ ...reservations, kind: 'timeout-after' });
  await bench.run(reserveInventoryHandler, input);
  const told = await bench.run(reserveInventoryHandler, input, settledMs);
  expect(told).toMatchObject({ kind: 'failure', message: expect.stringContaining('501') });
  expect((await bench.downstream.control.ledger()).requests).toHaveLength(1);
});

test('nothing is sent when the service refuses the attempt because the order is cancelling', async () => {
  const operations = createMemoryAttemptStore({ refuseAttempt: () => 'ORDER_CANCELLING' });
  const bench = await startBench({ [route]: ok(line) }, operations);
  expect(await bench.run(reserveInventoryHandler, input)).toEqual({ kind: 'bpmnError', code: 'ORDER_CANCELLING' });
  expect((await bench.downstream.control.ledger()).requests).toEqual([]);
});

test('a service that cannot show the line is asked again later, and nothing is sent', async () => {
  const bench = await startBench({ [route]: problem(503, 'DATABASE_AWAY') });
  expect(await bench.run(reserveInventoryHandler, input)).toMatchObject({ kind: 'failure', retries: 2 });
  expect((await bench.downstream.control.ledger()).requests).toEqual([]);
});

import assert from 'node:assert/strict';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reserveStock as reserveInventoryTask } from '../../test/helpers/contracts.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import { type ExternalFault, type ExternalStandIn, startExternalStandIn, testHandler } from './index.ts';

// What goes wrong in an external system, seen through a handler; with the examples of both entry points as they are documented.

const options = { contract: reserveInventoryTask, businessKey: 'acme:order:O-1' };
const input = { tenantId: 'acme', lineId: 'L-1' };
const reserved = { kind: 'complete', output: { reservationId: 'EXT-1' } };
let inventory: ExternalStandIn;

beforeEach(async () => {
  inventory = await startExternalStandIn({ class: 'queryable' });
});
afterEach(() => inventory.close());

test('the example of testHandler', async () => {
  const reserveInventory = reserveInventoryAt(inventory.url);

  const bench = testHandler(reserveInventory, { contract: reserveInventoryTask, businessKey: 'acme:order:O-1' });
  const input = { tenantId: 'acme', lineId: 'L-1' };
  const { outcome, runs } = await bench.untilSettled(input, { killAt: 'after-external-call' });
  assert.deepEqual(outcome, { kind: 'complete', output: { reservationId: 'EXT-1' } });
  assert.deepEqual(
    runs.map((run) => run.outcome.kind),
    ['killed', 'complete'],
  );
  assert.equal(inventory.effects.length, 1); // of startExternalStandIn()
});

test('the example of startExternalStandIn', async () => {
  await using inventory = await startExternalStandIn({ class: 'queryable' });
  inventory.next({ kind: 'lose-answer' });
  const bench = testHandler(reserveInventoryAt(inventory.url), { businessKey: 'acme:order:O-1' });
  await bench.untilSettled({ tenantId: 'acme', lineId: 'L-1' });
  assert.equal(inventory.effects.length, 1);
});

test.each<[ExternalFault, string[]]>([
  [{ kind: 'lose-answer' }, ['unknown', 'complete']],
  [{ kind: 'lose-request' }, ['unknown', 'unknown', 'complete']],
  [{ kind: 'error' }, ['unknown', 'unknown', 'complete']],
  [{ kind: 'refuse', code: 'TOO_MANY', status: 429 }, ['retry', 'complete']],
])('after %j it happens once', async (fault, kinds) => {
  inventory.next(fault);
  const { runs, outcome } = await testHandler(reserveInventoryAt(inventory.url), options).untilSettled(input);
  expect(runs.map((run) => run.outcome.kind)).toEqual(kinds);
  expect(outcome).toEqual(reserved);
  expect(inventory.effects).toHaveLength(1);
});

test('after an answer that comes later than the handler waits it happens once', async () => {
  inventory.next({ kind: 'slow', delayMs: 400 });
  const { outcome } = await testHandler(reserveInventoryAt(inventory.url, 200), options).untilSettled(input);
  expect(outcome).toEqual(reserved);
  expect(inventory.effects).toHaveLength(1);
});

test('an effect that comes late is waited for and not sent again', async () => {
  inventory.next({ kind: 'late' });
  const asked = await (await testHandler(reserveInventoryAt(inventory.url), options).run(input)).again();
  expect(asked.outcome).toMatchObject({ kind: 'unknown', retryTimeoutMs: 40_000 - 5 });
  inventory.deliverLate();
  expect((await asked.again()).outcome).toEqual(reserved);
  expect([inventory.requests.length, inventory.effects.length]).toEqual([1, 1]);
});

test('an effect that comes later than the contract allows happens twice: the contract is wrong, and the count says so', async () => {
  inventory.next({ kind: 'late' });
  await testHandler(reserveInventoryAt(inventory.url), options).untilSettled(input);
  inventory.deliverLate();
  expect(inventory.effects).toHaveLength(2);
});

test('a refusal for a reason of the business is found after a kill as well', async () => {
  inventory.next({ kind: 'refuse', code: 'NO_STOCK' });
  const bench = testHandler(reserveInventoryAt(inventory.url), options);
  const { outcome, runs } = await bench.untilSettled(input, { killAt: 'after-external-call' });
  expect(outcome).toEqual({ kind: 'bpmnError', code: 'NO_STOCK', data: {} });
  expect(runs.at(-1)).toMatchObject({ operation: { status: 'REJECTED' }, attempts: [{ outcome: 'REJECTED' }] });
  expect(inventory.effects).toEqual([]);
});

function reserveInventoryAt(url: string, timeoutMs = 10_000): BoundHandler {
  return defineHandler(reserveInventoryTask, {
    async execute({ lineId }, context) {
      const attempt = await context.begin({ lineId });
      const response = await attempt.fetch(`${url}/reservations`, { method: 'POST', timeoutMs });
      const { reference } = (await response.json()) as { reference: string };
      if (response.status === 409) return context.bpmnError('NO_STOCK');
      if (response.status === 429) return context.notSent('it turned the request away');
      return response.ok ? context.complete({ reservationId: reference }) : context.unknown(`${response.status}`);
    },
    async reconcile(_input, context) {
      const key = context.operation.idempotencyKey;
      const response = await context.fetch(`${url}/reservations?idempotencyKey=${key}`);
      if (response.status === 404) return context.didNotHappen('it does not know the key');
      const { status, reference } = (await response.json()) as { status: string; reference: string };
      return status === 'REFUSED' ? context.rejected('NO_STOCK') : context.happened({ reservationId: reference });
    },
  });
}

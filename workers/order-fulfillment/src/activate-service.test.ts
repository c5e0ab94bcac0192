import { ok } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { activateServiceHandler } from './activate-service.ts';

const route = 'GET /orders/O-1/lines/0';
const line = { sku: 'FIBER-500', quantity: '1', configuration: {}, customerAccountId: 'A-7', reservationId: 'RSV-1' };
const activations = { system: 'provisioning', operation: 'activations' } as const;

test('activates the service of the line', async () => {
  const bench = await startBench({ [route]: ok(line) });
  const told = await bench.run(activateServiceHandler, { lineIndex: 0 });
  expect(told).toEqual({ kind: 'complete', variables: { activationId: 'ACT-000001' } });
  const { requests } = await bench.downstream.control.ledger();
  expect(requests).toMatchObject([{ ...activations, idempotencyKey: 'acme:O-1:line-0:activate:g1' }]);
});

test('a lost answer is reconciled into the activation that was made', async () => {
  const bench = await startBench({ [route]: ok(line) });
  await bench.downstream.control.addFault({ ...activations, kind: 'timeout-after' });
  expect(await bench.run(activateServiceHandler, { lineIndex: 0 })).toMatchObject({ kind: 'failure', retries: 3 });
  const told = await bench.run(activateServiceHandler, { lineIndex: 0 });
  expect(told).toEqual({ kind: 'complete', variables: { activationId: 'ACT-000001' } });
});

test('a refusal that no contract names counts a retry and leaves the operation free', async () => {
  const bench = await startBench({ [route]: ok(line) });
  await bench.downstream.control.setMode('provisioning', 'query');
  await bench.downstream.control.addFault({ ...activations, kind: 'refuse', code: 'PORT_DEFECT' });
  const told = await bench.run(activateServiceHandler, { lineIndex: 0 });
  expect(told).toMatchObject({ kind: 'failure', retries: 2, message: expect.stringContaining('PORT_DEFECT') });
  expect(await bench.run(activateServiceHandler, { lineIndex: 0 })).toMatchObject({ kind: 'complete' });
});

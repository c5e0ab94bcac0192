import { createMemoryAttemptStore } from '@stepwright/worker-sdk';
import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test, vi } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { requestBillingHandler } from './request-billing.ts';

const order = { orderId: 'O-1', customerAccountId: 'A-7', currency: 'EUR', total: '12.50' };
const answers = { 'GET /orders/O-1': ok(order), 'POST /orders/O-1/billing-callbacks': ok() };

test('hands over with a callback that carries the narrow token', async () => {
  const bench = await startBench(answers);
  const told = await bench.run(requestBillingHandler);
  expect(told).toEqual({ kind: 'complete', variables: { billingHandoffId: 'BIL-000001' } });
  const callback = await vi.waitFor(() => {
    const found = bench.service.requests.find(({ route }) => route === 'POST /orders/O-1/billing-callbacks');
    expect(found).toBeDefined();
    return found;
  });
  expect(callback).toMatchObject({
    authorization: 'Bearer callback-token',
    body: { reference: 'BIL-000001', correlation: 'O-1', outcome: 'CONFIRMED' },
  });
});

test('the callback token is no part of the evidence', async () => {
  const evidence: unknown[] = [];
  const store = createMemoryAttemptStore();
  const watching: typeof store = {
    ...store,
    beginAttempt(operation, request) {
      evidence.push(request);
      return store.beginAttempt(operation, request);
    },
  };
  const bench = await startBench(answers, watching);
  await bench.run(requestBillingHandler);
  expect(evidence).toMatchObject([{ request: { orderId: 'O-1', total: '12.50' } }]);
  expect(JSON.stringify(evidence)).not.toContain('callback-token');
});

test('a lost answer is reconciled into the handoff that was taken', async () => {
  const bench = await startBench(answers);
  await bench.downstream.control.addFault({ system: 'billing', operation: 'handoffs', kind: 'timeout-after' });
  expect(await bench.run(requestBillingHandler)).toMatchObject({ kind: 'failure', retries: 3 });
  const told = await bench.run(requestBillingHandler);
  expect(told).toEqual({ kind: 'complete', variables: { billingHandoffId: 'BIL-000001' } });
});

test('without a callback token nothing is handed over', async () => {
  const bench = await startBench({ ...answers, 'POST /token': problem(401, 'invalid_client') });
  expect(await bench.run(requestBillingHandler)).toMatchObject({ kind: 'failure', retries: 2 });
  expect((await bench.downstream.control.ledger()).requests).toEqual([]);
});

import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { reconcileBillingHandler } from './reconcile-billing.ts';
import { requestBillingHandler } from './request-billing.ts';

const handoff = { billingHandoffId: 'BIL-000001', status: 'PENDING', externalRequestId: 'acme:O-1:billing:g1' };
const order = { customerAccountId: 'A-7', currency: 'EUR', total: '12.50', handoff };
const confirmation = 'POST /orders/O-1/billing-confirmations';
const answers = { 'GET /orders/O-1': ok(order), [confirmation]: ok() };
const input = { billingHandoffId: 'BIL-000001' };
const unconfirmed = { kind: 'bpmnError', code: 'BILLING_UNCONFIRMED' };

test('confirms a handoff that billing knows', async () => {
  const bench = await startBench(answers);
  await bench.run(requestBillingHandler);
  expect(await bench.run(reconcileBillingHandler, input)).toEqual({ kind: 'complete', variables: {} });
  expect(bench.service.requests).toContainEqual(
    expect.objectContaining({
      route: confirmation,
      body: { billingHandoffId: 'BIL-000001', source: 'RECONCILIATION' },
      idempotencyKey: 'reconcile-billing:task-1',
    }),
  );
});

test('a handoff that billing does not know goes into fallout', async () => {
  const bench = await startBench(answers);
  expect(await bench.run(reconcileBillingHandler, input)).toEqual(unconfirmed);
  expect(bench.service.requests.map(({ route }) => route)).not.toContain(confirmation);
});

test('a billing system that answers no look-ups goes into fallout', async () => {
  const bench = await startBench(answers);
  await bench.run(requestBillingHandler);
  await bench.downstream.control.setMode('billing', 'neither');
  expect(await bench.run(reconcileBillingHandler, input)).toEqual(unconfirmed);
});

test.each([
  ['the order has none', undefined],
  ['the order has another', { ...handoff, billingHandoffId: 'BIL-000002' }],
])('a handoff that the order does not have goes into fallout: %s', async (_case, other) => {
  const bench = await startBench({ ...answers, 'GET /orders/O-1': ok({ ...order, handoff: other }) });
  await bench.run(requestBillingHandler);
  expect(await bench.run(reconcileBillingHandler, input)).toEqual(unconfirmed);
});

test('a handoff that billing knows under another reference goes into fallout', async () => {
  const other = { ...handoff, billingHandoffId: 'BIL-000002' };
  const bench = await startBench({ ...answers, 'GET /orders/O-1': ok({ ...order, handoff: other }) });
  await bench.run(requestBillingHandler);
  expect(await bench.run(reconcileBillingHandler, { billingHandoffId: 'BIL-000002' })).toEqual(unconfirmed);
});

test('a handoff that was confirmed meanwhile is not asked about', async () => {
  const confirmed = { ...handoff, status: 'CONFIRMED' };
  const bench = await startBench({ 'GET /orders/O-1': ok({ ...order, handoff: confirmed }) });
  expect(await bench.run(reconcileBillingHandler, input)).toEqual({ kind: 'complete', variables: {} });
  expect((await bench.downstream.control.ledger()).queries).toEqual([]);
});

test('billing that cannot be reached is asked again later', async () => {
  const bench = await startBench(answers);
  await bench.downstream.stop();
  expect(await bench.run(reconcileBillingHandler, input)).toMatchObject({ kind: 'failure', retries: 2 });
});

test('takes the cancel path when the order is cancelling', async () => {
  const bench = await startBench({ ...answers, [confirmation]: problem(409, 'ORDER_CANCELLING') });
  await bench.run(requestBillingHandler);
  expect(await bench.run(reconcileBillingHandler, input)).toEqual({ kind: 'bpmnError', code: 'ORDER_CANCELLING' });
});

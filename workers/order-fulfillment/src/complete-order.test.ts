import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { completeOrderHandler } from './complete-order.ts';

const route = 'POST /orders/O-1/completion';

test('completes the order', async () => {
  const bench = await startBench({ [route]: ok({ status: 'COMPLETED' }) });
  expect(await bench.run(completeOrderHandler)).toEqual({ kind: 'complete', variables: {} });
  expect(bench.service.requests).toMatchObject([{ route, body: {}, idempotencyKey: 'complete-order:task-1' }]);
});

test('takes the cancel path when the order is cancelling', async () => {
  const bench = await startBench({ [route]: problem(409, 'ORDER_CANCELLING') });
  expect(await bench.run(completeOrderHandler)).toEqual({ kind: 'bpmnError', code: 'ORDER_CANCELLING' });
});

test('an order with steps that are not done is a failure that names the code', async () => {
  const bench = await startBench({ [route]: problem(409, 'ORDER_NOT_DONE') });
  const told = await bench.run(completeOrderHandler);
  expect(told).toMatchObject({ kind: 'failure', message: expect.stringContaining('ORDER_NOT_DONE') });
});

import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { decomposeOrderHandler } from './decompose-order.ts';

const route = 'POST /orders/O-1/decomposition';

test('answers the number of lines that the service has planned', async () => {
  const bench = await startBench({ [route]: ok({ lineCount: 3, orderId: 'O-1' }) });
  expect(await bench.run(decomposeOrderHandler)).toEqual({ kind: 'complete', variables: { lineCount: 3 } });
});

test('takes the cancel path when the order is cancelling', async () => {
  const bench = await startBench({ [route]: problem(409, 'ORDER_CANCELLING') });
  expect(await bench.run(decomposeOrderHandler)).toEqual({ kind: 'bpmnError', code: 'ORDER_CANCELLING' });
});

test('an answer without a line count is a failure, not a completion', async () => {
  const bench = await startBench({ [route]: ok({}) });
  expect(await bench.run(decomposeOrderHandler)).toMatchObject({ kind: 'failure' });
});

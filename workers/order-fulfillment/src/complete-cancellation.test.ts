import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { completeCancellationHandler } from './complete-cancellation.ts';

const route = 'POST /orders/O-1/cancellation-completion';

test('closes the cancelled order', async () => {
  const bench = await startBench({ [route]: ok() });
  expect(await bench.run(completeCancellationHandler)).toEqual({ kind: 'complete', variables: {} });
  expect(bench.service.requests).toMatchObject([{ route, idempotencyKey: 'complete-cancellation:task-1' }]);
});

test('an order with something left to undo is a failure that names the code', async () => {
  const bench = await startBench({ [route]: problem(409, 'UNDO_NOT_DONE') });
  const told = await bench.run(completeCancellationHandler);
  expect(told).toMatchObject({ kind: 'failure', message: expect.stringContaining('UNDO_NOT_DONE') });
});

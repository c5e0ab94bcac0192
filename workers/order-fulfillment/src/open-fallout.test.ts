import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { openFalloutHandler } from './open-fallout.ts';

const route = 'POST /orders/O-1/fallouts';

test.each([
  ['INVENTORY_NOT_AVAILABLE', 'INVENTORY_NOT_AVAILABLE'],
  [undefined, 'FALLOUT_CODE_UNKNOWN'],
])('hands the order over with the caught code %s', async (falloutCode, code) => {
  const bench = await startBench({ [route]: ok({ falloutId: 'F-1' }) });
  const told = await bench.run(openFalloutHandler, { falloutCode });
  expect(told).toEqual({ kind: 'complete', variables: { falloutId: 'F-1' } });
  expect(bench.service.requests).toMatchObject([{ route, body: { code, processInstanceId: 'instance-1' } }]);
});

test('takes the cancel path when the order is cancelling', async () => {
  const bench = await startBench({ [route]: problem(409, 'ORDER_CANCELLING') });
  const told = await bench.run(openFalloutHandler, { falloutCode: 'ANY' });
  expect(told).toEqual({ kind: 'bpmnError', code: 'ORDER_CANCELLING' });
});

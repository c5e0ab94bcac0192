import { ok } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { openFalloutHandler } from './open-fallout.ts';

const route = 'POST /quotes/Q-1/fallouts';

test.each([
  ['POLICY_MISSING', 'POLICY_MISSING'],
  [undefined, 'FALLOUT_CODE_UNKNOWN'],
])('hands the approval over with the caught code %s', async (falloutCode, code) => {
  const bench = await startBench({ [route]: ok({ falloutId: 'F-1' }) });
  const told = await bench.run(openFalloutHandler, { falloutCode });
  expect(told).toEqual({ kind: 'complete', variables: { falloutId: 'F-1' } });
  const body = { approvalRequestId: 'AR-1', code, processInstanceId: 'instance-1' };
  expect(bench.service.requests).toMatchObject([{ route, body }]);
});

import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { claimStartHandler } from './claim-start.ts';

const route = 'POST /quotes/Q-1/process-claims';
const input = { startCommandId: 'command-1' };

test('claims the start command for this instance, under a key that a later run repeats', async () => {
  const bench = await startBench({ [route]: ok() });
  expect(await bench.run(claimStartHandler, input)).toEqual({ kind: 'complete', variables: {} });
  expect(bench.service.requests).toEqual([
    {
      route,
      body: { approvalRequestId: 'AR-1', startCommandId: 'command-1', processInstanceId: 'instance-1' },
      idempotencyKey: 'claim-start:task-1',
      authorization: 'Bearer token-of-acme',
    },
  ]);
});

test.each(['DUPLICATE_START', 'START_OBSOLETE'])('ends the instance with %s when the service says so', async (code) => {
  const bench = await startBench({ [route]: problem(409, code) });
  expect(await bench.run(claimStartHandler, input)).toEqual({ kind: 'bpmnError', code });
});

test('a service that fails is asked again later', async () => {
  const bench = await startBench({ [route]: problem(503, 'DATABASE_AWAY', true) });
  const told = await bench.run(claimStartHandler, input);
  expect(told).toMatchObject({ kind: 'failure', retries: 2, message: expect.stringContaining('503 DATABASE_AWAY') });
});

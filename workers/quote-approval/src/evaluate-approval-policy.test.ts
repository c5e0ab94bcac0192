import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { evaluateApprovalPolicyHandler } from './evaluate-approval-policy.ts';

const route = 'POST /quotes/Q-1/approval-requests/AR-1/evaluation';

test('answers the levels and the outcome that the service has recorded, and nothing else', async () => {
  const bench = await startBench({
    [route]: ok({ approvalLevels: 2, approvalOutcome: 'PENDING', reason: 'discount' }),
  });
  const told = await bench.run(evaluateApprovalPolicyHandler);
  expect(told).toEqual({ kind: 'complete', variables: { approvalLevels: 2, approvalOutcome: 'PENDING' } });
});

test('a closed request ends the approval', async () => {
  const bench = await startBench({ [route]: problem(409, 'APPROVAL_OBSOLETE') });
  expect(await bench.run(evaluateApprovalPolicyHandler)).toEqual({ kind: 'bpmnError', code: 'APPROVAL_OBSOLETE' });
});

test('more levels than the contract allows are an incident', async () => {
  const bench = await startBench({ [route]: ok({ approvalLevels: 3, approvalOutcome: 'PENDING' }) });
  const told = await bench.run(evaluateApprovalPolicyHandler);
  expect(told).toMatchObject({ kind: 'failure', retries: 0, message: expect.stringContaining('CONTRACT_OUTPUT') });
});

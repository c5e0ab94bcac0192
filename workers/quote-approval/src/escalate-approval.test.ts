import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { escalateApprovalHandler } from './escalate-approval.ts';

const route = 'POST /quotes/Q-1/approval-tasks/Q-1.t%2F1/escalation';
const input = { approvalTaskId: 'Q-1.t/1' };

test('marks the task as escalated; an id cannot change the route', async () => {
  const bench = await startBench({ [route]: ok() });
  expect(await bench.run(escalateApprovalHandler, input)).toEqual({ kind: 'complete', variables: {} });
  expect(bench.service.requests).toMatchObject([{ route, idempotencyKey: 'escalate-approval:task-1' }]);
});

test('a refusal that the contract does not name is a failure', async () => {
  const bench = await startBench({ [route]: problem(409, 'APPROVAL_OBSOLETE') });
  const told = await bench.run(escalateApprovalHandler, input);
  expect(told).toMatchObject({ kind: 'failure', message: expect.stringContaining('APPROVAL_OBSOLETE') });
});

import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { openApprovalTaskHandler } from './open-approval-task.ts';

const route = 'POST /quotes/Q-1/approval-requests/AR-1/tasks';
const opened = { approvalTaskId: 'Q-1.t1', approvalGroup: 'sales-managers', decisionNeeded: true };

test('opens the task of the level', async () => {
  const bench = await startBench({ [route]: ok({ ...opened, dueAt: '2030-01-01T00:00:00Z' }) });
  const told = await bench.run(openApprovalTaskHandler, { levelIndex: 1 });
  expect(told).toEqual({ kind: 'complete', variables: opened });
  expect(bench.service.requests).toMatchObject([{ route, body: { levelIndex: 1 } }]);
});

test('a closed request ends the approval', async () => {
  const bench = await startBench({ [route]: problem(409, 'APPROVAL_OBSOLETE') });
  const told = await bench.run(openApprovalTaskHandler, { levelIndex: 0 });
  expect(told).toEqual({ kind: 'bpmnError', code: 'APPROVAL_OBSOLETE' });
});

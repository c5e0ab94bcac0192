import { Problem } from '@stepwright/service-kit';
import { expect, it } from 'vitest';
import { createHttpApprovalPolicy } from './approval-policy.ts';

const good = { decisionKey: 'approval-policy', version: 3, results: [{ approvalLevels: 1, reasonCode: 'R' }] };

function evaluate(answer: unknown) {
  const policy = createHttpApprovalPolicy({ get: async () => undefined, ask: async () => answer });
  return policy.evaluate('acme', { discountBasisPoints: 0, totalMinor: 0 });
}

it('gives the decision and the version of the policy', async () => {
  expect(await evaluate(good)).toEqual({
    policyId: 'approval-policy',
    policyVersion: '3',
    approvalLevels: 1,
    reasonCode: 'R',
  });
});

it.each([
  ['no result', { ...good, results: [] }],
  ['two results', { ...good, results: [...good.results, ...good.results] }],
  ['no levels', { ...good, results: [{ reasonCode: 'R' }] }],
  ['null levels', { ...good, results: [{ approvalLevels: null, reasonCode: 'R' }] }],
  ['negative levels', { ...good, results: [{ approvalLevels: -1, reasonCode: 'R' }] }],
  ['more levels than there are groups', { ...good, results: [{ approvalLevels: 3, reasonCode: 'R' }] }],
  ['half a level', { ...good, results: [{ approvalLevels: 0.5, reasonCode: 'R' }] }],
  ['levels as text', { ...good, results: [{ approvalLevels: '0', reasonCode: 'R' }] }],
  ['no reason', { ...good, results: [{ approvalLevels: 0 }] }],
  ['no version', { ...good, version: undefined }],
  ['another decision', { ...good, decisionKey: 'other' }],
  ['nothing', undefined],
])('never approves silently: %s', async (_what, answer) => {
  await expect(evaluate(answer)).rejects.toMatchObject({ status: 502, errorCode: 'POLICY_ANSWERED_WRONGLY' });
});

it('takes a decision that is not deployed for a policy error, and leaves an absent service retryable', async () => {
  const failing = (problem: Problem) =>
    createHttpApprovalPolicy({ get: async () => undefined, ask: () => Promise.reject(problem) }).evaluate('acme', {
      discountBasisPoints: 0,
      totalMinor: 0,
    });
  await expect(failing(new Problem(404, 'REFERENCE_NOT_FOUND', 'none'))).rejects.toMatchObject({ status: 502 });
  await expect(failing(new Problem(503, 'SERVICE_NOT_AVAILABLE', 'away'))).rejects.toMatchObject({ status: 503 });
});

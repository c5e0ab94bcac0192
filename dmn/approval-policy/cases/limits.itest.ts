import { quoteApprovalTasks } from '@platform/contracts';
import { decodeVariables, v } from '@stepwright/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../../bpmn/test/helpers/model-engine.ts';

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../approval-policy.dmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

it('the table deploys as one decision with its version tag and 180 days of history', () => {
  const definitions = Object.values(engine.deployment.deployedDecisionDefinitions ?? {});
  expect(definitions).toMatchObject([{ key: 'approval-policy', versionTag: '1', historyTimeToLive: 180 }]);
});

it.each([
  [0, 0, 0, 'WITHIN_SELLER_AUTHORITY'],
  [500, 999_999, 0, 'WITHIN_SELLER_AUTHORITY'],
  [501, 999_999, 1, 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
  [500, 1_000_000, 1, 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
  [2_000, 9_999_999, 1, 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
  [2_001, 0, 2, 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
  [0, 10_000_000, 2, 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
  [0, Number.MAX_SAFE_INTEGER, 2, 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
  [null, 0, 2, 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
  [0, null, 2, 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
])('%s basis points on %s minor units need %i levels: %s', async (discount, total, approvalLevels, reasonCode) => {
  const results = await engine.client.decisions.evaluate('approval-policy', {
    discountBasisPoints: { value: discount, type: discount === null ? 'Null' : 'Integer' },
    totalMinor: { value: total, type: total === null ? 'Null' : 'Long' },
  });
  expect(results).toHaveLength(1);
  expect(decodeVariables('approval-policy', outputs, results[0]!)).toEqual({ approvalLevels, reasonCode });
});

/** The levels as the process takes them. */
const outputs = {
  approvalLevels: quoteApprovalTasks.evaluateApprovalPolicy.output.approvalLevels,
  reasonCode: v.string(),
};

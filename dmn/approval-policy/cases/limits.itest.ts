import { readFile } from 'node:fs/promises';
import { quoteApprovalTasks } from '@platform/contracts';
import { decodeVariables, v } from '@stepwright/contract';
import { type DecisionModel, mapDecisionResult, readDecisions, toTypedValue } from '@stepwright/decision';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../../bpmn/test/helpers/model-engine.ts';

const file = new URL('../approval-policy.dmn', import.meta.url);

let engine: ModelEngine;
let model: DecisionModel;

beforeAll(async () => {
  model = await readDecisions(await readFile(file, 'utf8'));
  engine = await startModelEngine(file);
});

afterAll(async () => {
  await engine?.stop();
});

it('the table deploys as one decision with its version tag and 180 days of history', () => {
  const definitions = Object.values(engine.deployment.deployedDecisionDefinitions ?? {});
  expect(definitions).toMatchObject([{ key: 'approval-policy', versionTag: '1', historyTimeToLive: 180 }]);
});

/** Evidence names both. Rules that change need another version tag; write the new pair here. */
it('the version tag stands for exactly these rules', () => {
  expect(model.decisions.map(({ versionTag, fingerprint }) => ({ versionTag, fingerprint }))).toEqual([
    { versionTag: '1', fingerprint: '06dc5648d0e7e48b97ba6a8e0e4e62392cb1355575efb89953b60db13baf3041' },
  ]);
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
  const evaluation = model.evaluate('approval-policy', {
    discountBasisPoints: toTypedValue(discount),
    totalMinor: total === null ? { type: 'Null', value: null } : { type: 'Long', value: BigInt(total) },
  });
  expect(mapDecisionResult(evaluation, 'singleResult')).toEqual(toTypedValue({ approvalLevels, reasonCode }));
  expect(decodeVariables('approval-policy', outputs, results[0]!)).toEqual({ approvalLevels, reasonCode });
});

/** The levels as the process takes them. */
const outputs = {
  approvalLevels: quoteApprovalTasks.evaluateApprovalPolicy.output.approvalLevels,
  reasonCode: v.string(),
};

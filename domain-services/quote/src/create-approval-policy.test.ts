import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type PolicyTable, policyTable } from '../test/helpers/policy-table.ts';
import { createApprovalPolicy } from './create-approval-policy.ts';

const inputs = { discountBasisPoints: 700, totalMinor: 1_250_000 };
const now = new Date('2026-03-01T10:00:00.000Z');

async function evaluate(table: PolicyTable) {
  return (await createApprovalPolicy(policyTable(table), { fileName: 'policy.dmn' })).evaluate(inputs, now);
}

describe('an approval policy', () => {
  it('gives its answer with everything that proves it', async () => {
    expect(await evaluate({ levels: '2', discount: '> 500' })).toEqual({
      approvalLevels: 2,
      reasonCode: 'TEST_REASON',
      evidence: {
        decisionKey: 'approval-policy',
        versionTag: 'test',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        inputs: [{ id: 'discount', name: null, type: 'Integer', value: 700 }],
        matchedRules: [
          {
            id: 'rule-1',
            order: 1,
            annotation: 'Rule 1 of the tests',
            outputs: {
              approvalLevels: { type: 'Integer', value: 2 },
              reasonCode: { type: 'String', value: 'TEST_REASON' },
            },
          },
        ],
        outputs: [
          { approvalLevels: { type: 'Integer', value: 2 }, reasonCode: { type: 'String', value: 'TEST_REASON' } },
        ],
        requiredDecisions: [],
        evaluatedAt: '2026-03-01T10:00:00.000Z',
      },
    });
  });

  it('has another fingerprint when a rule changes, whatever the version tag says', async () => {
    const [one, same, other] = await Promise.all([evaluate({}), evaluate({}), evaluate({ discount: '> 1' })]);
    expect(one.evidence.fingerprint).toBe(same.evidence.fingerprint);
    expect(one.evidence.fingerprint).not.toBe(other.evidence.fingerprint);
  });

  it.each<[string, PolicyTable]>([
    ['no rule that fits', { discount: '< 0' }],
    ['two results', { hitPolicy: 'COLLECT', rules: 2 }],
    ['two rules where one may fit', { hitPolicy: 'UNIQUE', rules: 2 }],
    ['no levels', { levels: '' }],
    ['null levels', { levels: 'null' }],
    ['negative levels', { levels: '-1' }],
    ['more levels than there are groups', { levels: '3' }],
    ['levels as text', { levels: '"none"' }],
    ['no reason', { reason: '' }],
    ['an empty reason', { reason: '""' }],
    ['a test that fails', { discount: 'date(substring("x", 9))' }],
  ])('never approves silently: %s', async (_what, table) => {
    await expect(evaluate(table)).rejects.toMatchObject({
      status: 500,
      errorCode: 'APPROVAL_POLICY_FAILED',
      retryable: false,
      message: expect.stringContaining('700 basis points on 1250000 minor units'),
    });
  });

  it.each([
    ['text', 'levels: 0', /'?policy\.dmn/],
    ['no decision of that name', policyTable({ key: 'other' }), /no decision "approval-policy" \(found: other\)/],
    ['no output for the levels', policyTable({ levelsName: 'levels' }), /no output approvalLevels/],
    ['no version tag', policyTable({ versionTag: '' }), /no camunda:versionTag/],
    ['a test that is no FEEL', policyTable({ discount: '((' }), /line \d+/],
    ['half a file', policyTable().slice(0, 500), /policy\.dmn/],
  ])('cannot be made of a file with %s', async (_what, xml, expected) => {
    await expect(createApprovalPolicy(xml, { fileName: 'policy.dmn' })).rejects.toThrow(expected);
  });
});

describe('the policy of the platform', () => {
  it.each([
    [0, 0, 0, 'within-seller-authority', 'WITHIN_SELLER_AUTHORITY'],
    [500, 999_999, 0, 'within-seller-authority', 'WITHIN_SELLER_AUTHORITY'],
    [501, 999_999, 1, 'needs-manager', 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
    [500, 1_000_000, 1, 'needs-manager', 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
    [2_000, 9_999_999, 1, 'needs-manager', 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
    [2_001, 0, 2, 'needs-director', 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
    [0, 10_000_000, 2, 'needs-director', 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
    [0, Number.MAX_SAFE_INTEGER, 2, 'needs-director', 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
  ])('asks at %s basis points on %s minor units for %i levels by the rule %s', async (...expected) => {
    const [discountBasisPoints, totalMinor, approvalLevels, rule, reasonCode] = expected;
    const file = new URL('../../../dmn/approval-policy/approval-policy.dmn', import.meta.url);
    const policy = await createApprovalPolicy(await readFile(file, 'utf8'), { fileName: 'approval-policy.dmn' });
    const decision = policy.evaluate({ discountBasisPoints, totalMinor }, now);
    expect(decision).toMatchObject({ approvalLevels, reasonCode, evidence: { matchedRules: [{ id: rule }] } });
    expect(decision.evidence.inputs).toMatchObject([
      { type: 'Integer', value: discountBasisPoints },
      { type: 'Long', value: String(totalMinor) },
    ]);
  });
});

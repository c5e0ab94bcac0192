import { type DecisionModel, type Explanation, explain, readDecisions } from '@stepwright/decision';
import * as z from 'zod';
import type { ApprovalPolicy, EvaluatedDecision, PolicyDecision, PolicyInputs } from './approval-policy.ts';
import { refusal } from './errors.ts';

const decisionKey = 'approval-policy';

/** An evaluation runs while the quote is locked. The table of the platform takes about twenty steps. */
const stepsMax = 100_000;

const answer = z.object({
  approvalLevels: z.object({ type: z.literal('Integer'), value: z.int().min(0).max(2) }),
  reasonCode: z.object({ type: z.literal('String'), value: z.string().min(1).max(200) }),
});
const result = z.tuple([answer]);

/**
 * Makes the approval policy of a DMN file with the decision `approval-policy`. Exactly one result row is an answer.
 *
 * @param options.fileName stands in messages.
 * @throws {Error} saying what is wrong when the file can give no answer: it is broken, has no such decision, no version tag, or
 * lacks an output.
 */
export async function createApprovalPolicy(
  xml: string,
  options: { readonly fileName: string },
): Promise<ApprovalPolicy> {
  const model = await readDecisions(xml, options);
  const versionTag = requireUsable(model);
  return {
    evaluate(inputs, now) {
      try {
        return decide(model, versionTag, inputs, now);
      } catch (cause) {
        throw refusal(
          500,
          'APPROVAL_POLICY_FAILED',
          `The approval policy ${versionTag} has no usable answer for a discount of ${inputs.discountBasisPoints} basis points on ` +
            `${inputs.totalMinor} minor units; nothing was changed. Have an operator check the decision table ${decisionKey}.`,
          { cause },
        );
      }
    },
  };
}

function requireUsable({ decisions, problems }: DecisionModel): string {
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`line ${problem.line}: ${problem.message}`);
  const decision = decisions.find(({ id }) => id === decisionKey);
  if (decision === undefined) {
    const found = decisions.map(({ id }) => id).join(', ') || 'none';
    throw new Error(`it has no decision "${decisionKey}" (found: ${found})`);
  }
  const missing = Object.keys(answer.shape).filter((name) => !decision.outputs.some((output) => output.name === name));
  if (missing.length > 0)
    throw new Error(`the decision ${decisionKey} has no output ${missing.join(' and no output ')}`);
  if (!decision.versionTag) {
    throw new Error(`the decision ${decisionKey} has no camunda:versionTag; write the version that people speak of`);
  }
  return decision.versionTag;
}

function decide(
  model: DecisionModel,
  versionTag: string,
  { discountBasisPoints, totalMinor }: PolicyInputs,
  now: Date,
): PolicyDecision {
  const variables = {
    discountBasisPoints: { type: 'Integer', value: discountBasisPoints },
    totalMinor: { type: 'Long', value: BigInt(totalMinor) },
  } as const;
  const explanation = explain(model.evaluate(decisionKey, variables, { now: () => now, stepsMax }), versionTag);
  const [{ approvalLevels, reasonCode }] = result.parse(explanation.result);
  return {
    approvalLevels: approvalLevels.value,
    reasonCode: reasonCode.value,
    evidence: {
      ...evaluated(explanation),
      versionTag,
      requiredDecisions: explanation.required.map(evaluated),
      evaluatedAt: now.toISOString(),
    },
  };
}

function evaluated({ decisionId, fingerprint, inputs, matchedRules, result: outputs }: Explanation): EvaluatedDecision {
  return {
    decisionKey: decisionId,
    fingerprint,
    inputs: inputs.map(({ id, name, value }) => ({ id, name: name ?? null, ...value })),
    matchedRules: matchedRules.map((rule) => ({ ...rule, annotation: rule.annotation ?? null })),
    outputs: [...outputs],
  };
}

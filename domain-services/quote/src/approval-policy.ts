import { Problem, type ServiceClient } from '@stepwright/service-kit';
import * as z from 'zod';
import { refusal } from './errors.ts';

/** What the policy decides on. Whole numbers, so that no rule compares a rounded one. */
export interface PolicyInputs {
  /** The highest discount of a line. */
  readonly discountBasisPoints: number;
  /** The total in minor units of a currency with two places, rounded half up. */
  readonly totalMinor: number;
}

/** What the policy decided, and which version of it. */
export interface PolicyDecision {
  readonly policyId: string;
  readonly policyVersion: string;
  /** 0 means that nobody has to approve. */
  readonly approvalLevels: number;
  readonly reasonCode: string;
}

/** Says how many levels of approval a revision needs. */
export interface ApprovalPolicy {
  /** @throws {Problem} 503 when there is no answer, 502 when it cannot be used: never a silent approval. */
  evaluate(tenantId: string, inputs: PolicyInputs): Promise<PolicyDecision>;
}

const decisionKey = 'approval-policy';
const evaluation = z.object({
  decisionKey: z.literal(decisionKey),
  version: z.union([z.string().min(1), z.int()]).transform(String),
  results: z.tuple([z.object({ approvalLevels: z.int().min(0).max(2), reasonCode: z.string().min(1).max(200) })]),
});

/** Has the workflow service evaluate the decision table `approval-policy`. Exactly one result is an answer. */
export function createHttpApprovalPolicy(client: ServiceClient): ApprovalPolicy {
  return {
    async evaluate(tenantId, { discountBasisPoints, totalMinor }) {
      const variables = {
        discountBasisPoints: { type: 'Integer', value: discountBasisPoints },
        totalMinor: { type: 'Long', value: totalMinor },
      };
      const answer = await client
        .ask(tenantId, '/decision-evaluations', { decisionKey, variables })
        .catch(asPolicyError);
      const parsed = evaluation.safeParse(answer);
      if (!parsed.success) throw policyError(parsed.error);
      const { version, results } = parsed.data;
      return { policyId: decisionKey, policyVersion: version, ...results[0] };
    },
  };
}

/** A decision that is not deployed is the policy's fault, not the caller's: 404 would say that the quote is not there. */
function asPolicyError(cause: unknown): never {
  throw cause instanceof Problem && cause.status === 404 ? policyError(cause) : cause;
}

function policyError(cause: Error): Problem {
  return refusal(
    502,
    'POLICY_ANSWERED_WRONGLY',
    `The approval policy gave no usable result; nothing is approved. Check the decision table ${decisionKey}.`,
    { retryable: true, cause },
  );
}

import * as z from 'zod';

/** What the policy decides on. Whole numbers, so that no rule compares a rounded one. */
export interface PolicyInputs {
  /** The highest discount of a line. */
  readonly discountBasisPoints: number;
  /** The total in minor units of a currency with two places, rounded half up. */
  readonly totalMinor: number;
}

/** A value with the type that the decision gave it: a Long is text, so that no digit is lost in JSON. */
const typedValue = z.object({ type: z.string(), value: z.unknown() });
const row = z.record(z.string(), typedValue);

/** Why one decision gave what it gave. */
const evaluatedDecision = z.object({
  decisionKey: z.string(),
  /** sha256 of everything that decides, in hex: two tables with the same one decide by the same rules. */
  fingerprint: z.string(),
  inputs: z.array(typedValue.extend({ id: z.string(), name: z.string().nullable() })),
  matchedRules: z.array(z.object({ id: z.string(), order: z.int(), annotation: z.string().nullable(), outputs: row })),
  outputs: z.array(row),
});

/** What the policy's answer can be proven with, without the table that gave it. */
export const policyEvidence = evaluatedDecision.extend({
  /** What people call this version of the table. */
  versionTag: z.string(),
  /** The decisions that this one rests on, in the order of their evaluation. */
  requiredDecisions: z.array(evaluatedDecision),
  evaluatedAt: z.string(),
});

/** See {@link evaluatedDecision}. */
export type EvaluatedDecision = z.infer<typeof evaluatedDecision>;
/** See {@link policyEvidence}. */
export type PolicyEvidence = z.infer<typeof policyEvidence>;

/** What the policy decided, and why. */
export interface PolicyDecision {
  /** 0 means that nobody has to approve. */
  readonly approvalLevels: number;
  readonly reasonCode: string;
  readonly evidence: PolicyEvidence;
}

/** Says how many levels of approval a revision needs. The same inputs at the same time have the same answer. */
export interface ApprovalPolicy {
  /** @throws {Problem} 500 APPROVAL_POLICY_FAILED when there is no usable answer: never a silent approval. */
  evaluate(inputs: PolicyInputs, now: Date): PolicyDecision;
}

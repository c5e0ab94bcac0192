import { sql } from 'slonik';
import type { PolicyEvidence, PolicyInputs } from './approval-policy.ts';
import type { ApprovalRequest } from './approval-store.ts';
import { minorUnits } from './price.ts';
import { readPriceHead } from './price-store.ts';
import type { WriteScope } from './quote-store.ts';

/** Reads what the policy decides on. It never changes: a revision is written once. */
export async function readPolicyInputs(
  scope: Pick<WriteScope, 'transaction' | 'context'>,
  { quoteId, revision }: { readonly quoteId: string; readonly revision: number },
): Promise<PolicyInputs> {
  const price = await readPriceHead(scope, { quoteId, revision });
  if (price === undefined) throw new Error(`Revision ${revision} of ${quoteId} has no price.`);
  return { discountBasisPoints: price.discountBasisPoints, totalMinor: minorUnits(price.total) };
}

/** Writes why the policy gave its answer, once for each request. */
export async function insertEvidence(
  { transaction, context }: Pick<WriteScope, 'transaction' | 'context'>,
  { approvalRequestId }: Pick<ApprovalRequest, 'approvalRequestId'>,
  evidence: PolicyEvidence,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into approval_evidence (tenant_id, approval_request_id, decision_key, version_tag, fingerprint, inputs, matched_rules,
      outputs, required_decisions, evaluated_at)
    values (${context.tenantId}, ${approvalRequestId}, ${evidence.decisionKey}, ${evidence.versionTag}, ${evidence.fingerprint},
      ${JSON.stringify(evidence.inputs)}, ${JSON.stringify(evidence.matchedRules)}, ${JSON.stringify(evidence.outputs)},
      ${JSON.stringify(evidence.requiredDecisions)}, ${evidence.evaluatedAt})
  `);
}

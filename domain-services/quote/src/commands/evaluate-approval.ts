import { approvalEvents, quoteEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import type { ApprovalPolicy, PolicyDecision, PolicyInputs } from '../approval-policy.ts';
import { closeRequest, lockApproval, type QuoteApproval } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { insertEvidence, readPolicyInputs } from '../policy-store.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, type Quote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteParams } from '../request-shapes.ts';
import { requireCurrentApproval } from '../require-current-approval.ts';

const answer = z.object({ approvalLevels: z.int(), approvalOutcome: z.enum(['PENDING', 'APPROVED']) });

/**
 * Applies the approval policy to the exact revision and keeps the evidence. With no level to approve the quote is approved.
 * A repeat gives the stored answer, whatever the policy says by now.
 */
export const evaluateApproval = (policy: ApprovalPolicy) =>
  defineCommand({
    method: 'post',
    path: '/quotes/{quoteId}/approval-requests/{approvalRequestId}/evaluation',
    operation: 'APPROVAL_EVALUATE',
    summary: 'Applies the approval policy to the submitted revision',
    roles: ['worker'],
    params: quoteParams.extend({ approvalRequestId: z.uuid() }),
    body: z.strictObject({}),
    status: 200,
    response: answer,
    resource: quoteDenial,
    load: (scope) => lockApproval(scope, scope.params.approvalRequestId),
    handle: async (scope, approval) => {
      const { quote, request } = approval;
      requireCurrentApproval(approval);
      if (request.requiredLevels !== null) return { body: storedAnswer(approval), version: quote.version };
      requireMove('evaluate', quote, scope.context.now);
      const inputs = await readPolicyInputs(scope, { quoteId: quote.quoteId, revision: request.quoteRevision });
      const decision = policy.evaluate(inputs, scope.context.now);
      const changed = await record(scope, approval, inputs, decision);
      const { approvalLevels } = decision;
      return {
        body: { approvalLevels, approvalOutcome: approvalLevels === 0 ? 'APPROVED' : 'PENDING' },
        version: changed.version,
      };
    },
  });

function storedAnswer({ request }: QuoteApproval): z.infer<typeof answer> {
  return {
    approvalLevels: request.requiredLevels ?? 0,
    approvalOutcome: request.status === 'APPROVED' ? 'APPROVED' : 'PENDING',
  };
}

async function record(
  scope: WriteScope,
  approval: QuoteApproval,
  inputs: PolicyInputs,
  { approvalLevels, reasonCode, evidence }: PolicyDecision,
): Promise<Quote> {
  const { transaction, journal, context } = scope;
  const { quote, request } = approval;
  const { decisionKey, versionTag } = evidence;
  await transaction.query(sql.unsafe`
    update approval_request
    set required_levels = ${approvalLevels}, policy_id = ${decisionKey}, policy_version = ${versionTag},
      policy_inputs = ${JSON.stringify(inputs)}, reason_code = ${reasonCode}, evaluated_at = ${context.now.toISOString()}
    where tenant_id = ${context.tenantId} and approval_request_id = ${request.approvalRequestId}
  `);
  await insertEvidence(scope, request, evidence);
  const changed = await changeQuote(scope, quote, {
    command: 'APPROVAL_EVALUATE',
    move: 'evaluate',
    to: approvalLevels === 0 ? 'APPROVED' : 'PENDING_APPROVAL',
    reason: reasonCode,
    evidence: { approvalRequestId: request.approvalRequestId, approvalLevels, inputs, policyEvidence: evidence },
    policy: { id: decisionKey, version: versionTag },
  });
  const subject = {
    quoteId: quote.quoteId,
    quoteRevision: request.quoteRevision,
    approvalRequestId: request.approvalRequestId,
  };
  const resource = quoteResource(changed);
  journal.event(approvalEvents.approvalRequested, resource, {
    ...subject,
    approvalLevels,
    reasonCode,
    policyVersion: versionTag,
  });
  if (approvalLevels === 0) {
    await closeRequest(scope, request, 'APPROVED');
    journal.event(approvalEvents.approvalApproved, resource, subject);
    journal.event(quoteEvents.quoteApproved, resource, subject);
  }
  return changed;
}

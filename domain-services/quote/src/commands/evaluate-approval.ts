import { approvalEvents, quoteEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import type { ApprovalPolicy, PolicyDecision, PolicyInputs } from '../approval-policy.ts';
import { closeRequest, lockApproval, type QuoteApproval } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { minorUnits } from '../price.ts';
import { readPriceHead } from '../price-store.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, type Quote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteParams } from '../request-shapes.ts';
import { requireCurrentApproval } from '../require-current-approval.ts';

const answer = z.object({ approvalLevels: z.int(), approvalOutcome: z.enum(['PENDING', 'APPROVED']) });

interface PricedApproval extends QuoteApproval {
  readonly inputs: PolicyInputs;
}

interface Evaluation {
  readonly inputs: PolicyInputs;
  readonly decision: PolicyDecision;
}

/**
 * Applies the approval policy to the exact revision and keeps the evidence. With no level to approve the quote is approved.
 * The policy is asked before the transaction; its inputs cannot change meanwhile, because a revision never does. A repeat gives
 * the stored evidence, whatever the policy says by now.
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
    load: async (scope): Promise<PricedApproval | undefined> => {
      const approval = await lockApproval(scope, scope.params.approvalRequestId);
      return approval === undefined ? undefined : { ...approval, inputs: await policyInputs(scope, approval) };
    },
    prepare: async ({ context }, { quote, request, inputs }): Promise<Evaluation | undefined> => {
      requireCurrentApproval({ quote, request });
      if (request.requiredLevels !== null) return undefined;
      requireMove('evaluate', quote, context.now);
      return { inputs, decision: await policy.evaluate(context.tenantId, inputs) };
    },
    handle: async (scope, approval, evaluation) => {
      const { quote, request } = approval;
      requireCurrentApproval(approval);
      if (request.requiredLevels !== null || evaluation === undefined) {
        return { body: storedAnswer(approval), version: quote.version };
      }
      requireMove('evaluate', quote, scope.context.now);
      const changed = await record(scope, approval, evaluation);
      const { approvalLevels } = evaluation.decision;
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

async function policyInputs(
  scope: Pick<WriteScope, 'transaction' | 'context'>,
  { quote, request }: QuoteApproval,
): Promise<PolicyInputs> {
  const price = await readPriceHead(scope, { quoteId: quote.quoteId, revision: request.quoteRevision });
  if (price === undefined) throw new Error(`Revision ${request.quoteRevision} of ${quote.quoteId} has no price.`);
  return { discountBasisPoints: price.discountBasisPoints, totalMinor: minorUnits(price.total) };
}

async function record(scope: WriteScope, approval: QuoteApproval, { inputs, decision }: Evaluation): Promise<Quote> {
  const { transaction, journal, context } = scope;
  const { quote, request } = approval;
  const { policyId, policyVersion, approvalLevels, reasonCode } = decision;
  await transaction.query(sql.unsafe`
    update approval_request
    set required_levels = ${approvalLevels}, policy_id = ${policyId}, policy_version = ${policyVersion},
      policy_inputs = ${JSON.stringify(inputs)}, reason_code = ${reasonCode}, evaluated_at = ${context.now.toISOString()}
    where tenant_id = ${context.tenantId} and approval_request_id = ${request.approvalRequestId}
  `);
  const changed = await changeQuote(scope, quote, {
    command: 'APPROVAL_EVALUATE',
    move: 'evaluate',
    to: approvalLevels === 0 ? 'APPROVED' : 'PENDING_APPROVAL',
    reason: reasonCode,
    evidence: { approvalRequestId: request.approvalRequestId, approvalLevels, inputs },
    policy: { id: policyId, version: policyVersion },
  });
  const subject = {
    quoteId: quote.quoteId,
    quoteRevision: request.quoteRevision,
    approvalRequestId: request.approvalRequestId,
  };
  const resource = quoteResource(changed);
  journal.event(approvalEvents.approvalRequested, resource, { ...subject, approvalLevels, reasonCode, policyVersion });
  if (approvalLevels === 0) {
    await closeRequest(scope, request, 'APPROVED');
    journal.event(approvalEvents.approvalApproved, resource, subject);
    journal.event(quoteEvents.quoteApproved, resource, subject);
  }
  return changed;
}

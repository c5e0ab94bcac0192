import { randomUUID } from 'node:crypto';
import { quoteApproval, quoteEvents, quoteKey } from '@platform/contracts';
import { encodeVariables } from '@stepwright/contract';
import { sql } from 'slonik';
import * as z from 'zod';
import type { ApprovalPolicy } from '../approval-policy.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { readPolicyInputs } from '../policy-store.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, lockQuote, type Quote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { comment, quoteParams, revisionNumber } from '../request-shapes.ts';
import { requireRevision } from '../require-revision.ts';

/**
 * Asks for the approval of exactly one revision. The actor becomes the requester, who may not decide. What the policy cannot judge
 * is refused here, while somebody is there to be told, and not when the process has come to it.
 */
export const submitQuote = (policy: ApprovalPolicy) =>
  defineCommand({
    method: 'post',
    path: '/quotes/{quoteId}/approval-submission',
    operation: 'QUOTE_SUBMIT',
    summary: 'Submits a priced revision for approval',
    roles: ['sales'],
    params: quoteParams,
    body: z.strictObject({ quoteRevision: revisionNumber, comment: comment.optional() }),
    status: 202,
    response: quoteSummary.extend({ approvalRequestId: z.string() }).meta({ id: 'SubmittedQuote' }),
    ifMatch: true,
    resource: quoteDenial,
    load: lockQuote,
    handle: async (scope, quote) => {
      const { context, body, journal } = scope;
      requireMove('submit', quote, context.now);
      requireRevision(quote, body.quoteRevision);
      policy.evaluate(await readPolicyInputs(scope, quote), context.now);
      const approvalRequestId = randomUUID();
      const changed = await changeQuote(scope, quote, {
        command: 'QUOTE_SUBMIT',
        move: 'submit',
        to: 'PENDING_APPROVAL_WORKFLOW_START',
        reason: body.comment,
        evidence: { approvalRequestId },
      });
      const startCommandId = startProcess(scope, changed, approvalRequestId);
      await insertRequest(scope, quote, { approvalRequestId, startCommandId, comment: body.comment });
      journal.event(quoteEvents.quoteSubmitted, quoteResource(changed), {
        quoteId: quote.quoteId,
        quoteRevision: quote.revision,
        approvalRequestId,
      });
      return { body: { ...summaryOf(changed), approvalRequestId }, version: changed.version };
    },
  });

function startProcess({ journal, context }: WriteScope, quote: Quote, approvalRequestId: string): string {
  const { quoteId, revision } = quote;
  const { tenantId, correlationId } = context;
  return journal.command({
    resource: quoteResource(quote),
    kind: 'start-process',
    target: 'workflow',
    path: '/workflow-commands',
    body: (startCommandId: string) => ({
      kind: 'start-process',
      processKey: quoteApproval.key,
      businessKey: quoteKey.format({ tenantId, id: quoteId, revision }),
      variables: encodeVariables(quoteApproval.key, quoteApproval.start, {
        tenantId,
        quoteId,
        quoteRevision: revision,
        approvalRequestId,
        correlationId,
        startCommandId,
      }),
    }),
  });
}

async function insertRequest(
  { transaction, context }: WriteScope,
  { quoteId, revision }: Quote,
  request: { approvalRequestId: string; startCommandId: string; comment: string | undefined },
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into approval_request (tenant_id, approval_request_id, quote_id, quote_revision, status, requester_id, comment,
      start_command_id, submitted_at)
    values (${context.tenantId}, ${request.approvalRequestId}, ${quoteId}, ${revision}, 'PENDING', ${context.actor.id},
      ${request.comment ?? null}, ${request.startCommandId}, ${context.now.toISOString()})
  `);
}

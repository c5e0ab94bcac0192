import { approvalEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { type ApprovalRequest, closeRequest, findRequestOfRevision, isRunning } from './approval-store.ts';
import { sendProcessMessage } from './process-message.ts';
import { type Quote, quoteResource, type WriteScope } from './quote-store.ts';

const openFallout = z.object({ falloutId: z.string(), processInstanceId: z.string() });

/**
 * Withdraws the approval that runs for the revision before a change, if one does: the request is closed, open tasks are
 * cancelled and the process is told (INV-12, DRL-28). `changed` is the quote after the change.
 */
export async function withdrawApproval(scope: WriteScope, before: Quote, changed: Quote): Promise<void> {
  const request = await findRequestOfRevision(scope, before);
  if (request === undefined || !isRunning(request)) return;
  const { transaction, journal, context } = scope;
  const { approvalRequestId, processInstanceId } = request;
  await closeRequest(scope, request, 'WITHDRAWN');
  await transaction.query(sql.unsafe`
    update approval_task set status = 'CANCELLED'
    where tenant_id = ${context.tenantId} and approval_request_id = ${approvalRequestId} and status in ('OPEN', 'ESCALATED')
  `);
  const { quoteId, revision } = before;
  journal.event(approvalEvents.approvalWithdrawn, quoteResource(changed), {
    quoteId,
    quoteRevision: revision,
    approvalRequestId,
  });
  const correlationValue = approvalRequestId;
  sendProcessMessage(scope, changed, { name: 'quote-revised', revision, processInstanceId, correlationValue });
  await endFallouts(scope, request, changed);
}

/**
 * A process that waits in fallout does not await `quote-revised`, and its case is closed with the approval: nobody would ever
 * let it go on. So it is let go on here, sees that the approval is obsolete, and ends.
 */
async function endFallouts(scope: WriteScope, request: ApprovalRequest, changed: Quote): Promise<void> {
  const { transaction, context } = scope;
  const fallouts = await transaction.any(sql.type(openFallout)`
    update quote_fallout set status = 'RESOLVED', resolved_at = ${context.now.toISOString()},
      resolved_by = ${context.actor.id}, resolution_reason = 'the approval was withdrawn'
    where tenant_id = ${context.tenantId} and approval_request_id = ${request.approvalRequestId} and status = 'OPEN'
    returning fallout_id as "falloutId", process_instance_id as "processInstanceId"
  `);
  for (const { falloutId, processInstanceId } of fallouts) {
    sendProcessMessage(scope, changed, {
      name: 'approval-fallout-resolved',
      revision: request.quoteRevision,
      processInstanceId,
      correlationValue: falloutId,
    });
  }
}

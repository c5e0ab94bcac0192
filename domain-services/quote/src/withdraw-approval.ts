import { approvalEvents, quoteKey } from '@platform/contracts';
import { sql } from 'slonik';
import { closeRequest, findRequestOfRevision, isRunning } from './approval-store.ts';
import { processMessage } from './process-message.ts';
import { type Quote, quoteResource, type WriteScope } from './quote-store.ts';

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
  journal.command({
    resource: quoteResource(changed),
    kind: 'correlate-message',
    target: 'workflow',
    path: '/workflow-commands',
    body: {
      kind: 'correlate-message',
      businessKey: quoteKey.format({ tenantId: context.tenantId, id: quoteId, revision }),
      // Without a claim the instance is not known yet; the workflow service then finds it by the business key.
      ...(processInstanceId === null ? {} : { processInstanceId }),
      ...processMessage('quote-revised'),
      correlationValue: approvalRequestId,
      variables: {},
    },
  });
}

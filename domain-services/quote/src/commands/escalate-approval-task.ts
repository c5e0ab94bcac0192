import { approvalEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { lockApprovalTask } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, quoteResource } from '../quote-store.ts';
import { approvalTaskId, quoteParams } from '../request-shapes.ts';

/** Marks a task that is past its due time. A task that was decided, cancelled or escalated before is left as it is. */
export const escalateApprovalTask = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/approval-tasks/{approvalTaskId}/escalation',
  operation: 'APPROVAL_TASK_ESCALATE',
  summary: 'Marks an approval task that is past its due time',
  roles: ['worker'],
  params: quoteParams.extend({ approvalTaskId }),
  body: z.strictObject({}),
  status: 200,
  response: z.object({ approvalTaskId: z.string(), status: z.string() }),
  resource: quoteDenial,
  load: (scope) => lockApprovalTask(scope, scope.params.approvalTaskId),
  handle: async (scope, { quote, request, task }) => {
    const { transaction, journal, context } = scope;
    if (task.status !== 'OPEN') {
      return { body: { approvalTaskId: task.approvalTaskId, status: task.status }, version: quote.version };
    }
    requireMove('escalateTask', quote, context.now);
    await transaction.query(sql.unsafe`
      update approval_task set status = 'ESCALATED'
      where tenant_id = ${context.tenantId} and approval_task_id = ${task.approvalTaskId}
    `);
    await transaction.query(sql.unsafe`
      update approval_request set status = 'ESCALATED'
      where tenant_id = ${context.tenantId} and approval_request_id = ${request.approvalRequestId}
    `);
    const changed = await changeQuote(scope, quote, {
      command: 'APPROVAL_TASK_ESCALATE',
      move: 'escalateTask',
      to: 'PENDING_APPROVAL',
      evidence: { approvalTaskId: task.approvalTaskId, level: task.level },
    });
    journal.event(approvalEvents.approvalEscalated, quoteResource(changed), {
      quoteId: quote.quoteId,
      quoteRevision: request.quoteRevision,
      approvalRequestId: request.approvalRequestId,
      approvalTaskId: task.approvalTaskId,
      level: task.level,
    });
    return { body: { approvalTaskId: task.approvalTaskId, status: 'ESCALATED' }, version: changed.version };
  },
});

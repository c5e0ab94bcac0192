import { randomUUID } from 'node:crypto';
import { approvalEvents, quoteKey } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { type ApprovalTask, listTasks, lockApproval, type QuoteApproval } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteParams } from '../request-shapes.ts';
import { requireCurrentApproval } from '../require-current-approval.ts';

/** Who is asked, by level. */
const candidateGroups = ['sales-managers', 'sales-directors'] as const;
const dueAfterMs = 24 * 3_600_000;

/** Opens the approval task of a level, or gives the one that is there: there is one per level, however often it is asked for. */
export const openApprovalTask = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/approval-requests/{approvalRequestId}/tasks',
  operation: 'APPROVAL_TASK_OPEN',
  summary: 'Opens the approval task of a level',
  roles: ['worker'],
  params: quoteParams.extend({ approvalRequestId: z.uuid() }),
  body: z.strictObject({ levelIndex: z.int().min(0).max(99) }),
  status: 200,
  response: z.object({ approvalTaskId: z.string(), approvalGroup: z.string(), decisionNeeded: z.boolean() }),
  resource: quoteDenial,
  load: (scope) => lockApproval(scope, scope.params.approvalRequestId),
  handle: async (scope, approval) => {
    requireCurrentApproval(approval);
    const tasks = await listTasks(scope, approval.request);
    const found = tasks[scope.body.levelIndex];
    if (found !== undefined) return { body: answerOf(found), version: approval.version };
    requireMove('openTask', approval.quote, scope.context.now);
    const group = groupOf(approval, tasks, scope.body.levelIndex);
    return open(scope, approval, scope.body.levelIndex + 1, group);
  },
});

function groupOf({ request }: QuoteApproval, tasks: readonly ApprovalTask[], levelIndex: number): string {
  const group = candidateGroups[levelIndex];
  const inTurn = tasks.length === levelIndex && tasks.every(({ status }) => status === 'DECIDED');
  if (group !== undefined && levelIndex < (request.requiredLevels ?? 0) && inTurn) return group;
  const required = request.requiredLevels ?? 'an unknown number of';
  throw refusal(
    409,
    'APPROVAL_LEVEL_NOT_REQUIRED',
    `Level ${levelIndex + 1} is not to be opened now: the policy asks for ${required} levels, and ${tasks.length} have a task.`,
  );
}

async function open(scope: WriteScope, { quote, request }: QuoteApproval, level: number, candidateGroup: string) {
  const { transaction, journal, context } = scope;
  const approvalTaskId = `${quote.quoteId}.${randomUUID()}`;
  const dueAt = new Date(context.now.getTime() + dueAfterMs).toISOString();
  await transaction.query(sql.unsafe`
    insert into approval_task (tenant_id, approval_task_id, approval_request_id, quote_id, level, candidate_group, status,
      opened_at, due_at)
    values (${context.tenantId}, ${approvalTaskId}, ${request.approvalRequestId}, ${quote.quoteId}, ${level},
      ${candidateGroup}, 'OPEN', ${context.now.toISOString()}, ${dueAt})
  `);
  const changed = await changeQuote(scope, quote, {
    command: 'APPROVAL_TASK_OPEN',
    move: 'openTask',
    to: 'PENDING_APPROVAL',
    evidence: { approvalTaskId, level, candidateGroup, dueAt },
  });
  journal.event(approvalEvents.approvalTaskOpened, quoteResource(changed), {
    quoteId: quote.quoteId,
    quoteRevision: request.quoteRevision,
    approvalRequestId: request.approvalRequestId,
    approvalTaskId,
    level,
    candidateGroup,
    dueAt,
    requesterId: request.requesterId,
    businessKey: quoteKey.format({ tenantId: context.tenantId, id: quote.quoteId, revision: request.quoteRevision }),
  });
  return { body: { approvalTaskId, approvalGroup: candidateGroup, decisionNeeded: true }, version: changed.version };
}

function answerOf({ approvalTaskId, candidateGroup, status }: ApprovalTask) {
  return { approvalTaskId, approvalGroup: candidateGroup, decisionNeeded: status === 'OPEN' || status === 'ESCALATED' };
}

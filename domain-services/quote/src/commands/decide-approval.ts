import { approvalEvents, approveQuoteTask, quoteEvents, quoteKey } from '@platform/contracts';
import { encodeVariables } from '@stepwright/contract';
import type { CommandInput } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { closeRequest, lockApprovalTask, type QuoteApprovalTask } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { readPriceHead } from '../price-store.ts';
import { requireMove, type StoredState } from '../quote.ts';
import { changeQuote, type Quote, quoteResource, type WriteScope } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { approvalTaskId, comment, quoteParams, reasonCode, revisionNumber } from '../request-shapes.ts';

const decisionBody = z.strictObject({
  approvalTaskId,
  decision: z.enum(['APPROVED', 'REJECTED']),
  reasonCode,
  comment: comment.optional(),
  quoteRevision: revisionNumber,
});
type Decision = z.infer<typeof decisionBody>;

/**
 * Stores the decision of one level: evidence first, then the engine's task is completed by a command after commit (CNF-25).
 * The last approval approves the quote, one rejection rejects it, both in this transaction.
 */
export const decideApproval = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/approval-decisions',
  operation: 'APPROVAL_DECIDE',
  summary: 'Approves or rejects a revision on one level',
  roles: ['approver'],
  params: quoteParams,
  body: decisionBody,
  status: 200,
  response: quoteSummary.extend({ approvalTaskId: z.string(), decision: z.string() }).meta({ id: 'DecidedQuote' }),
  ifMatch: true,
  resource: quoteDenial,
  load: (scope) => lockApprovalTask(scope, scope.body.approvalTaskId),
  authorize: requireAuthority,
  handle: async (scope, asked) => {
    const { body } = scope;
    requireDecidable(asked, body, scope.context.now);
    const to = stateAfter(asked, body);
    await storeDecision(scope, asked, body);
    const changed = await changeQuote(scope, asked.quote, {
      command: 'APPROVAL_DECIDE',
      move: 'decide',
      to,
      reason: body.reasonCode,
      evidence: {
        approvalTaskId: body.approvalTaskId,
        level: asked.task.level,
        decision: body.decision,
        comment: body.comment,
        approverGroups: scope.context.actor.groups,
      },
    });
    await publish(scope, asked, changed, body);
    const { approvalTaskId: taskId, decision } = body;
    return { body: { ...summaryOf(changed), approvalTaskId: taskId, decision }, version: changed.version };
  },
});

function requireAuthority(
  { context }: CommandInput<unknown, Decision>,
  { quote, request, task, otherApproverIds }: QuoteApprovalTask,
): void {
  const { actor } = context;
  if (!actor.groups.includes(task.candidateGroup)) {
    throw refusal(
      403,
      'NOT_IN_CANDIDATE_GROUP',
      `Level ${task.level} is decided by ${task.candidateGroup}; you do not belong to this group.`,
    );
  }
  if (actor.id === request.requesterId || actor.id === quote.salesOwnerId) {
    throw refusal(403, 'FOUR_EYES', 'You submitted or own this quote; somebody else has to decide.');
  }
  if (otherApproverIds.includes(actor.id)) {
    throw refusal(
      403,
      'FOUR_EYES',
      `You decided on another level of this approval; somebody else of ${task.candidateGroup} has to decide on level ${task.level}.`,
    );
  }
}

function requireDecidable({ quote, request, task }: QuoteApprovalTask, body: Decision, now: Date): void {
  if (body.quoteRevision !== quote.revision || request.quoteRevision !== quote.revision) {
    throw refusal(
      409,
      'APPROVAL_STALE',
      `The quote ${quote.quoteId} is at revision ${quote.revision}, the decision is about ${Math.min(body.quoteRevision, request.quoteRevision)}; it must be submitted again.`,
    );
  }
  if (task.status === 'DECIDED') {
    throw refusal(409, 'APPROVAL_TASK_DECIDED', `Level ${task.level} of ${quote.quoteId} is decided already.`);
  }
  requireMove('decide', quote, now);
}

function stateAfter({ request, task }: QuoteApprovalTask, { decision }: Decision): StoredState {
  if (decision === 'REJECTED') return 'APPROVAL_REJECTED';
  return task.level === request.requiredLevels ? 'APPROVED' : 'PENDING_APPROVAL';
}

async function storeDecision(
  scope: WriteScope,
  { quote, request, task }: QuoteApprovalTask,
  body: Decision,
): Promise<void> {
  const { transaction, context } = scope;
  const price = await readPriceHead(scope, quote);
  if (price === undefined) throw new Error(`Revision ${quote.revision} of ${quote.quoteId} has no price.`);
  await transaction.query(sql.unsafe`
    insert into approval_decision (tenant_id, approval_request_id, level, approval_task_id, quote_id, quote_revision,
      price_result_id, decision, approver_id, approver_groups, reason_code, comment, decided_at)
    values (${context.tenantId}, ${request.approvalRequestId}, ${task.level}, ${task.approvalTaskId}, ${quote.quoteId},
      ${quote.revision}, ${price.priceResultId}, ${body.decision}, ${context.actor.id},
      ${JSON.stringify(context.actor.groups)}, ${body.reasonCode}, ${body.comment ?? null}, ${context.now.toISOString()})
  `);
  await transaction.query(sql.unsafe`
    update approval_task set status = 'DECIDED'
    where tenant_id = ${context.tenantId} and approval_task_id = ${task.approvalTaskId}
  `);
}

async function publish(
  scope: WriteScope,
  { request, task }: QuoteApprovalTask,
  changed: Quote,
  { decision }: Decision,
): Promise<void> {
  const { journal, context } = scope;
  const resource = quoteResource(changed);
  const { approvalRequestId } = request;
  const subject = { quoteId: changed.quoteId, quoteRevision: changed.revision, approvalRequestId };
  journal.event(approvalEvents.approvalTaskDecided, resource, {
    ...subject,
    approvalTaskId: task.approvalTaskId,
    level: task.level,
    decision,
    approverId: context.actor.id,
  });
  if (changed.status === 'APPROVED') {
    await closeRequest(scope, request, 'APPROVED');
    journal.event(approvalEvents.approvalApproved, resource, subject);
    journal.event(quoteEvents.quoteApproved, resource, subject);
  }
  if (changed.status === 'APPROVAL_REJECTED') {
    await closeRequest(scope, request, 'REJECTED');
    journal.event(approvalEvents.approvalRejected, resource, subject);
  }
  completeTask(scope, request.processInstanceId, changed, task.approvalTaskId, decision);
}

function completeTask(
  { journal, context }: WriteScope,
  processInstanceId: string | null,
  quote: Quote,
  taskId: string,
  decision: Decision['decision'],
): void {
  if (processInstanceId === null) throw new Error(`The approval of ${quote.quoteId} is decided before it was claimed.`);
  const { taskDefinitionKey, identityVariable, receiptVariable, variables } = approveQuoteTask;
  journal.command({
    resource: quoteResource(quote),
    kind: 'complete-task',
    target: 'workflow',
    path: '/workflow-commands',
    body: {
      kind: 'complete-task',
      businessKey: quoteKey.format({ tenantId: context.tenantId, id: quote.quoteId, revision: quote.revision }),
      processInstanceId,
      taskDefinitionKey,
      identityVariable,
      identityValue: taskId,
      receiptVariable,
      variables: encodeVariables(taskDefinitionKey, variables, { approvalOutcome: decision }),
    },
  });
}

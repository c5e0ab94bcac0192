import type { CommandScope } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { refusal } from './errors.ts';
import { lockQuote, type Quote, type WriteScope } from './quote-store.ts';

const requestRow = z.object({
  approvalRequestId: z.string(),
  quoteRevision: z.number(),
  status: z.enum(['PENDING', 'ESCALATED', 'APPROVED', 'REJECTED', 'WITHDRAWN']),
  requesterId: z.string(),
  startCommandId: z.string(),
  processInstanceId: z.string().nullable(),
  requiredLevels: z.number().nullable(),
});

/** The approval of one revision. PENDING and ESCALATED wait, the others are closed. */
export type ApprovalRequest = Readonly<z.infer<typeof requestRow>>;

const taskRow = z.object({
  approvalTaskId: z.string(),
  level: z.number(),
  candidateGroup: z.string(),
  status: z.enum(['OPEN', 'ESCALATED', 'DECIDED', 'CANCELLED']),
});

/** What one level's candidate group is asked. */
export type ApprovalTask = Readonly<z.infer<typeof taskRow>>;

const approverRow = z.object({ approverId: z.string() });

const requestColumns = sql.fragment`r.approval_request_id as "approvalRequestId", r.quote_revision as "quoteRevision",
  r.status, r.requester_id as "requesterId", r.start_command_id as "startCommandId",
  r.process_instance_id as "processInstanceId", r.required_levels as "requiredLevels"`;
const taskColumns = sql.fragment`t.approval_task_id as "approvalTaskId", t.level, t.candidate_group as "candidateGroup",
  t.status`;

/** Whether a request still waits for decisions. */
export function isRunning(request: ApprovalRequest): boolean {
  return request.status === 'PENDING' || request.status === 'ESCALATED';
}

/** Whether nothing that the request asks for counts any more: it was withdrawn or rejected, or the quote has gone on. */
export function isObsolete(request: ApprovalRequest, quote: Quote): boolean {
  return request.status === 'WITHDRAWN' || request.status === 'REJECTED' || request.quoteRevision !== quote.revision;
}

/** A locked quote with one of its approval requests. */
export interface QuoteApproval {
  readonly version: number;
  readonly quote: Quote;
  readonly request: ApprovalRequest;
}

/** Locks the quote and finds one of its approval requests. @throws {Problem} 404 when the quote has no such request. */
export async function lockApproval(
  scope: Pick<CommandScope<{ readonly quoteId: string }, unknown>, 'transaction' | 'context' | 'params'>,
  approvalRequestId: string,
): Promise<QuoteApproval | undefined> {
  const quote = await lockQuote(scope);
  if (quote === undefined) return undefined;
  const request = await scope.transaction.maybeOne(sql.type(requestRow)`
    select ${requestColumns} from approval_request r
    where r.tenant_id = ${scope.context.tenantId} and r.approval_request_id = ${approvalRequestId}
      and r.quote_id = ${quote.quoteId}
  `);
  if (request === null) {
    throw refusal(
      404,
      'APPROVAL_REQUEST_NOT_FOUND',
      `The quote ${quote.quoteId} has no approval request ${approvalRequestId}.`,
    );
  }
  return { version: quote.version, quote, request };
}

/** A locked quote with one approval task and its request. */
export interface QuoteApprovalTask extends QuoteApproval {
  readonly task: ApprovalTask;
  /** Who has decided on the other levels of the request. */
  readonly otherApproverIds: readonly string[];
}

/** Locks the quote and finds one of its approval tasks. @throws {Problem} 404 when the quote has no such task. */
export async function lockApprovalTask(
  scope: Pick<CommandScope<{ readonly quoteId: string }, unknown>, 'transaction' | 'context' | 'params'>,
  approvalTaskId: string,
): Promise<QuoteApprovalTask | undefined> {
  const quote = await lockQuote(scope);
  if (quote === undefined) return undefined;
  const { transaction, context } = scope;
  const task = await transaction.maybeOne(sql.type(taskRow)`
    select ${taskColumns} from approval_task t
    where t.tenant_id = ${context.tenantId} and t.approval_task_id = ${approvalTaskId} and t.quote_id = ${quote.quoteId}
  `);
  if (task === null) {
    throw refusal(404, 'APPROVAL_TASK_NOT_FOUND', `The quote ${quote.quoteId} has no approval task ${approvalTaskId}.`);
  }
  const request = await transaction.one(sql.type(requestRow)`
    select ${requestColumns} from approval_request r
    join approval_task t on t.tenant_id = r.tenant_id and t.approval_request_id = r.approval_request_id
    where r.tenant_id = ${context.tenantId} and t.approval_task_id = ${approvalTaskId}
  `);
  const otherApproverIds = await transaction.anyFirst(sql.type(approverRow)`
    select approver_id as "approverId" from approval_decision
    where tenant_id = ${context.tenantId} and approval_request_id = ${request.approvalRequestId} and level <> ${task.level}
  `);
  return { version: quote.version, quote, request, task, otherApproverIds };
}

/** Finds the request of a revision. */
export async function findRequestOfRevision(
  { transaction, context }: WriteScope,
  { quoteId, revision }: Pick<Quote, 'quoteId' | 'revision'>,
): Promise<ApprovalRequest | undefined> {
  const row = await transaction.maybeOne(sql.type(requestRow)`
    select ${requestColumns} from approval_request r
    where r.tenant_id = ${context.tenantId} and r.quote_id = ${quoteId} and r.quote_revision = ${revision}
  `);
  return row ?? undefined;
}

/** Finds the request that was submitted last, whatever became of it. */
export async function findNewestRequest(
  { transaction, context }: Pick<WriteScope, 'transaction' | 'context'>,
  { quoteId }: Pick<Quote, 'quoteId'>,
): Promise<ApprovalRequest | undefined> {
  const row = await transaction.maybeOne(sql.type(requestRow)`
    select ${requestColumns} from approval_request r
    where r.tenant_id = ${context.tenantId} and r.quote_id = ${quoteId}
    order by r.quote_revision desc limit 1
  `);
  return row ?? undefined;
}

/** Lists the tasks of a request by level. */
export async function listTasks(
  { transaction, context }: WriteScope,
  { approvalRequestId }: Pick<ApprovalRequest, 'approvalRequestId'>,
): Promise<readonly ApprovalTask[]> {
  return transaction.any(sql.type(taskRow)`
    select ${taskColumns} from approval_task t
    where t.tenant_id = ${context.tenantId} and t.approval_request_id = ${approvalRequestId}
    order by t.level
  `);
}

/** Closes a request that is running. */
export async function closeRequest(
  { transaction, context }: WriteScope,
  { approvalRequestId }: Pick<ApprovalRequest, 'approvalRequestId'>,
  status: 'APPROVED' | 'REJECTED' | 'WITHDRAWN',
): Promise<void> {
  await transaction.query(sql.unsafe`
    update approval_request set status = ${status}, closed_at = ${context.now.toISOString()}
    where tenant_id = ${context.tenantId} and approval_request_id = ${approvalRequestId}
  `);
}

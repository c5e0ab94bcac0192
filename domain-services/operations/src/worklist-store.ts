import type { EventEnvelope } from '@stepwright/outbox';
import type { Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { laterStatus, type WorklistStatus, worklistStatuses } from './worklist-task.ts';

/** What one event says about one approval task. */
export interface TaskNews {
  readonly approvalTaskId: string;
  readonly approvalRequestId: string;
  readonly quoteId: string;
  readonly quoteRevision: number;
  readonly level: number;
  readonly status: WorklistStatus;
  readonly candidateGroup?: string;
  readonly dueAt?: string;
  readonly requesterId?: string;
  readonly businessKey?: string;
  readonly decision?: 'APPROVED' | 'REJECTED';
  readonly approverId?: string;
}

/** One task as it is shown. */
export const worklistTask = z
  .object({
    approvalTaskId: z.string(),
    approvalRequestId: z.string(),
    quoteId: z.string(),
    quoteRevision: z.int(),
    level: z.int(),
    status: z.enum(worklistStatuses),
    candidateGroup: z.string(),
    dueAt: z.string(),
    requesterId: z.string(),
    businessKey: z.string(),
    decision: z.enum(['APPROVED', 'REJECTED']).optional(),
    approverId: z.string().optional(),
    /** The row version of the quote that the newest event about the task carried, and when it happened. */
    sourceRevision: z.int(),
    sourceTime: z.string(),
    appliedAt: z.string(),
  })
  .meta({ id: 'WorklistTask' });

export type WorklistTask = z.infer<typeof worklistTask>;

const row = z.object({
  approvalTaskId: z.string(),
  approvalRequestId: z.string(),
  quoteId: z.string(),
  quoteRevision: z.number(),
  level: z.number(),
  status: z.enum(worklistStatuses),
  candidateGroup: z.string(),
  dueAt: z.date(),
  requesterId: z.string(),
  businessKey: z.string(),
  decision: z.enum(['APPROVED', 'REJECTED']).nullable(),
  approverId: z.string().nullable(),
  sourceRevision: z.number(),
  sourceTime: z.date(),
  appliedAt: z.date(),
});

/** Adds what an event says to the task's row; may run twice and in any order. */
export async function mergeTask(transaction: Transaction, event: EventEnvelope, news: TaskNews): Promise<void> {
  const closed = await transaction.exists(sql.unsafe`
    select 1 from worklist_closed_request
    where tenant_id = ${event.tenantId} and approval_request_id = ${news.approvalRequestId}
  `);
  const status = closed ? laterStatus(news.status, 'CANCELLED') : news.status;
  const order = sql.array([...worklistStatuses], 'text');
  await transaction.query(sql.unsafe`
    insert into worklist_task as known
      (tenant_id, approval_task_id, approval_request_id, quote_id, quote_revision, level, status, candidate_group, due_at,
       requester_id, business_key, decision, approver_id, source_revision, source_time)
    values
      (${event.tenantId}, ${news.approvalTaskId}, ${news.approvalRequestId}, ${news.quoteId}, ${news.quoteRevision},
       ${news.level}, ${status}, ${news.candidateGroup ?? null}, ${news.dueAt ?? null}, ${news.requesterId ?? null},
       ${news.businessKey ?? null}, ${news.decision ?? null}, ${news.approverId ?? null}, ${event.aggregateRevision},
       ${event.occurredAt})
    on conflict (tenant_id, approval_task_id) do update set
      status = case when array_position(${order}, excluded.status) > array_position(${order}, known.status)
        then excluded.status else known.status end,
      candidate_group = coalesce(known.candidate_group, excluded.candidate_group),
      due_at = coalesce(known.due_at, excluded.due_at),
      requester_id = coalesce(known.requester_id, excluded.requester_id),
      business_key = coalesce(known.business_key, excluded.business_key),
      decision = coalesce(known.decision, excluded.decision),
      approver_id = coalesce(known.approver_id, excluded.approver_id),
      source_revision = greatest(known.source_revision, excluded.source_revision),
      source_time = greatest(known.source_time, excluded.source_time),
      applied_at = now()
  `);
}

/** Cancels the tasks of a request that nobody has decided, also those whose events are still to come. */
export async function closeRequest(
  transaction: Transaction,
  event: EventEnvelope,
  approvalRequestId: string,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into worklist_closed_request (tenant_id, approval_request_id, closed_at)
    values (${event.tenantId}, ${approvalRequestId}, ${event.occurredAt})
    on conflict do nothing
  `);
  await transaction.query(sql.unsafe`
    update worklist_task
    set status = 'CANCELLED', source_revision = greatest(source_revision, ${event.aggregateRevision}),
      source_time = greatest(source_time, ${event.occurredAt}::timestamptz), applied_at = now()
    where tenant_id = ${event.tenantId} and approval_request_id = ${approvalRequestId} and status in ('OPEN', 'ESCALATED')
  `);
}

/** Lists tasks, the most urgent first. `groups` narrows to what one of these candidate groups decides. */
export async function listTasks(
  transaction: Transaction,
  tenantId: string,
  wish: {
    readonly groups: readonly string[] | '*';
    readonly status: WorklistStatus | undefined;
    readonly limit: number;
  },
): Promise<WorklistTask[]> {
  const groups = wish.groups === '*' ? null : sql.array([...wish.groups], 'text');
  const rows = await transaction.any(sql.type(row)`
    select approval_task_id as "approvalTaskId", approval_request_id as "approvalRequestId", quote_id as "quoteId",
      quote_revision as "quoteRevision", level, status, candidate_group as "candidateGroup", due_at as "dueAt",
      requester_id as "requesterId", business_key as "businessKey", decision, approver_id as "approverId",
      source_revision as "sourceRevision", source_time as "sourceTime", applied_at as "appliedAt"
    from worklist_task
    where tenant_id = ${tenantId} and candidate_group is not null
      and (${groups}::text[] is null or candidate_group = any(${groups}::text[]))
      and (${wish.status ?? null}::text is null or status = ${wish.status ?? null})
    order by due_at, approval_task_id limit ${wish.limit}
  `);
  return rows.map(({ decision, approverId, ...task }) => ({
    ...task,
    dueAt: task.dueAt.toISOString(),
    sourceTime: task.sourceTime.toISOString(),
    appliedAt: task.appliedAt.toISOString(),
    ...(decision === null ? {} : { decision }),
    ...(approverId === null ? {} : { approverId }),
  }));
}

import type { Transaction } from '@stepwright/service-kit';
import { type FragmentSqlToken, sql } from 'slonik';
import { type CaseStatus, type FalloutCase, falloutCase } from './fallout-case.ts';

const columns: FragmentSqlToken = sql.fragment`
  case_id as "caseId", version, business_key as "businessKey", subject_type as "subjectType", subject_id as "subjectId",
  step, class, status, owner, suggested_action as "suggestedAction", code, message, fallout_id as "falloutId",
  incident_id as "incidentId", external_task_id as "externalTaskId", process_instance_id as "processInstanceId",
  operation_id as "operationId", idempotency_key as "idempotencyKey", attempt_no as "attemptNo",
  opened_at as "openedAt", resolution_action as "resolutionAction", resolution_reason as "resolutionReason",
  resolution_by as "resolutionBy", resolution_at as "resolutionAt", command_id as "commandId",
  delivered_at as "deliveredAt", refusal, ended_at as "endedAt", ending
`;

/** Finds one case. */
export async function findCase(
  transaction: Transaction,
  tenantId: string,
  caseId: string,
): Promise<FalloutCase | undefined> {
  const found = await transaction.maybeOne(sql.type(falloutCase)`
    select ${columns} from fallout_case where tenant_id = ${tenantId} and case_id = ${caseId}
  `);
  return found ?? undefined;
}

/** Finds one case and locks it. */
export async function lockCase(
  transaction: Transaction,
  tenantId: string,
  caseId: string,
): Promise<FalloutCase | undefined> {
  const found = await transaction.maybeOne(sql.type(falloutCase)`
    select ${columns} from fallout_case where tenant_id = ${tenantId} and case_id = ${caseId} for update
  `);
  return found ?? undefined;
}

/** Locks the cases that wait for an operator because a service told of a fallout. */
export async function lockActiveFallouts(
  transaction: Transaction,
  tenantId: string,
  wish: { readonly businessKey: string } | { readonly falloutId: string },
): Promise<readonly FalloutCase[]> {
  const condition =
    'falloutId' in wish
      ? sql.fragment`fallout_id = ${wish.falloutId}`
      : sql.fragment`business_key = ${wish.businessKey} and fallout_id is not null`;
  return transaction.any(sql.type(falloutCase)`
    select ${columns} from fallout_case
    where tenant_id = ${tenantId} and ${condition} and status in ('OPEN', 'RESOLVING')
    order by case_id for update
  `);
}

/** Lists cases, the newest first. */
export async function listCases(
  transaction: Transaction,
  tenantId: string,
  wish: {
    readonly status: CaseStatus | undefined;
    readonly businessKey: string | undefined;
    readonly limit: number;
  },
): Promise<readonly FalloutCase[]> {
  const { status = null, businessKey = null, limit } = wish;
  return transaction.any(sql.type(falloutCase)`
    select ${columns} from fallout_case
    where tenant_id = ${tenantId} and (${status}::text is null or status = ${status})
      and (${businessKey}::text is null or business_key = ${businessKey})
    order by opened_at desc, case_id limit ${limit}
  `);
}

/** Adds a case. @returns false when there is an open case of the same key, step and class, or one of the same fallout */
export async function insertCase(transaction: Transaction, tenantId: string, made: FalloutCase): Promise<boolean> {
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into fallout_case
      (tenant_id, case_id, version, business_key, subject_type, subject_id, step, class, status, owner, suggested_action,
       code, message, fallout_id, incident_id, external_task_id, process_instance_id, operation_id, idempotency_key,
       attempt_no, opened_at)
    values
      (${tenantId}, ${made.caseId}, ${made.version}, ${made.businessKey}, ${made.subjectType}, ${made.subjectId},
       ${made.step}, ${made.class}, ${made.status}, ${made.owner}, ${made.suggestedAction}, ${made.code}, ${made.message},
       ${made.falloutId}, ${made.incidentId}, ${made.externalTaskId}, ${made.processInstanceId},
       ${made.operationId}, ${made.idempotencyKey}, ${made.attemptNo},
       ${made.openedAt.toISOString()})
    on conflict do nothing
  `);
  return rowCount === 1;
}

/** Writes what can change of a case. */
export async function updateCase(transaction: Transaction, tenantId: string, changed: FalloutCase): Promise<void> {
  await transaction.query(sql.unsafe`
    update fallout_case
    set version = ${changed.version}, status = ${changed.status}, resolution_action = ${changed.resolutionAction},
      resolution_reason = ${changed.resolutionReason}, resolution_by = ${changed.resolutionBy},
      resolution_at = ${timestamp(changed.resolutionAt)}, command_id = ${changed.commandId},
      delivered_at = ${timestamp(changed.deliveredAt)}, refusal = ${changed.refusal},
      ended_at = ${timestamp(changed.endedAt)}, ending = ${changed.ending}
    where tenant_id = ${tenantId} and case_id = ${changed.caseId}
  `);
}

function timestamp(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

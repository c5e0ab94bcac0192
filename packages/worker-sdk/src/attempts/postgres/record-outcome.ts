import type { AttemptOutcome, OperationRef, OperationState } from '../attempt-store.ts';
import type { StoreQuery } from './borrow-client.ts';
import { foundSql, isOperationId } from './found-operation.ts';
import { attemptJson, type KeptAttempt, type KeptOperation, operationJson, stateOf } from './kept-operation.ts';
import { attemptNotFound, operationNotFound, outcomeContradicts } from './refusals.ts';
import { answerOf } from './statement-answer.ts';
import type { StoreTables } from './store-tables.ts';

/** What is said of an attempt. */
export interface Finding {
  readonly attemptNo: number;
  readonly outcome: AttemptOutcome;
  /** A reconciliation that could not tell: it is counted, and its reason replaces the last one. */
  readonly isStillUnknown?: boolean;
}

/** Records a finding on a client. @throws {OperationRefusedError} when it contradicts what is known, or there is nothing to record it for. */
export type RecordOutcome = (
  query: StoreQuery,
  operation: OperationRef,
  finding: Finding,
  now: Date,
) => Promise<OperationState>;

interface Answer {
  readonly operation: KeptOperation;
  readonly verdict: 'RECORDS' | 'REPEATS' | 'CONTRADICTS' | null;
  readonly known: KeptAttempt['outcome'] | null;
  readonly last: KeptAttempt | null;
}

/**
 * Makes the statement that records what is known of an attempt: one round trip.
 *
 * It locks the attempt's row and judges the row as it is under the lock, so of two findings that contradict each other the later one is
 * refused, whatever it saw when it began.
 */
export function recordOutcome(tables: StoreTables): RecordOutcome {
  const sql = recordSql(tables);
  return async (query, { tenantId, operationId }, finding, now) => {
    if (!isOperationId(operationId)) throw operationNotFound(operationId);
    const values = [tenantId, operationId, ...valuesOf(finding), now.toISOString()];
    const answer = answerOf<Answer>(await query(sql, values));
    if (!answer) throw operationNotFound(operationId);
    const { attemptNo, outcome } = finding;
    if (answer.verdict === null) throw attemptNotFound(operationId, attemptNo);
    if (answer.verdict === 'CONTRADICTS') throw outcomeContradicts(attemptNo, String(answer.known), outcome.outcome);
    return stateOf(answer.operation, answer.last);
  };
}

function valuesOf({ attemptNo, outcome, isStillUnknown = false }: Finding): readonly unknown[] {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  const { output, externalReference, evidence } = outcome.outcome === 'SUCCEEDED' ? outcome : {};
  return [
    attemptNo,
    outcome.outcome,
    json(output),
    outcome.outcome === 'REJECTED' ? outcome.code : null,
    'reason' in outcome ? textOf(outcome.reason) : null,
    externalReference ?? null,
    json(evidence),
    isStillUnknown,
  ];
}

/** A reason is for people and may quote another system; text in PostgreSQL has no NUL, and for one the outcome would be lost. */
function textOf(reason: string | undefined): string | null {
  return reason?.replaceAll('\0', '\uFFFD') ?? null;
}

function recordSql(tables: StoreTables): string {
  return `with ${foundSql(tables)},
${judgedSql(tables)},
${recordedSql(tables)},
later as (
  select a.* from found cross join lateral (
    select * from ${tables.attempt}
    where tenant_id = found.tenant_id and operation_id = found.operation_id and attempt_no > $3::integer
    order by attempt_no desc limit 1
  ) a
),
last as (
  select * from (
    select 1 as preference, later.* from later
    union all select 2, recorded.* from recorded
    union all select 3, seen.* from seen
  ) candidate order by preference limit 1
)
select json_build_object('operation', ${operationJson('found')}, 'verdict', (select verdict from judged),
  'known', (select outcome from judged), 'last', ${attemptJson('last')})::text as answer
from found left join last on true`;
}

/** The same outcome with the same result repeats. Open takes any outcome, unknown takes what reconciliation finds, all else is final. */
function judgedSql({ attempt }: StoreTables): string {
  return `seen as materialized (
  select a.* from found cross join lateral (
    select * from ${attempt}
    where tenant_id = found.tenant_id and operation_id = found.operation_id and attempt_no = $3::integer
    for update
  ) a
),
judged as materialized (
  select *, case
    when outcome = $4 and output is not distinct from $5::jsonb and code is not distinct from $6 then 'REPEATS'
    when outcome = 'OPEN' or (outcome = 'UNKNOWN' and $4 <> 'NOT_SENT') then 'RECORDS'
    else 'CONTRADICTS' end as verdict
  from seen
)`;
}

/** An update in the form of an insert that always conflicts; why is said at `tenantSql`. */
function recordedSql({ attempt }: StoreTables): string {
  return `recorded as (
  insert into ${attempt} (tenant_id, operation_id, attempt_no, request_hash, request, send_deadline, settle_ms,
    started_at, outcome, output, code, reason, external_reference, evidence, reconcile_count, recorded_at)
  select tenant_id, operation_id, attempt_no, request_hash, request, send_deadline, settle_ms,
    started_at, $4, $5::jsonb, $6, $7, $8, $9::jsonb, reconcile_count + $10::boolean::integer, $11::timestamptz
  from judged where verdict = 'RECORDS' or (verdict = 'REPEATS' and $10::boolean)
  on conflict (tenant_id, operation_id, attempt_no) do update set outcome = excluded.outcome,
    output = excluded.output, code = excluded.code, reason = excluded.reason,
    external_reference = excluded.external_reference, evidence = excluded.evidence,
    reconcile_count = excluded.reconcile_count, recorded_at = excluded.recorded_at
  returning *
)`;
}

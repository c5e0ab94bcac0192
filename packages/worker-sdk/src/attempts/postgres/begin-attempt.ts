import type { AttemptRequest, OperationRef } from '../attempt-store.ts';
import type { StoreQuery } from './borrow-client.ts';
import { foundSql, isOperationId } from './found-operation.ts';
import { type KeptAttempt, statusAfter } from './kept-operation.ts';
import { attemptRefused, operationNotFound } from './refusals.ts';
import { answerOf, looksMax } from './statement-answer.ts';
import type { StoreTables } from './store-tables.ts';

/** Begins an attempt on a client. @throws {OperationRefusedError} when the operation is not READY. */
export type BeginAttempt = (
  query: StoreQuery,
  operation: OperationRef,
  request: AttemptRequest,
  now: Date,
) => Promise<{ readonly attemptNo: number }>;

interface Answer {
  readonly isFound: boolean;
  readonly lastOutcome: KeptAttempt['outcome'] | null;
  readonly attemptNo: number | null;
}

/**
 * Makes the statement that writes the next attempt when the operation is READY: one round trip, two when another attempt begins just now.
 *
 * Of attempts that begin at once the number in the primary key lets one in: the others wait for its transaction and then write nothing. A
 * lock on the operation's row would not do, for whoever waited for it would still see the attempts of before.
 */
export function beginAttempt(tables: StoreTables): BeginAttempt {
  const sql = beginSql(tables);
  return async (query, { tenantId, operationId }, request, now) => {
    if (!isOperationId(operationId)) throw operationNotFound(operationId);
    const values = [tenantId, operationId, ...valuesOf(request), now.toISOString()];
    for (let look = 1; look <= looksMax; look += 1) {
      const answer = answerOf<Answer>(await query(sql, values));
      if (!answer?.isFound) throw operationNotFound(operationId);
      if (answer.attemptNo !== null) return { attemptNo: answer.attemptNo };
      const status = statusAfter(answer.lastOutcome ?? undefined);
      if (status !== 'READY') throw attemptRefused(status);
    }
    // Each time somebody else's attempt had begun, and ended without effect before the next look.
    throw attemptRefused('IN_DOUBT');
  };
}

function valuesOf({ requestHash, request, sendDeadline, settleMs, startedBy }: AttemptRequest): readonly unknown[] {
  return [requestHash, JSON.stringify(request ?? null), sendDeadline, settleMs, startedBy];
}

function beginSql(tables: StoreTables): string {
  return `with ${foundSql(tables)},
last as materialized (
  select a.* from found cross join lateral (
    select * from ${tables.attempt} where tenant_id = found.tenant_id and operation_id = found.operation_id
    order by attempt_no desc limit 1
  ) a
),
begun as (
  insert into ${tables.attempt} (tenant_id, operation_id, attempt_no, request_hash, request, send_deadline, settle_ms,
    started_by, started_at, outcome)
  select found.tenant_id, found.operation_id, coalesce(last.attempt_no, 0) + 1, $3, $4::jsonb, $5::timestamptz,
    $6::bigint, $7, $8::timestamptz, 'OPEN'
  from found left join last on true
  where last.outcome is null or last.outcome in ('NOT_SENT', 'DID_NOT_HAPPEN')
  on conflict do nothing
  returning attempt_no
)
select json_build_object('isFound', exists (select from found), 'lastOutcome', (select outcome from last),
  'attemptNo', (select attempt_no from begun))::text as answer`;
}

import type { OpenAttempt } from '../attempt-store.ts';
import type { StoreQuery } from './borrow-client.ts';
import { answerOf } from './statement-answer.ts';
import type { StoreTables } from './store-tables.ts';

/** Tells open attempts on a client. */
export type FindOpenAttempts = (
  query: StoreQuery,
  wanted: { readonly startedBy: string; readonly limit: number },
) => Promise<readonly OpenAttempt[]>;

const limitMax = 500;

/**
 * Makes the statement that tells the open attempts of worker ids with a beginning, of all tenants: one round trip.
 *
 * The rows are visible by the policy `worker`, which reads the setting of the first line. Each operation is then read as the tenant of its
 * attempt: the setting is changed in the row that leads to the operation, by the rules of `tenantSql`. Both end with the statement.
 */
export function findOpenAttempts(tables: StoreTables): FindOpenAttempts {
  const sql = openAttemptsSql(tables);
  return async (query, { startedBy, limit }) => {
    if (startedBy === '') return [];
    const values = [startedBy, endOf(startedBy), Math.min(limit, limitMax)];
    const found = answerOf<readonly OpenAttempt[]>(await query(sql, values)) ?? [];
    const utc = (instant: string): string => new Date(instant).toISOString();
    return found.map((each) => ({ ...each, startedAt: utc(each.startedAt), sendDeadline: utc(each.sendDeadline) }));
  };
}

/** What comes right after every text with this beginning. */
function endOf(beginning: string): string {
  const last = beginning.length - 1;
  return `${beginning.slice(0, last)}${String.fromCharCode(beginning.charCodeAt(last) + 1)}`;
}

function openAttemptsSql({ operation, attempt }: StoreTables): string {
  return `with worker as materialized (
  select set_config('stepwright.worker', $1, true) as beginning, $2::text as ending
),
open as materialized (
  select a.* from worker cross join lateral (
    select tenant_id, operation_id, attempt_no, started_by, started_at, send_deadline from ${attempt}
    where outcome = 'OPEN' and started_by ~>=~ worker.beginning and started_by ~<~ worker.ending
    order by started_at, tenant_id, operation_id limit $3::integer
  ) a
)
select json_agg(json_build_object('tenantId', open.tenant_id, 'operationId', open.operation_id,
    'businessKey', o.business_key, 'system', o.system_name, 'operation', o.operation_name,
    'attemptNo', open.attempt_no, 'startedBy', open.started_by, 'startedAt', open.started_at,
    'sendDeadline', open.send_deadline) order by open.started_at, open.tenant_id, open.operation_id)::text as answer
from open
cross join lateral (select set_config('stepwright.tenant', open.tenant_id, true) as tenant_id offset 0) tenant
cross join lateral (
  select * from ${operation} where tenant_id = tenant.tenant_id and operation_id = open.operation_id offset 0
) o`;
}

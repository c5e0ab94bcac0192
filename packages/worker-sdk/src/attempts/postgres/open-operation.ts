import { AttemptStoreUnavailableError, type OperationRequest, type OperationState } from '../attempt-store.ts';
import type { StoreQuery } from './borrow-client.ts';
import { tenantSql } from './found-operation.ts';
import { attemptJson, type KeptAttempt, type KeptOperation, operationJson, stateOf } from './kept-operation.ts';
import { answerOf, looksMax } from './statement-answer.ts';
import type { StoreTables } from './store-tables.ts';

/** Opens an operation on a client. */
export type OpenOperation = (query: StoreQuery, request: OperationRequest, now: Date) => Promise<OperationState>;

interface Answer {
  readonly operation: KeptOperation;
  readonly last: KeptAttempt | null;
}

/** Makes the statement that opens an operation, or finds its newest generation: one round trip, two when another process opens it just now. */
export function openOperation(tables: StoreTables): OpenOperation {
  const sql = openSql(tables);
  return async (query, request, now) => {
    const { tenantId, system, operation, baseKey, businessKey, externalClass } = request;
    const values = [tenantId, system, operation, baseKey, businessKey, externalClass, now.toISOString()];
    for (let look = 1; look <= looksMax; look += 1) {
      const answer = answerOf<Answer>(await query(sql, values));
      if (answer) return stateOf(answer.operation, answer.last);
    }
    throw new AttemptStoreUnavailableError(`The operation ${baseKey} of ${system} can neither be made nor be found.`);
  };
}

/** Neither row when another process has made the operation after the statement began: the next look finds it. */
function openSql({ operation, attempt }: StoreTables): string {
  return `with ${tenantSql},
opened as (
  insert into ${operation} (tenant_id, system_name, operation_name, base_key, generation, business_key, external_class, opened_at)
  select tenant_id, $2, $3, $4, 1, $5, $6, $7::timestamptz from tenant
  on conflict (tenant_id, system_name, operation_name, base_key, generation) do nothing
  returning *
),
found as (
  select o.* from tenant cross join lateral (
    select * from ${operation}
    where tenant_id = tenant.tenant_id and system_name = $2 and operation_name = $3 and base_key = $4
    order by generation desc limit 1
  ) o
),
present as (select * from opened union all select * from found)
select json_build_object('operation', ${operationJson('present')}, 'last', ${attemptJson('last')})::text as answer
from present left join lateral (
  select * from ${attempt} where tenant_id = present.tenant_id and operation_id = present.operation_id
  order by attempt_no desc limit 1
) last on true`;
}

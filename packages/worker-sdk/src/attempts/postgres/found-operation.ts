import type { StoreTables } from './store-tables.ts';

/**
 * The first lines of every statement of the store: they name the tenant for row-level security in the same statement that reads the rows,
 * which saves three round trips (`begin`, the setting, `commit`).
 *
 * The policies read the setting when a row is read or written, so it has to be set before that, in any plan. What makes it so is not the
 * order of the lines but that each row is reached through the row of `tenant`:
 *
 * 1. Tables are read in `lateral` subqueries only, which take the tenant from a row that comes from `tenant`. `limit`, `offset 0` or
 *    `for update` keep the planner from merging them into a join, which it could begin at the other end.
 * 2. Rows are written by `insert … select` from such rows only. An outcome is written by `on conflict do update`, because a plain `update`
 *    scans its table, and its plan may begin with that scan.
 * 3. `$1` is compared with nothing: of `tenant_id = $1` and the policy the planner makes `$1 = current_setting(…)`, and asks it once, before
 *    anything else.
 *
 * A breach shows no foreign row; it shows none. The integration test runs the whole suite under plans that PostgreSQL would not choose.
 *
 * `$1` is the tenant. The setting ends with the transaction.
 */
export const tenantSql = `tenant as materialized (
  select set_config('stepwright.tenant', $1, true) as tenant_id
)`;

/** Names the tenant and finds the operation `$2` as `found`; see {@link tenantSql}. */
export function foundSql({ operation }: StoreTables): string {
  return `${tenantSql},
found as materialized (
  select o.* from tenant cross join lateral (
    select * from ${operation} where tenant_id = tenant.tenant_id and operation_id = $2::uuid offset 0
  ) o
)`;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the store can have given this id; PostgreSQL would fail on another form. */
export function isOperationId(operationId: string): boolean {
  return uuid.test(operationId);
}

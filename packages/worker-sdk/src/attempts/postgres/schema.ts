import { defaultSchema, type StoreTables, storeTables } from './store-tables.ts';

/**
 * Writes the SQL that makes the store's tables, in a schema of their own. May run again, also at the same time in several processes: what
 * is there stays as it is, and no lock is taken that would stop a running store.
 *
 * Row-level security shows only the rows of the tenant in the setting `stepwright.tenant`, also to the owner of the tables; it is for the
 * caller to connect as a role that is no superuser and has no BYPASSRLS. A role that does not own the tables needs
 * `grant usage on schema …` and `grant select, insert, update on all tables in schema …`. One more policy lets a worker find, whatever their
 * tenants, the attempts that its own killed processes have left open: it sets `stepwright.worker` for that one statement.
 *
 * Run it before a newer version of the package works with the tables: it adds what is new to tables that are there.
 *
 * @param schema @default 'stepwright_attempts'
 * @throws {RangeError} when the schema's name is not 1 to 63 of `a-z`, `0-9` and `_`, or begins with a digit.
 * @example
 * await pool.query(attemptStoreSchemaSql());
 */
export function attemptStoreSchemaSql(schema: string = defaultSchema): string {
  const tables = storeTables(schema);
  return `
-- Two processes that start at once make the tables one after the other: "if not exists" alone lets them collide.
select pg_advisory_xact_lock(hashtext('stepwright attempt store'));

create schema if not exists ${tables.schema};
${operationTableSql(tables.operation)}
${attemptTableSql(tables)}
${startedBySql(schema, tables)}
${indexesSql(tables)}
${rowSecuritySql(schema)}
`;
}

function operationTableSql(operation: string): string {
  return `
create table if not exists ${operation} (
  tenant_id text not null,
  operation_id uuid not null default gen_random_uuid(),
  business_key text not null,
  system_name text not null,
  operation_name text not null,
  base_key text not null,
  generation integer not null check (generation >= 1),
  idempotency_key text not null generated always as (base_key || ':g' || generation::text) stored,
  external_class text not null check (external_class in ('keyed', 'queryable', 'blind')),
  opened_at timestamptz not null,
  primary key (tenant_id, operation_id),
  unique (tenant_id, system_name, operation_name, base_key, generation)
);`;
}

/** Outcomes are of the attempt, and the last attempt decides what its operation is: nothing is kept twice. */
function attemptTableSql({ operation, attempt }: StoreTables): string {
  return `
create table if not exists ${attempt} (
  tenant_id text not null,
  operation_id uuid not null,
  attempt_no integer not null check (attempt_no >= 1),
  request_hash text not null,
  request jsonb not null,
  send_deadline timestamptz not null,
  settle_ms bigint not null,
  started_by text,
  started_at timestamptz not null,
  outcome text not null
    check (outcome in ('OPEN', 'SUCCEEDED', 'REJECTED', 'NOT_SENT', 'DID_NOT_HAPPEN', 'UNKNOWN')),
  output jsonb,
  code text,
  reason text,
  external_reference text,
  evidence jsonb,
  reconcile_count integer not null default 0 check (reconcile_count >= 0),
  recorded_at timestamptz,
  primary key (tenant_id, operation_id, attempt_no),
  foreign key (tenant_id, operation_id) references ${operation} (tenant_id, operation_id),
  check ((outcome = 'SUCCEEDED') = (output is not null)),
  check ((outcome = 'REJECTED') = (code is not null)),
  check ((outcome = 'OPEN') = (recorded_at is null))
);`;
}

/** For tables of before. Asked first, because the lock that adding takes, even in vain, would wait for every transaction and make all others wait. */
function startedBySql(schema: string, { attempt }: StoreTables): string {
  return `
do $$
begin
  if not exists (select from information_schema.columns
      where table_schema = '${schema}' and table_name = 'attempt' and column_name = 'started_by') then
    alter table ${attempt} add column started_by text;
  end if;
end $$;`;
}

/** "if not exists" of an index comes after its lock on the table, which would wait for every transaction and make all others wait. */
function indexesSql({ schema, operation, attempt }: StoreTables): string {
  return `
do $$
begin
  if to_regclass('${schema}.operation_business_key') is null then
    create index operation_business_key on ${operation} (tenant_id, business_key);
  end if;
  if to_regclass('${schema}.attempt_single') is null then
    -- An attempt may begin only after one that surely had no effect.
    create unique index attempt_single on ${attempt} (tenant_id, operation_id)
      where outcome in ('OPEN', 'UNKNOWN', 'SUCCEEDED', 'REJECTED');
  end if;
  if to_regclass('${schema}.attempt_open') is null then
    -- Small: an attempt leaves it with its outcome. By bytes, so that the beginning of a worker id is a range in any collation.
    create index attempt_open on ${attempt} (started_by text_pattern_ops) where outcome = 'OPEN';
  end if;
end $$;`;
}

/**
 * Asked before it is set, for the same reason.
 *
 * The policy `worker` exists because a worker that starts does not know the tenants of its killed processes, and a role that sees all of them
 * would be another login for every worker. It gives nobody anything new: whoever may set `stepwright.worker` may set any tenant too, and sees
 * less by it, namely attempts that are open and were begun by worker ids with that beginning. It is for reading only, and on this table only:
 * the operation of such an attempt is read as its tenant, so that statements on operations, which every task runs, stay as simple as they are.
 */
function rowSecuritySql(schema: string): string {
  return `
do $$
declare name text;
begin
  foreach name in array array['operation', 'attempt'] loop
    if not exists (select from pg_class where oid = format('%I.%I', '${schema}', name)::regclass
        and relrowsecurity and relforcerowsecurity) then
      execute format('alter table %I.%I enable row level security', '${schema}', name);
      execute format('alter table %I.%I force row level security', '${schema}', name);
    end if;
    if not exists (select from pg_policies where schemaname = '${schema}' and tablename = name and policyname = 'tenant') then
      -- Once set, the setting is empty instead of absent when its transaction has ended.
      execute format($policy$create policy tenant on %I.%I
        using (tenant_id = nullif(current_setting('stepwright.tenant', true), ''))
        with check (tenant_id = nullif(current_setting('stepwright.tenant', true), ''))$policy$, '${schema}', name);
    end if;
  end loop;
  if not exists (select from pg_policies where schemaname = '${schema}' and tablename = 'attempt' and policyname = 'worker') then
    execute format($policy$create policy worker on %I.attempt for select
      using (outcome = 'OPEN' and starts_with(started_by, nullif(current_setting('stepwright.worker', true), '')))$policy$, '${schema}');
  end if;
end $$;`;
}

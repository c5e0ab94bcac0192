-- External operations and their attempts (CNF-27): written before anything is sent, settled before anybody goes on.

create table external_operation (
  id uuid primary key,
  tenant_id text not null,
  business_key text not null,
  system_name text not null,
  operation_name text not null,
  base_key text not null,
  generation integer not null check (generation >= 1),
  idempotency_key text not null,
  external_class text not null check (external_class in ('keyed', 'queryable', 'blind')),
  status text not null check (status in ('READY', 'IN_DOUBT', 'SUCCEEDED', 'REJECTED')),
  output jsonb,
  code text,
  external_reference text,
  -- What the other system answered besides the task's output: kept as evidence, never routed on.
  evidence jsonb,
  reconcile_count integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (tenant_id, system_name, operation_name, idempotency_key),
  unique (tenant_id, system_name, operation_name, base_key, generation)
);
create index external_operation_business_key on external_operation (tenant_id, business_key);

create table external_call_attempt (
  tenant_id text not null,
  operation_id uuid not null references external_operation,
  attempt_no integer not null check (attempt_no >= 1),
  request_hash text not null,
  request_payload jsonb,
  outcome text not null
    check (outcome in ('OPEN', 'SUCCEEDED', 'REJECTED', 'NOT_SENT', 'DID_NOT_HAPPEN', 'UNKNOWN')),
  reason text,
  send_deadline timestamptz not null,
  settle_ms integer not null,
  started_at timestamptz not null,
  completed_at timestamptz,
  primary key (tenant_id, operation_id, attempt_no)
);
-- At most one attempt of an operation may be in doubt or have succeeded.
create unique index external_call_attempt_single on external_call_attempt (tenant_id, operation_id)
  where outcome in ('OPEN', 'UNKNOWN', 'SUCCEEDED');

alter table external_operation enable row level security;
alter table external_operation force row level security;
alter table external_call_attempt enable row level security;
alter table external_call_attempt force row level security;
create policy tenant on external_operation to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on external_call_attempt to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
grant select, insert, update on external_operation, external_call_attempt to {{service}};

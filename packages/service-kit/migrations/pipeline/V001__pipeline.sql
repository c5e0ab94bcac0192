-- What every command writes besides the service's own state: the stored answer, the transition and the audit row.

create table idempotency_record (
  tenant_id text not null,
  actor_id text not null,
  operation text not null,
  idempotency_key text not null,
  request_hash text not null,
  status_code integer,
  response jsonb,
  version integer,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, actor_id, operation, idempotency_key)
);
create index idempotency_record_expiry on idempotency_record (expires_at);

create table state_transition (
  id uuid primary key,
  tenant_id text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  aggregate_version integer not null,
  command text not null,
  from_state text,
  to_state text not null,
  actor_id text not null,
  correlation_id text not null,
  occurred_at timestamptz not null
);
create index state_transition_aggregate on state_transition (tenant_id, aggregate_type, aggregate_id, occurred_at);

-- Append-only and chained per resource: a changed, dropped or reordered row breaks the hashes behind it.
create table audit_event (
  id uuid primary key,
  tenant_id text not null,
  event_type text not null,
  outcome text not null check (outcome in ('ALLOWED', 'DENIED')),
  occurred_at timestamptz not null,
  actor_id text not null,
  actor_type text not null,
  resource_type text not null,
  resource_id text not null,
  resource_version integer,
  business_reason text,
  before_state jsonb,
  after_state jsonb,
  policy jsonb,
  correlation_id text not null,
  causation_id text not null,
  sequence integer not null,
  previous_hash text not null,
  hash text not null,
  unique (tenant_id, resource_type, resource_id, sequence)
);
create index audit_event_actor on audit_event (tenant_id, actor_id, occurred_at);
create index audit_event_correlation on audit_event (tenant_id, correlation_id);

alter table idempotency_record enable row level security;
alter table idempotency_record force row level security;
alter table state_transition enable row level security;
alter table state_transition force row level security;
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy tenant on idempotency_record to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on state_transition to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on audit_event to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));

grant select, insert, update on idempotency_record to {{service}};
grant select, insert on state_transition, audit_event to {{service}};

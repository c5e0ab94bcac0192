-- Read model of approvals, and fallout cases. Nothing here is the truth of a quote or an order.

create table worklist_task (
  tenant_id text not null,
  approval_task_id text not null,
  approval_request_id text not null,
  quote_id text not null,
  quote_revision integer not null,
  level integer not null,
  status text not null check (status in ('OPEN', 'ESCALATED', 'CANCELLED', 'DECIDED')),
  -- Null until the event that opened the task has arrived; such a row is not shown.
  candidate_group text,
  due_at timestamptz,
  requester_id text,
  business_key text,
  decision text,
  approver_id text,
  source_revision integer not null,
  source_time timestamptz not null,
  applied_at timestamptz not null default now(),
  primary key (tenant_id, approval_task_id)
);
create index worklist_task_open on worklist_task (tenant_id, candidate_group, due_at)
  where status in ('OPEN', 'ESCALATED');
create index worklist_task_request on worklist_task (tenant_id, approval_request_id);

create table worklist_closed_request (
  tenant_id text not null,
  approval_request_id text not null,
  closed_at timestamptz not null,
  primary key (tenant_id, approval_request_id)
);

-- The newest revision of a quote or order that was heard of: what is older opens no case.
create table source_progress (
  tenant_id text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  revision integer not null,
  primary key (tenant_id, aggregate_type, aggregate_id)
);

create table fallout_case (
  tenant_id text not null,
  case_id uuid not null,
  version integer not null,
  business_key text not null,
  subject_type text not null check (subject_type in ('order', 'quote')),
  subject_id text not null,
  step text not null,
  class text not null check (class in
    ('BUSINESS_FALLOUT', 'UNKNOWN_OUTCOME', 'CONTRACT_INPUT', 'CONTRACT_OUTPUT', 'TECHNICAL_RETRIES_EXHAUSTED')),
  status text not null check (status in ('OPEN', 'RESOLVING', 'RESOLVED', 'CLOSED')),
  owner text not null,
  suggested_action text not null,
  code text not null,
  message text not null,
  fallout_id text,
  incident_id text,
  external_task_id text,
  process_instance_id text,
  -- The attempt at another system in which it got stuck; null when there was none, or when its owner could not be asked.
  operation_id uuid,
  idempotency_key text,
  attempt_no integer,
  opened_at timestamptz not null,
  resolution_action text check (resolution_action in ('RETRY', 'CANCEL')),
  resolution_reason text,
  resolution_by text,
  resolution_at timestamptz,
  command_id uuid,
  delivered_at timestamptz,
  refusal text,
  ended_at timestamptz,
  ending text,
  primary key (tenant_id, case_id),
  check ((fallout_id is null) <> (incident_id is null)),
  check (incident_id is null or external_task_id is not null),
  check (num_nulls(operation_id, idempotency_key, attempt_no) in (0, 3))
);
create unique index fallout_case_single on fallout_case (tenant_id, business_key, step, class)
  where status in ('OPEN', 'RESOLVING');
create unique index fallout_case_fallout on fallout_case (tenant_id, fallout_id) where fallout_id is not null;
create index fallout_case_incident on fallout_case (incident_id)
  where incident_id is not null and status in ('OPEN', 'RESOLVING');
create index fallout_case_resolving on fallout_case (command_id) where status = 'RESOLVING';
create index fallout_case_list on fallout_case (tenant_id, status, opened_at desc);
create index fallout_case_business_key on fallout_case (tenant_id, business_key);

alter table worklist_task enable row level security;
alter table worklist_task force row level security;
alter table worklist_closed_request enable row level security;
alter table worklist_closed_request force row level security;
alter table source_progress enable row level security;
alter table source_progress force row level security;
alter table fallout_case enable row level security;
alter table fallout_case force row level security;
create policy tenant on worklist_task to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on worklist_closed_request to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on source_progress to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on fallout_case to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
-- The loops that compare cases with the engine and with the outbox look at all tenants, at ids and states only.
create policy relay on fallout_case for select to {{relay}} using (true);

grant select, insert, update on worklist_task, source_progress, fallout_case to {{service}};
grant select, insert on worklist_closed_request to {{service}};
grant select (tenant_id, case_id, status, incident_id, command_id, delivered_at) on fallout_case to {{relay}};

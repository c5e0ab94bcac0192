-- Workflow commands: what other services want done at the engine, carried out after they have committed.
-- {{relay}} claims due rows of all tenants; everything else is done by {{service}} for one tenant at a time.

create table workflow_command (
  tenant_id text not null,
  id uuid not null,
  sequence bigint generated always as identity,
  business_key text not null,
  kind text not null check (kind in ('start-process', 'correlate-message', 'complete-task', 'retry-external-task')),
  -- Process key, message name, task key or external task id: commands of one kind and name keep their order.
  name text not null,
  payload jsonb not null,
  status text not null check (status in ('PENDING', 'RUNNING', 'DONE', 'OBSOLETE', 'FAILED')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  claimed_by text,
  claimed_at timestamptz,
  -- Whether an earlier attempt may have reached the engine: then its state is read before anything is sent again.
  sent_once boolean not null default false,
  last_error text,
  result jsonb,
  requested_by text not null,
  correlation_id text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  check ((status = 'RUNNING') = (claimed_at is not null))
);
create index workflow_command_due on workflow_command (next_attempt_at) where status in ('PENDING', 'RUNNING');
create index workflow_command_order on workflow_command (tenant_id, business_key, sequence);

alter table workflow_command enable row level security;
alter table workflow_command force row level security;
create policy tenant on workflow_command to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy claim on workflow_command to {{relay}} using (true) with check (true);

grant select, insert, update on workflow_command to {{service}};
grant select, update (status, attempts, claimed_by, claimed_at, sent_once) on workflow_command to {{relay}};

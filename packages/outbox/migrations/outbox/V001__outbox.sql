-- Rows that a service commits together with a state change; the relay delivers them afterwards.
-- {{service}} works for one tenant at a time; {{relay}} sees all tenants, but only these tables.

create table outbox_event (
  id uuid primary key,
  sequence bigint generated always as identity,
  tenant_id text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  aggregate_revision integer not null,
  event_type text not null,
  event_version integer not null,
  topic text not null,
  partition_key text not null,
  envelope jsonb not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'SENT', 'FAILED')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  claimed_by text,
  claimed_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  published_at timestamptz
);
create index outbox_event_pending on outbox_event (sequence) where status = 'PENDING';
create index outbox_event_aggregate_pending on outbox_event (tenant_id, aggregate_type, aggregate_id, sequence)
  where status = 'PENDING';

create table outbox_command (
  id uuid primary key,
  sequence bigint generated always as identity,
  tenant_id text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  kind text not null,
  target text not null,
  path text not null,
  body jsonb not null,
  correlation_id text not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'SENT', 'FAILED')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  claimed_by text,
  claimed_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index outbox_command_pending on outbox_command (sequence) where status = 'PENDING';
create index outbox_command_aggregate_pending on outbox_command (tenant_id, aggregate_type, aggregate_id, target, sequence)
  where status = 'PENDING';

-- What a consumer has already applied: an event that arrives twice has one effect.
create table inbox_event (
  tenant_id text not null,
  consumer text not null,
  event_id uuid not null,
  processed_at timestamptz not null default now(),
  primary key (tenant_id, consumer, event_id)
);
create table consumer_cursor (
  consumer text primary key,
  position bigint not null,
  updated_at timestamptz not null default now()
);

alter table outbox_event enable row level security;
alter table outbox_event force row level security;
alter table outbox_command enable row level security;
alter table outbox_command force row level security;
alter table inbox_event enable row level security;
alter table inbox_event force row level security;
alter table consumer_cursor enable row level security;
alter table consumer_cursor force row level security;

create policy tenant on outbox_event to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on outbox_command to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on inbox_event to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy relay on outbox_event to {{relay}} using (true) with check (true);
create policy relay on outbox_command to {{relay}} using (true) with check (true);
create policy relay on consumer_cursor to {{relay}} using (true) with check (true);

grant select, insert, update on outbox_event, outbox_command to {{service}};
grant select, insert on inbox_event to {{service}};
grant select, update on outbox_event, outbox_command to {{relay}};
grant select, insert, update on consumer_cursor to {{relay}};

-- The embedded event transport: one append-only log, read by cursor.
-- A reader takes only rows of transactions older than every running one, because positions are given before commit.

create table log (
  position bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  event_id uuid not null unique,
  tenant_id text not null,
  topic text not null,
  partition_key text not null,
  envelope jsonb not null,
  appended_at timestamptz not null default now()
);
create index log_topic_position on log (topic, position);

alter table log enable row level security;
alter table log force row level security;
create policy publish on log for insert to {{service}} with check (true);
create policy own_insert on log for select to {{service}} using (false);
create policy consume on log for select to {{relay}} using (true);
grant insert on log to {{service}};
grant select on log to {{relay}};

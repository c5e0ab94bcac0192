create table note (
  tenant_id text not null,
  note_id text not null,
  text text not null,
  version integer not null,
  primary key (tenant_id, note_id)
);
alter table note enable row level security;
alter table note force row level security;
create policy tenant on note to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
grant select, insert, update on note to {{service}};

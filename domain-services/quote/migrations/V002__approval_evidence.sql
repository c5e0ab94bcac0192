-- Why the approval policy asked for what it asked for: enough to prove an answer without the table that gave it. Written once
-- with the answer; the service may not even update it. Requests that were evaluated before this file have none.

create table approval_evidence (
  tenant_id text not null,
  approval_request_id uuid not null,
  decision_key text not null,
  version_tag text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  inputs jsonb not null check (jsonb_typeof(inputs) = 'array'),
  matched_rules jsonb not null check (jsonb_typeof(matched_rules) = 'array' and jsonb_array_length(matched_rules) >= 1),
  outputs jsonb not null check (jsonb_typeof(outputs) = 'array' and jsonb_array_length(outputs) = 1),
  required_decisions jsonb not null check (jsonb_typeof(required_decisions) = 'array'),
  evaluated_at timestamptz not null,
  primary key (tenant_id, approval_request_id),
  foreign key (tenant_id, approval_request_id) references approval_request
);

alter table approval_evidence enable row level security;
alter table approval_evidence force row level security;
create policy tenant on approval_evidence to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));

grant select, insert on approval_evidence to {{service}};

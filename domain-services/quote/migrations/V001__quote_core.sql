-- What the quote service owns. Content of a commercial revision is written once and never changed: the service may not even
-- update it. The row version of `quote` counts every change; `revision` counts only new content (CNF-03).

create table quote (
  tenant_id text not null,
  quote_id text not null,
  status text not null check (status in (
    'DRAFT', 'CONFIGURED', 'PRICED', 'PENDING_APPROVAL_WORKFLOW_START', 'PENDING_APPROVAL', 'APPROVED', 'APPROVAL_REJECTED',
    'ACCEPTED_PENDING_ORDER_CREATION', 'ACCEPTED')),
  revision integer not null check (revision >= 1),
  version integer not null check (version >= 1),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  customer_account_id text not null,
  sales_owner_id text not null,
  valid_until timestamptz not null,
  order_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, quote_id),
  check ((order_id is not null) = (status = 'ACCEPTED'))
);
create index quote_account on quote (tenant_id, customer_account_id);

create table quote_revision (
  tenant_id text not null,
  quote_id text not null,
  revision integer not null check (revision >= 1),
  origin text not null check (origin in ('CREATED', 'CONFIGURED', 'PRICED')),
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, quote_id, revision),
  foreign key (tenant_id, quote_id) references quote
);

create table quote_line (
  tenant_id text not null,
  quote_id text not null,
  revision integer not null,
  line_index integer not null check (line_index >= 0),
  parent_line_index integer check (parent_line_index < line_index),
  offering_id text not null,
  offering_version integer not null,
  offering_name text not null,
  sku text not null,
  quantity numeric(19, 6) not null check (quantity > 0),
  action text not null check (action in ('ADD', 'CHANGE', 'DISCONNECT', 'NO_CHANGE')),
  configuration jsonb not null,
  primary key (tenant_id, quote_id, revision, line_index),
  foreign key (tenant_id, quote_id, revision) references quote_revision
);

create table quote_price_result (
  tenant_id text not null,
  quote_id text not null,
  revision integer not null,
  price_result_id uuid not null,
  price_book_id text not null,
  price_book_version integer not null,
  currency text not null,
  recurring_total numeric(19, 6) not null,
  one_time_total numeric(19, 6) not null,
  total numeric(19, 6) not null check (total = recurring_total + one_time_total),
  discount_basis_points integer not null check (discount_basis_points between 0 and 10000),
  trace jsonb not null,
  priced_by text not null,
  priced_at timestamptz not null,
  primary key (tenant_id, quote_id, revision),
  unique (tenant_id, price_result_id),
  foreign key (tenant_id, quote_id, revision) references quote_revision
);

create table quote_price_line (
  tenant_id text not null,
  quote_id text not null,
  revision integer not null,
  line_index integer not null,
  unit_recurring numeric(19, 6) not null,
  unit_one_time numeric(19, 6) not null,
  discount_basis_points integer not null check (discount_basis_points between 0 and 10000),
  discount_reason text,
  recurring numeric(19, 6) not null,
  one_time numeric(19, 6) not null,
  total numeric(19, 6) not null check (total = recurring + one_time),
  primary key (tenant_id, quote_id, revision, line_index),
  foreign key (tenant_id, quote_id, revision) references quote_price_result,
  foreign key (tenant_id, quote_id, revision, line_index) references quote_line
);

create table approval_request (
  tenant_id text not null,
  approval_request_id uuid not null,
  quote_id text not null,
  quote_revision integer not null,
  status text not null check (status in ('PENDING', 'ESCALATED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  requester_id text not null,
  comment text,
  start_command_id uuid not null,
  process_instance_id text,
  required_levels integer check (required_levels between 0 and 2),
  policy_id text,
  policy_version text,
  policy_inputs jsonb,
  reason_code text,
  submitted_at timestamptz not null,
  evaluated_at timestamptz,
  closed_at timestamptz,
  primary key (tenant_id, approval_request_id),
  unique (tenant_id, quote_id, quote_revision),
  unique (tenant_id, start_command_id),
  foreign key (tenant_id, quote_id, quote_revision) references quote_price_result,
  check ((required_levels is null) = (evaluated_at is null)),
  check ((closed_at is null) = (status in ('PENDING', 'ESCALATED')))
);
-- At most one approval of a quote runs at a time (INV-20).
create unique index approval_request_running on approval_request (tenant_id, quote_id)
  where status in ('PENDING', 'ESCALATED');

create table approval_task (
  tenant_id text not null,
  approval_task_id text not null,
  approval_request_id uuid not null,
  quote_id text not null,
  level integer not null check (level >= 1),
  candidate_group text not null,
  status text not null check (status in ('OPEN', 'ESCALATED', 'DECIDED', 'CANCELLED')),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  primary key (tenant_id, approval_task_id),
  unique (tenant_id, approval_request_id, level),
  foreign key (tenant_id, approval_request_id) references approval_request
);

create table approval_decision (
  tenant_id text not null,
  approval_request_id uuid not null,
  level integer not null,
  approval_task_id text not null,
  quote_id text not null,
  quote_revision integer not null,
  price_result_id uuid not null,
  decision text not null check (decision in ('APPROVED', 'REJECTED')),
  approver_id text not null,
  -- The groups that the approver had when deciding.
  approver_groups jsonb not null,
  reason_code text not null,
  comment text,
  decided_at timestamptz not null,
  primary key (tenant_id, approval_request_id, level),
  foreign key (tenant_id, approval_request_id, level) references approval_task (tenant_id, approval_request_id, level)
);

create table quote_artifact (
  tenant_id text not null,
  quote_id text not null,
  artifact_id text not null,
  quote_revision integer not null,
  artifact_type text not null,
  template_id text not null,
  template_version text not null,
  storage_uri text not null,
  content_hash text not null,
  generated_by text not null,
  generated_at timestamptz not null,
  primary key (tenant_id, quote_id, artifact_id),
  foreign key (tenant_id, quote_id, quote_revision) references quote_revision
);

create table quote_acceptance (
  tenant_id text not null,
  quote_id text not null,
  acceptance_id uuid not null,
  quote_revision integer not null,
  artifact_id text not null,
  accepted_by text not null,
  method text not null check (method in ('DIGITAL_SIGNATURE', 'EMAIL_CONFIRMATION', 'MANUAL_ENTRY')),
  accepted_at timestamptz not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, quote_id),
  unique (tenant_id, acceptance_id),
  foreign key (tenant_id, quote_id, quote_revision) references quote_price_result,
  foreign key (tenant_id, quote_id, artifact_id) references quote_artifact
);

create table quote_fallout (
  tenant_id text not null,
  fallout_id uuid not null,
  quote_id text not null,
  approval_request_id uuid not null,
  process_instance_id text not null,
  code text not null,
  status text not null check (status in ('OPEN', 'RESOLVED')),
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  resolution_reason text,
  primary key (tenant_id, fallout_id),
  foreign key (tenant_id, approval_request_id) references approval_request,
  check ((resolved_at is null) = (status = 'OPEN'))
);
-- A process instance waits for one operator at a time.
create unique index quote_fallout_open on quote_fallout (tenant_id, process_instance_id) where status = 'OPEN';
-- How far the creation of an order is, is read from the outbox.
create index outbox_command_create_order on outbox_command (tenant_id, aggregate_id) where kind = 'create-order';

alter table quote enable row level security;
alter table quote force row level security;
create policy tenant on quote to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_revision enable row level security;
alter table quote_revision force row level security;
create policy tenant on quote_revision to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_line enable row level security;
alter table quote_line force row level security;
create policy tenant on quote_line to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_price_result enable row level security;
alter table quote_price_result force row level security;
create policy tenant on quote_price_result to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_price_line enable row level security;
alter table quote_price_line force row level security;
create policy tenant on quote_price_line to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table approval_request enable row level security;
alter table approval_request force row level security;
create policy tenant on approval_request to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table approval_task enable row level security;
alter table approval_task force row level security;
create policy tenant on approval_task to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table approval_decision enable row level security;
alter table approval_decision force row level security;
create policy tenant on approval_decision to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_artifact enable row level security;
alter table quote_artifact force row level security;
create policy tenant on quote_artifact to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_acceptance enable row level security;
alter table quote_acceptance force row level security;
create policy tenant on quote_acceptance to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
alter table quote_fallout enable row level security;
alter table quote_fallout force row level security;
create policy tenant on quote_fallout to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));

grant select, insert, update on quote, approval_request, approval_task, quote_fallout to {{service}};
grant select, insert on quote_revision, quote_line, quote_price_result, quote_price_line, approval_decision, quote_artifact,
  quote_acceptance to {{service}};

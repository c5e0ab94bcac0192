-- Orders, what they are made of and what was done for them. The order is the truth; the process only walks through it.

create table sales_order (
  tenant_id text not null,
  order_id text not null,
  business_key text not null,
  quote_id text not null,
  quote_revision integer not null check (quote_revision >= 1),
  acceptance_id text not null,
  customer_account_id text not null,
  currency text not null,
  total numeric(19, 6) not null,
  content_hash text not null,
  status text not null check (status in ('CAPTURED', 'ORCHESTRATING', 'IN_PROGRESS', 'PENDING_EXTERNAL', 'FALLOUT',
    'CANCELLING', 'CANCELLED', 'COMPLETED')),
  version integer not null,
  start_command_id uuid,
  process_instance_id text,
  fallout_id uuid,
  cancellation_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, order_id),
  -- One order per accepted revision, and at most one per quote (CNF-02).
  constraint sales_order_quote_revision unique (tenant_id, quote_id, quote_revision),
  constraint sales_order_quote unique (tenant_id, quote_id),
  unique (tenant_id, process_instance_id),
  check ((status = 'FALLOUT') = (fallout_id is not null)),
  check (status not in ('ORCHESTRATING', 'IN_PROGRESS', 'PENDING_EXTERNAL', 'FALLOUT', 'CANCELLING', 'COMPLETED')
    or process_instance_id is not null)
);

-- What was accepted, as it was accepted. `line_index` is the place in the fulfillment, `quote_line_index` the evidence.
create table order_line (
  tenant_id text not null,
  order_id text not null,
  line_index integer not null check (line_index >= 0),
  quote_line_index integer not null,
  offering_id text not null,
  offering_version integer not null,
  sku text not null,
  quantity numeric(19, 6) not null,
  action text not null check (action in ('ADD', 'CHANGE', 'DISCONNECT', 'NO_CHANGE')),
  configuration jsonb not null,
  recurring numeric(19, 6) not null,
  one_time numeric(19, 6) not null,
  primary key (tenant_id, order_id, line_index),
  unique (tenant_id, order_id, quote_line_index),
  foreign key (tenant_id, order_id) references sales_order
);

create table fulfillment_step (
  tenant_id text not null,
  step_id uuid not null,
  order_id text not null,
  line_index integer,
  step_type text not null
    check (step_type in ('RESERVE_INVENTORY', 'ACTIVATE_SERVICE', 'REQUEST_BILLING', 'NOTIFY_CUSTOMER')),
  sequence integer not null,
  status text not null check (status in ('PENDING', 'SUCCEEDED', 'REJECTED', 'UNDONE')),
  version integer not null,
  base_key text not null,
  undo_base_key text,
  external_reference text,
  code text,
  done_order integer,
  updated_at timestamptz not null,
  primary key (tenant_id, step_id),
  unique (tenant_id, base_key),
  unique (tenant_id, undo_base_key),
  unique (tenant_id, order_id, done_order),
  unique (tenant_id, order_id, sequence),
  unique nulls not distinct (tenant_id, order_id, step_type, line_index),
  foreign key (tenant_id, order_id) references sales_order,
  check ((status in ('SUCCEEDED', 'UNDONE')) = (done_order is not null))
);

-- A handoff is confirmed later by a callback, or by asking. References are the billing system's and unique within an order only.
create table billing_handoff (
  tenant_id text not null,
  order_id text not null,
  billing_handoff_id text not null,
  step_id uuid not null,
  external_request_id text not null,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'CANCELLED')),
  version integer not null,
  requested_at timestamptz not null,
  next_reconcile_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by text check (confirmed_by in ('CALLBACK', 'RECONCILIATION')),
  primary key (tenant_id, order_id, billing_handoff_id),
  unique (tenant_id, order_id),
  foreign key (tenant_id, order_id) references sales_order,
  foreign key (tenant_id, step_id) references fulfillment_step
);
create index billing_handoff_pending on billing_handoff (tenant_id, next_reconcile_at) where status = 'PENDING';

-- A confirmation that came when the order was being undone: evidence, without effect.
create table late_billing_confirmation (
  tenant_id text not null,
  order_id text not null,
  billing_handoff_id text not null,
  order_status text not null,
  idempotency_key text,
  correlation text,
  actor_id text not null,
  received_at timestamptz not null,
  primary key (tenant_id, order_id, billing_handoff_id),
  foreign key (tenant_id, order_id, billing_handoff_id) references billing_handoff
);

create table order_fallout (
  tenant_id text not null,
  fallout_id uuid not null,
  order_id text not null,
  code text not null,
  step_id uuid,
  process_instance_id text not null,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  action text check (action in ('RETRY', 'CANCEL')),
  reason text,
  primary key (tenant_id, fallout_id),
  foreign key (tenant_id, order_id) references sales_order
);
create unique index order_fallout_open on order_fallout (tenant_id, order_id) where resolved_at is null;

alter table sales_order enable row level security;
alter table sales_order force row level security;
alter table order_line enable row level security;
alter table order_line force row level security;
alter table fulfillment_step enable row level security;
alter table fulfillment_step force row level security;
alter table billing_handoff enable row level security;
alter table billing_handoff force row level security;
alter table late_billing_confirmation enable row level security;
alter table late_billing_confirmation force row level security;
alter table order_fallout enable row level security;
alter table order_fallout force row level security;

create policy tenant on sales_order to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on order_line to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on fulfillment_step to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on billing_handoff to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on late_billing_confirmation to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on order_fallout to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));

grant select, insert, update on sales_order, fulfillment_step, billing_handoff, order_fallout to {{service}};
grant select, insert on order_line, late_billing_confirmation to {{service}};

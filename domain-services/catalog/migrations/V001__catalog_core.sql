-- Offerings and price books. The head row carries the row version (ETag) and is what writers lock; a version row carries
-- one commercial version. A version that was published never changes its content.

create table product_offering (
  tenant_id text not null,
  offering_id text not null,
  version integer not null,
  primary key (tenant_id, offering_id)
);
create table product_offering_version (
  tenant_id text not null,
  offering_id text not null,
  offering_version integer not null check (offering_version >= 1),
  status text not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  name text not null,
  sku text not null,
  characteristics jsonb not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  primary key (tenant_id, offering_id, offering_version),
  foreign key (tenant_id, offering_id) references product_offering
);
create unique index product_offering_single_draft on product_offering_version (tenant_id, offering_id)
  where status = 'DRAFT';

create table price_book (
  tenant_id text not null,
  price_book_id text not null,
  version integer not null,
  primary key (tenant_id, price_book_id)
);
create table price_book_version (
  tenant_id text not null,
  price_book_id text not null,
  price_book_version integer not null check (price_book_version >= 1),
  status text not null check (status in ('DRAFT', 'PUBLISHED')),
  currency text not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  primary key (tenant_id, price_book_id, price_book_version),
  foreign key (tenant_id, price_book_id) references price_book
);
create unique index price_book_single_draft on price_book_version (tenant_id, price_book_id) where status = 'DRAFT';
create table price_book_entry (
  tenant_id text not null,
  price_book_id text not null,
  price_book_version integer not null,
  entry_index integer not null,
  offering_id text not null,
  offering_version integer not null,
  recurring numeric(19, 6) not null check (recurring >= 0),
  one_time numeric(19, 6) not null check (one_time >= 0),
  primary key (tenant_id, price_book_id, price_book_version, entry_index),
  unique (tenant_id, price_book_id, price_book_version, offering_id, offering_version),
  foreign key (tenant_id, price_book_id, price_book_version) references price_book_version
);

create function refuse_change_of_published() returns trigger language plpgsql set search_path from current as $$
begin
  raise exception 'a published version is immutable: % % % %', tg_table_name, tg_op, old, new using errcode = '23514';
end $$;
create trigger product_offering_version_immutable before update on product_offering_version for each row
  when (old.status <> 'DRAFT' and (old.name, old.sku, old.characteristics, old.published_at)
    is distinct from (new.name, new.sku, new.characteristics, new.published_at) or old.status <> 'DRAFT' and new.status = 'DRAFT')
  execute function refuse_change_of_published();
create trigger price_book_version_immutable before update on price_book_version for each row
  when (old.status <> 'DRAFT') execute function refuse_change_of_published();

-- Entries are replaced as a whole while their version is a draft, and never afterwards.
create function refuse_entry_of_published() returns trigger language plpgsql set search_path from current as $$
declare
  entry price_book_entry := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (
    select 1 from price_book_version v
    where v.tenant_id = entry.tenant_id and v.price_book_id = entry.price_book_id
      and v.price_book_version = entry.price_book_version and v.status <> 'DRAFT'
  ) then
    raise exception 'the entries of a published price book are immutable: %', entry using errcode = '23514';
  end if;
  return entry;
end $$;
create trigger price_book_entry_immutable before insert or update or delete on price_book_entry
  for each row execute function refuse_entry_of_published();

alter table product_offering enable row level security;
alter table product_offering force row level security;
alter table product_offering_version enable row level security;
alter table product_offering_version force row level security;
alter table price_book enable row level security;
alter table price_book force row level security;
alter table price_book_version enable row level security;
alter table price_book_version force row level security;
alter table price_book_entry enable row level security;
alter table price_book_entry force row level security;
create policy tenant on product_offering to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on product_offering_version to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on price_book to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on price_book_version to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));
create policy tenant on price_book_entry to {{service}}
  using (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''))
  with check (tenant_id = nullif(current_setting('stepwright.tenant_id', true), ''));

grant select, insert on product_offering, product_offering_version, price_book, price_book_version to {{service}};
grant update (version) on product_offering, price_book to {{service}};
grant update (status, name, sku, characteristics, changed_at, published_at) on product_offering_version to {{service}};
grant update (status, currency, changed_at, published_at) on price_book_version to {{service}};
grant select, insert, delete on price_book_entry to {{service}};

-- The run that holds a source; gone when the run is saved. A run whose lease has run out is closed as failed.
create table lease (
  ctx integer primary key references source (ctx),
  run integer not null,
  holder text not null,
  started_by text not null,
  started_at text not null,
  heard_at text not null,
  expires_at text not null
);

-- Bytes that were received, or that a source kind keeps, once, by SHA-256.
create table body (
  checksum text primary key,
  size integer not null,
  gzipped bytea not null
);

-- What a run received: `facts` are the document's but for its bytes. Number 0 is the source kind's state before the run.
create table received (
  harvest integer not null references harvest (id),
  number integer not null,
  checksum text not null references body (checksum),
  facts text not null,
  primary key (harvest, number)
);
create index received_body on received (checksum);

alter table source add column graph_checksum text;
-- The address that answered, which the validators are of.
alter table source add column final_url text;
alter table source add column state text references body (checksum);
alter table source add column settings text not null default '{}';
alter table source add column notify text not null default '{"mail":[],"webhooks":[],"when":"changes"}';
-- The last good harvest that received documents.
alter table source add column received_in integer;
create index source_state on source (state) where state is not null;

-- `missing_since` is since when it is not in the answer; it stands till `removed_at`.
alter table entry add column removed_at text;
update entry set removed_at = missing_since where missing_since is not null;
drop index entry_shown;
create index entry_shown on entry (publisher, resource_type) where removed_at is null and superseded_by is null;
create index entry_missing on entry (ctx) where missing_since is not null and removed_at is null;
create index entry_lost on entry (ctx) where superseded_by is not null;

alter table harvest add column unchanged_by text;
alter table harvest add column is_complete integer;
alter table harvest add column digest text;
alter table harvest add column decision text;
alter table harvest add column exchanges text not null default '[]';
-- Of a run whose documents are kept: the checksum of all that it received.
alter table harvest add column kept_checksum text;
create index harvest_kept on harvest (ctx, id) where kept_checksum is not null;
create index harvest_held on harvest (ctx, id) where status = 'held';
create index harvest_found on harvest (ctx) where first_finding is not null;

-- The story of a run, gzipped JSON: what became of each resource (one a line), how the findings differ, what happened.
create table story (
  harvest integer primary key references harvest (id),
  diffs bytea,
  findings_delta bytea,
  log bytea
);

-- Removals that an operator has approved; used up by the run that does exactly that.
create table approval (
  ctx integer not null references source (ctx),
  digest text not null,
  harvest integer not null,
  used_by integer,
  primary key (ctx, digest)
);

create table notice (
  id integer primary key,
  ctx integer not null references source (ctx),
  organisation text,
  harvest integer not null,
  kind text not null,
  details text not null,
  at text not null,
  is_dispatched integer not null
);
create index notice_of on notice (ctx, id);
create index notice_of_organisation on notice (organisation, id);
create index notice_new on notice (id) where is_dispatched = 0;

-- `source` is its id, as text: what was sent stays true of it.
create table delivery (
  id integer primary key,
  channel text not null,
  recipient text not null,
  source text not null,
  notices text not null,
  created_at text not null,
  attempts integer not null,
  next_attempt_at text,
  delivered_at text,
  error text
);
create index delivery_due on delivery (next_attempt_at) where next_attempt_at is not null;
create index delivery_of on delivery (source, id);

create table digest (
  recipient text primary key,
  at text not null
);

-- Tokens are kept by the SHA-256 of their secret.
create table token (
  id integer primary key,
  hash text not null unique,
  label text not null,
  role text not null,
  sources text not null,
  created_at text not null,
  last_used_at text,
  revoked_at text
);

create table audit (
  id integer primary key,
  at text not null,
  actor text not null,
  action text not null,
  subject text not null,
  before text,
  after text
);
create index audit_of on audit (subject, id);

insert into series (name, last) values ('notice', 0);
insert into series (name, last) values ('delivery', 0);
insert into series (name, last) values ('token', 0);
insert into series (name, last) values ('audit', 0);

-- Of a dataset: hashes of its distributions' access URLs written one way, with spaces between. Likely duplicates have
-- one in common. Null for all else.
alter table entry add column access_keys text;

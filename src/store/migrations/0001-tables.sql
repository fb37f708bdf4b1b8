-- Numbers that are allotted once and never again. To allot from a series also locks it until the transaction ends:
-- 'change' first of all in every change, so that changes are saved one at a time and in the order of their numbers.
create table series (
  name text primary key,
  last integer not null
);
insert into series (name, last) values ('change', 0);
insert into series (name, last) values ('ctx', 0);
insert into series (name, last) values ('entry', 0);
insert into series (name, last) values ('harvest', 0);
insert into series (name, last) values ('finding', 0);
insert into series (name, last) values ('words', 0);
insert into series (name, last) values ('verdict', 0);
insert into series (name, last) values ('facet_value', 0);
insert into series (name, last) values ('version', 0);
insert into series (name, last) values ('rebuild', 0);

create table source (
  ctx integer primary key,
  id text not null unique,
  organisation text,
  title text not null,
  kind text not null,
  url text not null,
  profile text not null,
  schedule text,
  precedence text not null,
  precedence_key text not null,
  enabled integer not null,
  limits text not null,
  -- The last entry number given under this ctx.
  last_entry integer not null,
  -- When its content was last known to be as stored.
  seen_at text,
  etag text,
  last_modified text,
  document_checksum text,
  judged_by text,
  -- The harvest whose findings stand.
  judged_in integer
);

-- One row per resource and source for ever, also when the resource is gone; `id` is ours alone, never shown.
create table entry (
  id integer primary key,
  ctx integer not null references source (ctx),
  entry integer not null,
  primary_topic text not null,
  resource_type text not null,
  publisher text,
  identity text not null,
  title text not null,
  description text not null,
  issued text,
  modified text,
  first_seen text not null,
  -- Of one that is gone; of one that is there the source's `seen_at` counts.
  last_seen text not null,
  last_changed text not null,
  missing_since text,
  superseded_by integer references entry (id),
  checksum text not null,
  unique (ctx, entry),
  unique (primary_topic, ctx)
);
create index entry_of_identity on entry (identity);
create index entry_superseded on entry (superseded_by) where superseded_by is not null;
create index entry_shown on entry (publisher, resource_type) where missing_since is null and superseded_by is null;

create table description (
  id integer primary key references entry (id),
  graph text not null
);

create table agent (
  id integer primary key references entry (id),
  type text,
  is_individual integer not null
);

-- inSeries: dataset → series. serves: service → dataset. servedBy: dataset → service.
create table link (
  id integer not null references entry (id),
  kind text not null,
  target text not null,
  primary key (id, kind, target)
);
create index link_to on link (target, kind);

create table facet_value (
  id integer primary key,
  facet text not null,
  value text not null,
  unique (facet, value)
);

-- What a search needs of every dataset, service and series; `is_listed` 0 for those that are no hits.
create table hit (
  id integer primary key references entry (id),
  version integer not null,
  is_listed integer not null,
  facet_values text not null,
  sort_title text not null,
  sort_modified text not null,
  is_high_value integer not null,
  publisher_name text
);
create index hit_changed on hit (version);

-- Always empty between transactions: the entries that the present one touches.
create table touched (
  id integer primary key
);

create table harvest (
  id integer primary key,
  ctx integer not null references source (ctx),
  started_by text not null,
  status text not null,
  started_at text not null,
  ended_at text not null,
  changes text,
  error text,
  timings text not null,
  received text,
  -- Its findings have the numbers from first_finding to last_finding, most serious first.
  first_finding integer,
  last_finding integer
);
create index harvest_of on harvest (ctx, id);

create table document (
  ctx integer not null references source (ctx),
  number integer not null,
  harvest integer not null,
  gzipped bytea not null,
  primary key (ctx, number)
);

-- What many findings of a run have in common, once.
create table words (
  id integer primary key,
  harvest integer not null references harvest (id),
  source_shape text not null,
  said text not null
);
create index words_in on words (harvest);

-- No keys to words and harvest: they are only written and dropped together, by the numbers in harvest.
create table finding (
  id integer primary key,
  entry_id integer references entry (id),
  severity integer not null,
  words integer not null,
  focus_node text,
  focus_label text,
  value text,
  line integer,
  column_number integer
);
create index finding_on on finding (entry_id, severity) where entry_id is not null;

create table finding_group (
  harvest integer not null references harvest (id),
  source_shape text not null,
  severity integer not null,
  example integer not null,
  count integer not null,
  resources integer not null,
  primary key (harvest, source_shape, severity)
);

-- A pattern of measurements with the points it gives; thousands of datasets share a few hundred.
create table verdict (
  id integer primary key,
  checksum text not null unique,
  method text not null,
  points double precision not null,
  max_points double precision not null,
  rating text not null,
  by_dimension text not null,
  measurements text not null
);

create table score (
  id integer not null references entry (id),
  method text not null,
  verdict integer not null references verdict (id),
  best_distribution text,
  resources text not null,
  primary key (id, method)
);
create index score_verdict on score (verdict);

create table harvest_score (
  harvest integer not null references harvest (id),
  method text not null,
  datasets integer not null,
  points double precision not null,
  max_points double precision not null,
  by_dimension text not null,
  primary key (harvest, method)
);

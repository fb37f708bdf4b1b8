-- Verdicts and scores of one method are replaced by assessments for all methods; there are none till the next harvest.
drop table score;
drop table verdict;
delete from series where name = 'verdict';
insert into series (name, last) values ('test_list', 0);
insert into series (name, last) values ('pattern', 0);
insert into series (name, last) values ('outline', 0);
insert into series (name, last) values ('address', 0);
insert into series (name, last) values ('score_change', 0);
insert into series (name, last) values ('link', 0);

-- What the scores of a source were judged by, as JSON; null when it has none yet.
alter table source add column basis text;

-- The keys of the tests, as JSON, in the order of the letters of many patterns.
create table test_list (
  id integer primary key,
  tests text not null unique
);

-- Verdicts without names, and the points they give; thousands of datasets share a few hundred. The checksum is that of
-- the tests, the body and the points, so that points by another version of a method are another pattern.
create table pattern (
  id integer primary key,
  checksum text not null unique,
  test_list integer not null references test_list (id),
  -- JSON, gzipped where it is long.
  body bytea not null
);
create index pattern_tests on pattern (test_list);

create table pattern_points (
  pattern integer not null references pattern (id),
  method text not null,
  -- In the order of the methods.
  place integer not null,
  points double precision not null,
  max_points double precision not null,
  rating text not null,
  by_dimension text not null,
  confident_points double precision not null,
  confident_max_points double precision not null,
  confidence double precision not null,
  primary key (pattern, method)
);

-- What evidence is about, without what stands there.
create table outline (
  id integer primary key,
  checksum text not null unique,
  body bytea not null
);

-- `revision` is the number of the change that wrote it last.
create table assessment (
  id integer primary key references entry (id),
  pattern integer not null references pattern (id),
  outline integer not null references outline (id),
  revision integer not null
);
create index assessment_pattern on assessment (pattern);
create index assessment_outline on assessment (outline);

-- Names, values, flags and addresses of an assessment: JSON, gzipped where it is long.
create table assessment_body (
  id integer primary key references assessment (id),
  body bytea not null
);

-- An address that links are checked for, and what is known of it: nothing as long as checked_at is null. It waits for its
-- next check from due_at on: first since it was named. is_skipped: left out of the last round of checks by a cap.
create table address (
  id integer primary key,
  url text not null unique,
  host text not null,
  due_at text not null,
  is_skipped integer not null,
  checked_at text,
  status integer,
  outcome text,
  confident text,
  method text,
  get_status integer,
  is_small_page integer,
  alike_since text,
  failing_since text,
  last_good_at text,
  tries integer,
  streak integer,
  ms double precision,
  content_length double precision,
  media_type text,
  error text,
  final_url text
);
create index address_due on address (due_at);
create index address_skipped on address (id) where is_skipped = 1;

-- Which datasets name an address; how they do stands in their assessments.
create table address_use (
  entry integer not null references assessment (id),
  address integer not null references address (id),
  primary key (entry, address)
);
create index address_used on address_use (address);

-- The last observations of an address, newest first, as JSON.
create table address_history (
  address integer primary key references address (id),
  observations text not null
);

-- A dataset whose points changed, came or went; harvest is null when links were checked. `changes` is JSON.
create table score_change (
  id integer primary key,
  entry integer not null references entry (id),
  at text not null,
  harvest integer,
  computed_on text not null,
  changes text not null
);
create index score_change_of on score_change (entry, id);

-- Means by day. last_change: the last score_change that the row takes account of.
create table score_series (
  kind text not null,
  scope text not null,
  method text not null,
  day text not null,
  datasets integer not null,
  points double precision not null,
  causes text not null,
  last_change integer not null,
  primary key (kind, scope, method, day)
)

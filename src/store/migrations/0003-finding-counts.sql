-- How many findings of each severity a run had; stays when the findings themselves are dropped. Null: not known.
alter table harvest add column violations integer;
alter table harvest add column warnings integer;
alter table harvest add column infos integer;
update harvest set
  violations = coalesce((select sum(g.count) from finding_group g where g.harvest = harvest.id and g.severity = 0), 0),
  warnings = coalesce((select sum(g.count) from finding_group g where g.harvest = harvest.id and g.severity = 1), 0),
  infos = coalesce((select sum(g.count) from finding_group g where g.harvest = harvest.id and g.severity = 2), 0)
where first_finding is not null
  or id in (select judged_in from source where judged_in is not null)
  or status = 'failed';

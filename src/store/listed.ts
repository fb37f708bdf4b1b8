import { isShown } from './entries.ts'

/** A search finds a dataset by its publisher's name, so a new name reaches the datasets. */
export const touchDatasetsOfTouchedAgents = `
insert into touched (id)
select e.id from touched t join entry a on a.id = t.id join entry e on e.publisher = a.primary_topic
where a.resource_type = 'Agent' and ${isShown('e')}
  and e.resource_type in ('Dataset', 'DatasetSeries', 'DataService')
on conflict (id) do nothing`

const seriesThatShow = `select 1 from link l join entry d on d.primary_topic = l.target
  where l.id = e.id and l.kind = 'inSeries' and d.resource_type = 'DatasetSeries' and ${isShown('d')}`

const datasetsServed = `select d.primary_topic from link l join entry d on d.primary_topic = l.target
    where l.id = e.id and l.kind = 'serves' and d.resource_type = 'Dataset' and ${isShown('d')}
  union select d.primary_topic from link l join entry d on d.id = l.id
    where l.target = e.primary_topic and l.kind = 'servedBy' and ${isShown('d')}`

/**
 * Is an entry a hit of its own? Members of a series that is shown are not, nor is a data service of exactly one dataset.
 * @see https://docs.dataportal.se/dcat/docs/dataportal/
 */
export const isListed = `case
  when e.removed_at is not null or e.superseded_by is not null then 0
  when e.resource_type = 'DatasetSeries' then 1
  when e.resource_type = 'Dataset' then case when exists (${seriesThatShow}) then 0 else 1 end
  when e.resource_type = 'DataService' then case when (select count(*) from (${datasetsServed}) as served) = 1 then 0 else 1 end
  else 0 end`

/** What is a hit and was none, or the other way round. */
export const touchRelisted = `
insert into touched (id)
select e.id from entry e left join hit h on h.id = e.id
where e.resource_type in ('Dataset', 'DatasetSeries', 'DataService') and coalesce(h.is_listed, 0) <> ${isListed}
on conflict (id) do nothing`

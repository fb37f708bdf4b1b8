import { headlineMethod } from '../model/score.ts'
import type { Statements } from './database.ts'
import { isShown } from './entries.ts'
import { fold, sortKey } from './fold.ts'
import type { EntryId, Organisation, Page, Texts, Totals } from './store.ts'

/** Organisations by name: agents that publish something shown and are no private persons. */
export async function listOrganisations(database: Pick<Statements, 'all'>): Promise<readonly Organisation[]> {
  const rows = await database.all<OrganisationRow>(publishers, [headlineMethod])
  const organisations = rows.map(toOrganisation)
  const keyOf = ({ name, iri }: Organisation): string => sortKey(`${name.sv ?? Object.values(name)[0] ?? iri}`)
  const keyed = organisations.map(organisation => ({ organisation, key: keyOf(organisation) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ organisation }) => organisation)
}

/** The organisations whose name, in any language, has every word of the text. */
export function pageOf(
  organisations: readonly Organisation[],
  { text, limit, offset }: { readonly text: string; readonly limit: number; readonly offset: number },
): Page<Organisation> {
  const words = fold(text).split(/\s+/)
  const matching = organisations.filter(({ name }) => {
    const names = fold(Object.values(name).join('\n'))
    return words.every(word => names.includes(word))
  })
  return { items: matching.slice(offset, offset + limit), total: matching.length }
}

export async function totals(
  database: Pick<Statements, 'all'>,
  organisations: readonly Organisation[],
): Promise<Totals> {
  const counts = await database.all<{ type: string; count: number }>(shownCounts)
  const sources = await database.all<{ count: number }>('select count(*) as count from source')
  const countOf = (type: string): number => counts.find(row => row.type === type)?.count ?? 0
  return {
    datasets: countOf('Dataset'),
    dataServices: countOf('DataService'),
    organisations: organisations.length,
    sources: sources[0].count,
  }
}

const shownCounts = `select e.resource_type as type, count(*) as count from entry e
  where ${isShown('e')} and e.resource_type in ('Dataset', 'DataService') group by e.resource_type`

interface OrganisationRow extends EntryId {
  readonly iri: string
  readonly name: string
  readonly type: string | null
  readonly datasets: number
  readonly services: number
  readonly points: number | null
}

const publishers = `
with published as (
  select e.publisher as iri,
    sum(case when e.resource_type = 'Dataset' then 1 else 0 end) as datasets,
    sum(case when e.resource_type = 'DataService' then 1 else 0 end) as services
  from entry e
  where ${isShown('e')} and e.publisher is not null
    and e.resource_type in ('Dataset', 'DataService', 'DatasetSeries', 'Catalog')
  group by e.publisher
),
scored as (
  select e.publisher as iri, avg(q.points) as points
  from entry e join assessment c on c.id = e.id join pattern_points q on q.pattern = c.pattern and q.method = $1
  where ${isShown('e')} and e.resource_type = 'Dataset' and e.publisher is not null
  group by e.publisher
)
select a.ctx, a.entry, a.primary_topic as iri, a.title as name, g.type, p.datasets, p.services, q.points
from published p
join entry a on a.primary_topic = p.iri and a.resource_type = 'Agent' and ${isShown('a')}
join agent g on g.id = a.id and g.is_individual = 0
left join scored q on q.iri = p.iri
order by a.primary_topic`

function toOrganisation(row: OrganisationRow): Organisation {
  return {
    ctx: row.ctx,
    entry: row.entry,
    iri: row.iri,
    name: JSON.parse(row.name) as Texts,
    type: row.type,
    datasets: row.datasets,
    dataServices: row.services,
    score: row.points,
  }
}

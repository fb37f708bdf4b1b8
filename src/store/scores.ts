import type { Points } from '../model/score.ts'
import type { Database, Statements, Value } from './database.ts'
import { type EntryRow, entryColumns, entryTables, isShown, toEntry } from './entries.ts'
import { type CountedPoints, countedColumns, meansOf } from './means.ts'
import type { Entry, EntryId, PublisherScore, ScorePoint, ScoreSummary, Texts } from './store.ts'

/** Shown datasets of a publisher with their points, fewest first. */
export async function worstDatasets(
  database: Database,
  publisher: string,
  { method, limit }: { readonly method: string; readonly limit: number },
): Promise<readonly (Entry & { readonly points: number })[]> {
  const sql = `select ${entryColumns}, p.points from ${entryTables} join assessment a on a.id = e.id
      join pattern_points p on p.pattern = a.pattern and p.method = $2
    where e.publisher = $1 and e.resource_type = 'Dataset' and ${isShown('e')}
    order by p.points, e.primary_topic, e.id limit $3`
  const rows = await database.all<EntryRow & { points: number }>(sql, [publisher, method, limit])
  return rows.map(row => ({ ...toEntry(row), points: row.points }))
}

/** Mean of what is shown, of a publisher or of all; of a source the mean of all that it holds. Null without scores. */
export async function scoreSummary(
  database: Pick<Statements, 'all'>,
  scope: { readonly publisher?: string; readonly source?: string },
  method: string,
): Promise<ScoreSummary | null> {
  const [kind, values] = scopeOf(scope)
  return meansOf(await database.all<CountedPoints>(summaries[kind], [method, ...values]))
}

const counted = (where: string): string => `with counted as (
    select a.pattern, count(*) as count from entry e join assessment a on a.id = e.id where ${where} group by a.pattern
  )
  select c.count, ${countedColumns} from counted c join pattern_points p on p.pattern = c.pattern and p.method = $1
  order by c.pattern`
const shown = `e.resource_type = 'Dataset' and ${isShown('e')}`
const summaries = {
  all: counted(shown),
  publisher: counted(`${shown} and e.publisher = $2`),
  source: counted('e.ctx = (select s.ctx from source s where s.id = $2)'),
  both: counted('e.publisher = $2 and e.ctx = (select s.ctx from source s where s.id = $3)'),
} as const

function scopeOf(scope: { readonly publisher?: string; readonly source?: string }): [keyof typeof summaries, Value[]] {
  const { publisher, source } = scope
  if (publisher !== undefined && source !== undefined) return ['both', [publisher, source]]
  if (publisher !== undefined) return ['publisher', [publisher]]
  return source === undefined ? ['all', []] : ['source', [source]]
}

/** A source's mean at the end of each of its harvests, oldest first. */
export async function scoreHistory(database: Database, source: string, method: string): Promise<readonly ScorePoint[]> {
  const sql = `select h.id as harvest, h.ended_at as at, p.points from source s join harvest h on h.ctx = s.ctx
      join harvest_score p on p.harvest = h.id
    where s.id = $1 and p.method = $2 order by h.id`
  const rows = await database.all<{ harvest: number; at: string; points: number }>(sql, [source, method])
  return rows.map(({ harvest, at, points }) => ({ harvest, at: new Date(at), points }))
}

/** Every organisation that has scores and is no private person, by its mean under a method, best first. */
export async function publisherScores(
  database: Pick<Statements, 'all'>,
  method: string,
): Promise<readonly PublisherScore[]> {
  const rows = await database.all<PublisherRow>(publishers, [method])
  const groups = [...Map.groupBy(rows, ({ iri }) => iri).values()].map(toPublisherScore)
  return groups.sort((a, b) => b.points - a.points || (a.iri < b.iri ? -1 : 1))
}

interface PublisherRow extends EntryId {
  readonly iri: string
  readonly name: string
  readonly rating: Points['rating']
  readonly count: number
  readonly sum: number
}

const publishers = `with counted as (
    select e.publisher, a.pattern, count(*) as count from entry e join assessment a on a.id = e.id
    where ${shown} and e.publisher is not null group by e.publisher, a.pattern
  ),
  rated as (
    select c.publisher, p.rating, sum(c.count) as count, sum(c.count * p.points) as sum
    from counted c join pattern_points p on p.pattern = c.pattern and p.method = $1 group by c.publisher, p.rating
  )
  select o.ctx, o.entry, o.primary_topic as iri, o.title as name, r.rating, r.count, r.sum
  from rated r join entry o on o.primary_topic = r.publisher and o.resource_type = 'Agent' and ${isShown('o')}
    join agent g on g.id = o.id and g.is_individual = 0
  order by o.primary_topic, r.rating`

function toPublisherScore(rows: readonly PublisherRow[]): PublisherScore {
  const [{ ctx, entry, iri, name }] = rows
  const datasets = rows.reduce((sum, row) => sum + row.count, 0)
  return {
    ...{ ctx, entry, iri, name: JSON.parse(name) as Texts, datasets },
    points: rows.reduce((sum, row) => sum + row.sum, 0) / datasets,
    byRating: Object.fromEntries(rows.map(({ rating, count }) => [rating, count])),
  }
}

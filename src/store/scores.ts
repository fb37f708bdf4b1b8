import type { Measurement, Score } from '../model/score.ts'
import { type Database, one, type Statements, type Value } from './database.ts'
import { type EntryRow, entryColumns, entryTables, isShown, toEntry } from './entries.ts'
import type { Entry, EntryId, ScorePoint, ScoreSummary } from './store.ts'

/** Measurement without its resource's IRI: indicator, place in the score's list of resources, verdict, points. */
export type Verdict = readonly [indicator: string, resource: number, value: boolean | null, points: number]

interface ScoreRow {
  readonly method: string
  readonly points: number
  readonly max_points: number
  readonly rating: Score['rating']
  readonly by_dimension: string
  readonly measurements: string
  readonly best_distribution: string | null
  readonly resources: string
  readonly primary_topic: string
}

/** The score of a dataset by a method; null when it has none. */
export async function score(database: Database, { ctx, entry }: EntryId, method: string): Promise<Score | null> {
  const row = await one<ScoreRow>(database, scoreOf, [ctx, entry, method])
  if (row === null) return null
  const resources = JSON.parse(row.resources) as readonly string[]
  const verdicts = JSON.parse(row.measurements) as readonly Verdict[]
  return {
    method: row.method,
    computedOn: resources[0] ?? row.primary_topic,
    points: row.points,
    maxPoints: row.max_points,
    rating: row.rating,
    byDimension: JSON.parse(row.by_dimension) as Record<string, number>,
    bestDistribution: row.best_distribution,
    measurements: verdicts.map(verdict => toMeasurement(verdict, resources)),
  }
}

const scoreOf = `select c.method, v.points, v.max_points, v.rating, v.by_dimension, v.measurements, c.best_distribution,
    c.resources, e.primary_topic
  from entry e join score c on c.id = e.id join verdict v on v.id = c.verdict
  where e.ctx = $1 and e.entry = $2 and c.method = $3`

function toMeasurement([indicator, resource, value, points]: Verdict, resources: readonly string[]): Measurement {
  return { isMeasurementOf: indicator, computedOn: resources[resource], value, points }
}

/** Shown datasets of a publisher with their points, fewest first. */
export async function worstDatasets(
  database: Database,
  publisher: string,
  { method, limit }: { readonly method: string; readonly limit: number },
): Promise<readonly (Entry & { readonly points: number })[]> {
  const sql = `select ${entryColumns}, v.points from ${entryTables} join score c on c.id = e.id
      join verdict v on v.id = c.verdict
    where e.publisher = $1 and e.resource_type = 'Dataset' and ${isShown('e')} and c.method = $2
    order by v.points, e.primary_topic, e.id limit $3`
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
  const rows = await database.all<VerdictCount>(summaries[kind], [method, ...values])
  return mean(method, rows)
}

interface VerdictCount {
  readonly count: number
  readonly points: number
  readonly max_points: number
  readonly by_dimension: string
}

const counting = `select count(*) as count, v.points, v.max_points, v.by_dimension
  from score c join verdict v on v.id = c.verdict join entry e on e.id = c.id`
const grouping = 'group by v.id, v.points, v.max_points, v.by_dimension order by v.id'
const summaries = {
  all: `${counting} where c.method = $1 and ${isShown('e')} ${grouping}`,
  publisher: `${counting} where c.method = $1 and ${isShown('e')} and e.publisher = $2 ${grouping}`,
  source: `${counting} where c.method = $1 and e.ctx = (select s.ctx from source s where s.id = $2) ${grouping}`,
  both: `${counting} where c.method = $1 and e.publisher = $2 and e.ctx = (select s.ctx from source s where s.id = $3)
    ${grouping}`,
} as const

function scopeOf(scope: { readonly publisher?: string; readonly source?: string }): [keyof typeof summaries, Value[]] {
  const { publisher, source } = scope
  if (publisher !== undefined && source !== undefined) return ['both', [publisher, source]]
  if (publisher !== undefined) return ['publisher', [publisher]]
  return source === undefined ? ['all', []] : ['source', [source]]
}

function mean(method: string, rows: readonly VerdictCount[]): ScoreSummary | null {
  const datasets = rows.reduce((sum, row) => sum + row.count, 0)
  if (datasets === 0) return null
  const sums = new Map<string, number>()
  for (const { count, by_dimension } of rows) {
    for (const [dimension, points] of Object.entries(JSON.parse(by_dimension) as Record<string, number>)) {
      sums.set(dimension, (sums.get(dimension) ?? 0) + points * count)
    }
  }
  return {
    method,
    datasets,
    points: rows.reduce((sum, row) => sum + row.points * row.count, 0) / datasets,
    maxPoints: Math.max(...rows.map(row => row.max_points)),
    byDimension: Object.fromEntries([...sums].map(([dimension, sum]) => [dimension, sum / datasets])),
  }
}

/** A source's mean at the end of each of its harvests, oldest first. */
export async function scoreHistory(database: Database, source: string, method: string): Promise<readonly ScorePoint[]> {
  const sql = `select h.id as harvest, h.ended_at as at, p.points from source s join harvest h on h.ctx = s.ctx
      join harvest_score p on p.harvest = h.id
    where s.id = $1 and p.method = $2 order by h.id`
  const rows = await database.all<{ harvest: number; at: string; points: number }>(sql, [source, method])
  return rows.map(({ harvest, at, points }) => ({ harvest, at: new Date(at), points }))
}

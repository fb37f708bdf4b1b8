import type { SeriesPoint, SeriesScope } from '../model/score-history.ts'
import { dayOf } from '../model/score-history.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import { isShown } from './entries.ts'
import { type Before, isSamePoints, readCauses } from './series-causes.ts'
import { type Mean, readScopes, type ScopeMeans } from './series-scopes.ts'

/** The series of a scope under a method, oldest first. */
export async function scoreSeries(
  database: Database,
  scope: SeriesScope,
  method: string,
): Promise<readonly SeriesPoint[]> {
  const rows = await database.all<SeriesRow>(inOrder, [scope.kind, nameOf(scope), method])
  return rows.map(({ day, datasets, points, causes }) => {
    return { day, method, datasets, points, causes: JSON.parse(causes) as SeriesPoint['causes'] }
  })
}

interface SeriesRow {
  readonly day: string
  readonly datasets: number
  readonly points: number
  readonly causes: string
}

function nameOf(scope: SeriesScope): string {
  if (scope.kind === 'country') return ''
  return scope.kind === 'source' ? scope.id : scope.iri
}

/** Of a private person no series is kept or told. */
const isIndividual = `score_series.kind = 'organisation' and exists (
  select 1 from entry o join agent g on g.id = o.id
  where o.primary_topic = score_series.scope and o.resource_type = 'Agent' and g.is_individual = 1 and ${isShown('o')})`
const inOrder = `select day, datasets, points, causes from score_series
  where kind = $1 and scope = $2 and method = $3 and not (${isIndividual}) order by day`

/**
 * Writes today's rows of every series whose mean, or number of datasets, is another than on the last day that it has a row
 * of; where both are what they were then, a row that was written earlier today goes again.
 */
export async function noteSeries(database: Database, now: Date): Promise<void> {
  const day = dayOf(now)
  await database.transaction(async statements => {
    await allot(statements, 'change')
    await statements.run(`delete from score_series where ${isIndividual}`)
    const changes = await one<{ last: number }>(statements, "select last from series where name = 'score_change'")
    const today = { day, last: changes?.last ?? 0 }
    for (const scope of await readScopes(statements)) await noteScope(statements, scope, today)
  })
}

interface Today {
  readonly day: string
  /** Number of the last change that there is. */
  readonly last: number
}

async function noteScope(statements: Statements, scope: ScopeMeans, { day, last }: Today): Promise<void> {
  const key = [scope.kind, scope.scope]
  const rows = await statements.all<KeptRow>(latest, [...key, day])
  const moved: (readonly [mean: Mean, before: KeptRow | null])[] = []
  const stood: (readonly [mean: Mean, before: KeptRow])[] = []
  for (const mean of scope.means) {
    const ofMethod = rows.filter(({ method }) => method === mean.method)
    const before = ofMethod.find(row => row.day < day) ?? null
    const today = ofMethod.find(row => row.day === day)
    if (before !== null && isSame(before, mean)) {
      await statements.run(takeBack, [...key, mean.method, day])
      if (before.last_change < last) stood.push([mean, before])
    } else if (today === undefined || !isSame(today, mean)) moved.push([mean, before])
  }
  const causesOf = await readCauses(statements, scope, [...moved, ...stood])
  for (const [mean, before] of moved) {
    const causes = before === null ? {} : causesOf(mean, before)
    const values = [mean.method, day, mean.datasets, mean.points, JSON.stringify(causes), last]
    await statements.run(put, [...key, ...values])
  }
  // What comes here later brings nothing with it of what happened to it elsewhere; what evened out here is not over.
  const quiet = stood.filter(([mean, before]) => Object.keys(causesOf(mean, before)).length === 0)
  for (const [mean, before] of quiet) await statements.run(takeAccount, [...key, mean.method, before.day, last])
}

interface KeptRow extends Before {
  readonly day: string
}

/** Of each method today's row and the one before it. */
const latest = `select r.method, r.day, r.datasets, r.points, r.last_change from score_series r
  where r.kind = $1 and r.scope = $2 and (r.day = $3 or r.day = (
    select max(b.day) from score_series b
    where b.kind = r.kind and b.scope = r.scope and b.method = r.method and b.day < $3))`
const takeBack = 'delete from score_series where kind = $1 and scope = $2 and method = $3 and day = $4'
const takeAccount = `update score_series set last_change = $5
  where kind = $1 and scope = $2 and method = $3 and day = $4`
const put = `insert into score_series (kind, scope, method, day, datasets, points, causes, last_change)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (kind, scope, method, day) do update set datasets = excluded.datasets, points = excluded.points,
    causes = excluded.causes, last_change = excluded.last_change`

function isSame(a: Mean, b: Mean): boolean {
  return a.datasets === b.datasets && isSamePoints(a.points, b.points)
}

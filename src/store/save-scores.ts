import { createHash } from 'node:crypto'
import type { Score } from '../model/score.ts'
import { allot, one, type Statements, type Value } from './database.ts'
import { scoreSummary, type Verdict } from './scores.ts'

/** The scores of everything a source holds now. */
export interface SourceScores {
  readonly ctx: number
  readonly scores: readonly Score[]
  /** The entry of the dataset that a score is computed on; null when it has none. */
  readonly entryOf: (computedOn: string) => number | null
}

/** Makes these the scores of the source; those that are as before are left alone. */
export async function replaceScores(statements: Statements, { ctx, scores, entryOf }: SourceScores): Promise<void> {
  const standing = await standingScores(statements, ctx)
  const verdicts = new Map<string, number>()
  for (const score of scores) {
    const id = entryOf(score.computedOn)
    if (id === null) continue
    const row = [await verdictId(statements, score, verdicts), score.bestDistribution, resourcesOf(score)]
    const key = `${id} ${score.method}`
    if (standing.get(key) !== JSON.stringify(row)) await statements.run(putScore, [id, score.method, ...row])
    standing.delete(key)
  }
  const gone = [...standing.keys()].map(key => key.split(' '))
  const drop = 'delete from score where id = $1 and method = $2'
  await statements.runEach(
    drop,
    gone.map(([id, method]) => [Number(id), method]),
  )
}

/** Notes a source's means at the end of a harvest. */
export async function noteMeans(
  statements: Statements,
  { source, ctx, harvest }: { readonly source: string; readonly ctx: number; readonly harvest: number },
): Promise<void> {
  const methods = await statements.all<{ method: string }>(methodsOf, [ctx])
  for (const { method } of methods) {
    const summary = await scoreSummary(statements, { source }, method)
    if (summary === null) continue
    const { datasets, points, maxPoints, byDimension } = summary
    await statements.run(noteMean, [harvest, method, datasets, points, maxPoints, JSON.stringify(byDimension)])
  }
}

/** The means of a run that changed nothing: those of the last run that had any. */
export async function keepMeans(
  statements: Statements,
  { ctx, harvest }: { readonly ctx: number; readonly harvest: number },
): Promise<void> {
  await statements.run(sameMeans, [harvest, ctx])
}

/** Takes away verdicts that no score has any more. */
export async function dropUnusedVerdicts(statements: Statements): Promise<void> {
  await statements.run('delete from verdict where not exists (select 1 from score c where c.verdict = verdict.id)')
}

const putScore = `insert into score (id, method, verdict, best_distribution, resources) values ($1, $2, $3, $4, $5)
  on conflict (id, method) do update set verdict = excluded.verdict, best_distribution = excluded.best_distribution,
    resources = excluded.resources`
const methodsOf = `select distinct c.method from score c join entry e on e.id = c.id where e.ctx = $1 order by c.method`
const noteMean = `insert into harvest_score (harvest, method, datasets, points, max_points, by_dimension)
  values ($1, $2, $3, $4, $5, $6)`
const sameMeans = `insert into harvest_score (harvest, method, datasets, points, max_points, by_dimension)
  select cast($1 as integer), p.method, p.datasets, p.points, p.max_points, p.by_dimension from harvest_score p
  where p.harvest = (select h.id from harvest h where h.ctx = $2 and h.id < $1
    and h.status in ('succeeded', 'unchanged') order by h.id desc limit 1)`

async function standingScores(statements: Statements, ctx: number): Promise<Map<string, string>> {
  type Row = { id: number; method: string; verdict: number; best: string | null; resources: string }
  const sql = `select c.id, c.method, c.verdict, c.best_distribution as best, c.resources
    from score c join entry e on e.id = c.id where e.ctx = $1`
  const rows = await statements.all<Row>(sql, [ctx])
  return new Map(
    rows.map(({ id, method, verdict, best, resources }) => [
      `${id} ${method}`,
      JSON.stringify([verdict, best, resources]),
    ]),
  )
}

/** The resources measured, each once, as JSON; the dataset itself first. */
function resourcesOf({ computedOn, measurements }: Score): string {
  return JSON.stringify([...new Set([computedOn, ...measurements.map(measurement => measurement.computedOn)])])
}

async function verdictId(statements: Statements, score: Score, known: Map<string, number>): Promise<number> {
  const resources = [...new Set([score.computedOn, ...score.measurements.map(({ computedOn }) => computedOn)])]
  const verdicts = score.measurements.map(
    ({ isMeasurementOf, computedOn, value, points }): Verdict => [
      isMeasurementOf,
      resources.indexOf(computedOn),
      value,
      points,
    ],
  )
  const { method, points, maxPoints, rating, byDimension } = score
  const parts: readonly Value[] = [
    method,
    points,
    maxPoints,
    rating,
    JSON.stringify(byDimension),
    JSON.stringify(verdicts),
  ]
  const checksum = createHash('sha256').update(JSON.stringify(parts)).digest('base64')
  const id = known.get(checksum) ?? (await storedVerdict(statements, checksum, parts))
  known.set(checksum, id)
  return id
}

async function storedVerdict(statements: Statements, checksum: string, parts: readonly Value[]): Promise<number> {
  const known = await one<{ id: number }>(statements, 'select id from verdict where checksum = $1', [checksum])
  if (known !== null) return known.id
  const id = await allot(statements, 'verdict')
  await statements.run(insertVerdict, [id, checksum, ...parts])
  return id
}

const insertVerdict = `insert into verdict (id, checksum, method, points, max_points, rating, by_dimension, measurements)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`

import type { Statements } from './database.ts'
import { type CountedPoints, countedColumns, meansOf } from './means.ts'

/** Notes a source's means under every method at the end of a harvest. */
export async function noteMeans(
  statements: Statements,
  { ctx, harvest }: { readonly ctx: number; readonly harvest: number },
): Promise<void> {
  const rows = await statements.all<CountedPoints>(counted, [ctx])
  for (const ofMethod of Map.groupBy(rows, ({ method }) => method).values()) {
    const means = meansOf(ofMethod)
    if (means === null) continue
    const { method, datasets, points, maxPoints, byDimension } = means
    await statements.run(noteMean, [harvest, method, datasets, points, maxPoints, JSON.stringify(byDimension)])
  }
}

const counted = `with held as (
    select a.pattern, count(*) as count from entry e join assessment a on a.id = e.id where e.ctx = $1 group by a.pattern
  )
  select h.count, ${countedColumns} from held h join pattern_points p on p.pattern = h.pattern
  order by p.method, h.pattern`
const noteMean = `insert into harvest_score (harvest, method, datasets, points, max_points, by_dimension)
  values ($1, $2, $3, $4, $5, $6)`

/** The means of a run that changed nothing: those of the last run that had any. */
export async function keepMeans(
  statements: Statements,
  { ctx, harvest }: { readonly ctx: number; readonly harvest: number },
): Promise<void> {
  await statements.run(sameMeans, [harvest, ctx])
}

const sameMeans = `insert into harvest_score (harvest, method, datasets, points, max_points, by_dimension)
  select cast($1 as integer), p.method, p.datasets, p.points, p.max_points, p.by_dimension from harvest_score p
  where p.harvest = (select h.id from harvest h where h.ctx = $2 and h.id < $1
    and h.status in ('succeeded', 'unchanged') order by h.id desc limit 1)`

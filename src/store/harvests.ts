import type { Finding, Severity } from '../model/finding.ts'
import type { Harvest, Received } from '../model/harvest.ts'
import { type Database, one } from './database.ts'
import { type FindingRow, findingColumns, toFinding, withWords } from './findings.ts'
import { type HarvestRow, harvestRows, toHarvest } from './harvest-row.ts'
import type { Page } from './store.ts'

export async function harvest(database: Database, id: number): Promise<Harvest | null> {
  const row = await one<HarvestRow>(database, `${harvestRows} where h.id = $1`, [id])
  return row === null ? null : toHarvest(row)
}

/** Runs of one source or of all, newest first. */
export async function harvests(
  database: Database,
  options: { readonly source?: string; readonly limit: number; readonly offset: number },
): Promise<Page<Harvest>> {
  const { source, limit, offset } = options
  const [page, count] = source === undefined ? [newest, countAll] : [newestOf, countOf]
  const of = source === undefined ? [] : [source]
  const rows = await database.all<HarvestRow>(page, [limit, offset, ...of])
  const total = await one<{ total: number }>(database, count, of)
  return { items: rows.map(toHarvest), total: total?.total ?? 0 }
}

const newest = `${harvestRows} order by h.id desc limit $1 offset $2`
const newestOf = `${harvestRows} where s.id = $3 order by h.id desc limit $1 offset $2`
const countAll = 'select count(*) as total from harvest'
const countOf = 'select count(*) as total from harvest where ctx = (select ctx from source where id = $1)'

/**
 * Reads the last run of every source that has had one, by source id. What was read before is remembered, as of a run
 * once saved nothing changes but what is decided of it, and the first one of a source names everything that it added.
 */
export function createLatestHarvests(database: Database): () => Promise<ReadonlyMap<string, Harvest>> {
  let known: ReadonlyMap<string, Harvest> = new Map()
  return async () => {
    const rows = await database.all<{ id: number; decision: string | null }>(latest)
    const runs = await Promise.all(
      rows.map(async ({ id, decision }) => {
        const key = `${id} ${decision ?? ''}`
        return [key, known.get(key) ?? (await harvest(database, id))] as const
      }),
    )
    known = new Map(runs.flatMap(([key, run]) => (run === null ? [] : [[key, run]])))
    return new Map([...known.values()].map(run => [run.source, run]))
  }
}

const latest = `select h.id, h.decision from source s
  join harvest h on h.id = (select max(o.id) from harvest o where o.ctx = s.ctx) order by h.id`

/** What a run found, most serious first; of runs before the last that was read nothing is kept, unless they failed. */
export async function harvestFindings(database: Database, id: number): Promise<readonly Finding[]> {
  const rows = await database.all<FindingRow>(found, [id])
  return rows.map(row => {
    const { entry: _, ...finding } = toFinding(row)
    return finding
  })
}

const found = `select ${findingColumns} from harvest h
  join finding f on f.id between h.first_finding and h.last_finding ${withWords}
  where h.id = $1 order by f.id`

/** The syntax of what was last judged of every source, by ctx. */
export async function syntaxes(database: Database): Promise<ReadonlyMap<number, string>> {
  const rows = await database.all<{ ctx: number; received: string }>(judged)
  const read = rows.map(({ ctx, received }) => [ctx, (JSON.parse(received) as Received).syntax] as const)
  return new Map(read.flatMap(([ctx, syntax]) => (syntax === null ? [] : [[ctx, syntax]])))
}

const judged = `select s.ctx, h.received from source s join harvest h on h.id = s.judged_in
  where h.received is not null`

/** How many findings a run had; null when it was saved before that was noted. */
export async function harvestFindingCounts(
  database: Database,
  id: number,
): Promise<Readonly<Record<Severity, number>> | null> {
  const sql = `select violations as "Violation", warnings as "Warning", infos as "Info"
    from harvest where id = $1 and violations is not null`
  const row = await one<Record<Severity, number>>(database, sql, [id])
  return row === null ? null : { ...row }
}

import type { Finding, Severity } from '../model/finding.ts'
import type { Changes, Harvest, HarvestFailure, HarvestStatus, Received, Timings } from '../model/harvest.ts'
import { type Database, one, type Statements, type Value } from './database.ts'
import { type FindingRow, findingColumns, toFinding, withWords } from './findings.ts'
import type { Page } from './store.ts'

interface HarvestRow {
  readonly id: number
  readonly source: string
  readonly started_by: Harvest['trigger']
  readonly status: HarvestStatus
  readonly started_at: string
  readonly ended_at: string
  readonly changes: string | null
  readonly error: string | null
  readonly timings: string
  readonly received: string | null
}

const select = `select h.id, s.id as source, h.started_by, h.status, h.started_at, h.ended_at, h.changes, h.error, h.timings,
    h.received
  from harvest h join source s on s.ctx = h.ctx`

export async function harvest(database: Database, id: number): Promise<Harvest | null> {
  const row = await one<HarvestRow>(database, `${select} where h.id = $1`, [id])
  return row === null ? null : toHarvest(row)
}

/** Runs of one source or of all, newest first. */
export async function harvests(
  database: Database,
  options: { readonly source?: string; readonly limit: number; readonly offset: number },
): Promise<Page<Harvest>> {
  const { where, scope }: { where: string; scope: readonly Value[] } =
    options.source === undefined ? { where: '', scope: [] } : { where: 'where s.id = $3', scope: [options.source] }
  const page = `${select} ${where} order by h.id desc limit $1 offset $2`
  const rows = await database.all<HarvestRow>(page, [options.limit, options.offset, ...scope])
  const count = `select count(*) as total from harvest h join source s on s.ctx = h.ctx ${where.replace('$3', '$1')}`
  const total = await one<{ total: number }>(database, count, scope)
  return { items: rows.map(toHarvest), total: total?.total ?? 0 }
}

/**
 * Reads the last run of every source that has had one, by source id. What was read before is remembered, as a run
 * once saved never changes and the first one of a source names everything that it added.
 */
export function createLatestHarvests(database: Database): () => Promise<ReadonlyMap<string, Harvest>> {
  let known: ReadonlyMap<number, Harvest> = new Map()
  return async () => {
    const latest = await database.all<{ id: number }>('select max(id) as id from harvest group by ctx order by id')
    const runs = await Promise.all(latest.map(async ({ id }) => known.get(id) ?? harvest(database, id)))
    const harvests = runs.filter(run => run !== null)
    known = new Map(harvests.map(run => [run.id, run]))
    return new Map(harvests.map(run => [run.source, run]))
  }
}

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

/** Writes the run itself. */
export async function insertHarvest(statements: Statements, ctx: number, harvest: Harvest): Promise<void> {
  const { id, trigger, status, startedAt, endedAt, changes, error, timings, received } = harvest
  const times = [startedAt.toISOString(), endedAt.toISOString()]
  const parts = [json(changes), json(error), JSON.stringify(timings), json(received)]
  await statements.run(insert, [id, ctx, trigger, status, ...times, ...parts])
}

const insert = `insert into harvest (id, ctx, started_by, status, started_at, ended_at, changes, error, timings, received)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

function toHarvest(row: HarvestRow): Harvest {
  return {
    id: row.id,
    source: row.source,
    trigger: row.started_by,
    status: row.status,
    startedAt: new Date(row.started_at),
    endedAt: new Date(row.ended_at),
    changes: row.changes === null ? null : (JSON.parse(row.changes) as Changes),
    error: row.error === null ? null : (JSON.parse(row.error) as HarvestFailure),
    timings: JSON.parse(row.timings) as Timings,
    received: row.received === null ? null : (JSON.parse(row.received) as Received),
  }
}

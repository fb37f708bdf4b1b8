import type { Exchange } from '../model/document.ts'
import type {
  Changes,
  Decision,
  Harvest,
  HarvestFailure,
  HarvestStatus,
  Received,
  Timings,
  UnchangedBy,
} from '../model/harvest.ts'
import type { Statements } from './database.ts'

/** A row of `harvestRows`. */
export interface HarvestRow {
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
  readonly unchanged_by: UnchangedBy | null
  readonly is_complete: number | null
  readonly digest: string | null
  readonly decision: string | null
  readonly exchanges: string
}

/** Reads runs; which of them follows. */
export const harvestRows = `select h.id, s.id as source, h.started_by, h.status, h.started_at, h.ended_at, h.changes,
    h.error, h.timings, h.received, h.unchanged_by, h.is_complete, h.digest, h.decision, h.exchanges
  from harvest h join source s on s.ctx = h.ctx`

/** Writes the run itself. */
export async function insertHarvest(statements: Statements, ctx: number, harvest: Harvest): Promise<void> {
  const { id, trigger, status, startedAt, endedAt, changes, error, timings, received } = harvest
  const times = [startedAt.toISOString(), endedAt.toISOString()]
  const parts = [json(changes), json(error), JSON.stringify(timings), json(received)]
  const { unchangedBy, isComplete, digest, decision, exchanges } = harvest
  const outcome = [unchangedBy, isComplete === null ? null : Number(isComplete), digest, json(decision)]
  await statements.run(insert, [id, ctx, trigger, status, ...times, ...parts, ...outcome, JSON.stringify(exchanges)])
}

const insert = `insert into harvest (id, ctx, started_by, status, started_at, ended_at, changes, error, timings, received,
    unchanged_by, is_complete, digest, decision, exchanges)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** Runs saved before there was a grace say nothing of it. */
const nothingMissing = { missing: 0, missingURIs: [] }

/** A run as it was saved. */
export function toHarvest(row: HarvestRow): Harvest {
  return {
    id: row.id,
    source: row.source,
    trigger: row.started_by,
    status: row.status,
    startedAt: new Date(row.started_at),
    endedAt: new Date(row.ended_at),
    changes: row.changes === null ? null : { ...nothingMissing, ...(JSON.parse(row.changes) as Changes) },
    error: row.error === null ? null : (JSON.parse(row.error) as HarvestFailure),
    timings: JSON.parse(row.timings) as Timings,
    received: row.received === null ? null : (JSON.parse(row.received) as Received),
    unchangedBy: row.unchanged_by,
    isComplete: row.is_complete === null ? null : row.is_complete === 1,
    digest: row.digest,
    decision: row.decision === null ? null : toDecision(row.decision),
    exchanges: toExchanges(row.exchanges),
  }
}

function toDecision(kept: string): Decision {
  const decision = JSON.parse(kept) as Decision & { readonly at: string }
  return { ...decision, at: new Date(decision.at) }
}

function toExchanges(kept: string): readonly Exchange[] {
  const exchanges = JSON.parse(kept) as readonly (Omit<Exchange, 'startedAt'> & { readonly startedAt: string })[]
  return exchanges.map(exchange => ({ ...exchange, startedAt: new Date(exchange.startedAt) }))
}

import type { Harvest, RunningHarvest } from '../model/harvest.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import { insertHarvest } from './harvest-row.ts'
import { source } from './sources.ts'
import type { Lease, Store } from './store.ts'
import { StoreError } from './store-error.ts'

/**
 * Takes a source for a run; null while another run holds it. One whose lease has run out is closed first.
 * @throws StoreError `no-such-source`
 */
export function takeLease(database: Database, order: Parameters<Store['takeLease']>[0]): Promise<Lease | null> {
  return database.transaction(async statements => {
    await allot(statements, 'change')
    const found = await source(statements, order.source)
    if (found === null) throw new StoreError('no-such-source', `there is no source ${order.source}`)
    const held = await one<LeaseRow>(statements, `${leases} where l.ctx = $1`, [found.ctx])
    if (held !== null && held.expires_at > order.now.toISOString()) return null
    if (held !== null) await closeRun(statements, held)
    const run = await allot(statements, 'harvest')
    const { holder, trigger, now, leaseMs } = order
    await statements.run(insert, [found.ctx, run, holder, trigger, now.toISOString(), expiry({ now, leaseMs })])
    return { run, source: found.id, holder }
  })
}

const insert = `insert into lease (ctx, run, holder, started_by, started_at, heard_at, expires_at)
  values ($1, $2, $3, $4, $5, $5, $6)`

/**
 * Holds a source longer, or for 0 ms no longer; false when the lease is not ours any more. One who had to wait with it
 * never holds it for less time than before.
 */
export function renewLease(
  database: Database,
  { run, holder }: Lease,
  until: { readonly now: Date; readonly leaseMs: number },
): Promise<boolean> {
  return database.transaction(async ({ run: change }) => {
    return (await change(renew, [run, holder, until.now.toISOString(), expiry(until)])) > 0
  })
}

const renew = `update lease set heard_at = case when $4 > $3 and $3 > heard_at then $3 else heard_at end,
    expires_at = case when $4 > expires_at or $4 <= $3 then $4 else expires_at end
  where run = $1 and holder = $2`

/** Gives the source back without a run. */
export function giveLeaseBack(database: Database, lease: Lease): Promise<void> {
  return database.transaction(async statements => {
    await returnLease(statements, lease)
  })
}

/** Ends a lease; false when it is not held any more. */
export async function returnLease(statements: Statements, { run, holder }: Lease): Promise<boolean> {
  return (await statements.run('delete from lease where run = $1 and holder = $2', [run, holder])) > 0
}

/** Puts the end of every lease off by the time, in ms, that a transaction has kept all from renewing theirs. */
export async function prolongLeases(statements: Statements, ms: number): Promise<void> {
  const rows = await statements.all<LeaseRow>(leases)
  await statements.runEach(
    'update lease set expires_at = $2 where run = $1',
    rows.map(({ run, expires_at }) => [run, expiry({ now: new Date(expires_at), leaseMs: ms })]),
  )
}

/** Closes every run whose lease has run out. Nothing is locked when there is none. */
export async function closeInterrupted(database: Database, now: Date): Promise<readonly Harvest[]> {
  const over = `${leases} where l.expires_at <= $1 order by l.run`
  if ((await database.all<LeaseRow>(over, [now.toISOString()])).length === 0) return []
  return database.transaction(async statements => {
    await allot(statements, 'change')
    const closed: Harvest[] = []
    for (const row of await statements.all<LeaseRow>(over, [now.toISOString()]))
      closed.push(await closeRun(statements, row))
    return closed
  })
}

/** The runs that are going on, by source id. */
export async function running(database: Database): Promise<ReadonlyMap<string, RunningHarvest>> {
  const rows = await database.all<LeaseRow>(`${leases} order by l.run`)
  return new Map(rows.map(row => [row.source, toRunning(row)]))
}

interface LeaseRow {
  readonly ctx: number
  readonly source: string
  readonly run: number
  readonly holder: string
  readonly started_by: Harvest['trigger']
  readonly started_at: string
  readonly heard_at: string
  readonly expires_at: string
}

const leases = `select l.ctx, s.id as source, l.run, l.holder, l.started_by, l.started_at, l.heard_at, l.expires_at
  from lease l join source s on s.ctx = l.ctx`

function toRunning({ run, source, started_by, started_at, holder, heard_at }: LeaseRow): RunningHarvest {
  const times = { startedAt: new Date(started_at), heardAt: new Date(heard_at) }
  return { id: run, source, trigger: started_by, holder, ...times }
}

/** Makes a run that nobody has heard of since its lease ran out one that failed. */
async function closeRun(statements: Statements, row: LeaseRow): Promise<Harvest> {
  const harvest: Harvest = {
    id: row.run,
    source: row.source,
    trigger: row.started_by,
    status: 'failed',
    startedAt: new Date(row.started_at),
    endedAt: new Date(row.expires_at),
    error: { code: 'interrupted', details: { holder: row.holder, since: row.heard_at } },
    ...{ changes: null, timings: {}, received: null, unchangedBy: null, isComplete: null },
    ...{ digest: null, decision: null, exchanges: [] },
  }
  await returnLease(statements, row)
  await insertHarvest(statements, row.ctx, harvest)
  return harvest
}

function expiry({ now, leaseMs }: { readonly now: Date; readonly leaseMs: number }): string {
  return new Date(now.getTime() + leaseMs).toISOString()
}

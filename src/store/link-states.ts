import type { KnownLink, LinkConfidence, LinkObservation, LinkOutcome, LinkState } from '../model/link.ts'
import { addressIds } from './addresses.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import {
  type KeptObservation,
  putState,
  type StateRow,
  stateColumns,
  toKept,
  toObservation,
  toState,
  valuesOf,
} from './link-rows.ts'

/** What is known of the addresses of a source's datasets, by address. */
export async function knownLinks(database: Database, source: string): Promise<ReadonlyMap<string, KnownLink>> {
  const rows = await database.all<KnownRow>(ofSource, [source])
  return new Map(
    rows.map(({ url, status, confident, outcome, is_small_page }) => {
      return [url, { status, confident, outcome, isSmallPage: is_small_page === 1 }]
    }),
  )
}

interface KnownRow {
  readonly url: string
  readonly status: number
  readonly confident: LinkConfidence
  readonly outcome: LinkOutcome
  readonly is_small_page: number
}

const ofSource = `select a.url, a.status, a.confident, a.outcome, a.is_small_page from address a
  where a.checked_at is not null and a.id in (
    select u.address from source s join entry e on e.ctx = s.ctx join address_use u on u.entry = e.id where s.id = $1)`

/** What is known of addresses; those never asked for are left out. */
export async function linkStates(database: Database, urls: readonly string[]): Promise<ReadonlyMap<string, LinkState>> {
  const states = new Map<string, LinkState>()
  for (const url of new Set(urls)) {
    const row = await one<StateRow>(database, `select ${stateColumns} from address a where a.url = $1`, [url])
    const state = row === null ? null : toState(row)
    if (state !== null) states.set(url, state)
  }
  return states
}

/** One check: what was seen, and what it makes of the state. */
interface Check {
  readonly observation: LinkObservation
  readonly state: LinkState
}

/** Keeps what was seen and what it makes of the states, in one transaction. */
export async function saveLinks(database: Database, checks: readonly Check[]): Promise<void> {
  if (checks.length === 0) return
  await database.transaction(async statements => {
    await allot(statements, 'change')
    for (const check of checks) await saveCheck(statements, check)
    await allot(statements, 'link')
  })
}

/** How many observations of an address are kept. */
const kept = 10

async function saveCheck(statements: Statements, { observation, state }: Check): Promise<void> {
  const ids = await addressIds(statements, { urls: [state.url], at: state.checkedAt })
  for (const id of ids.values()) {
    await statements.run(putState, [id, ...valuesOf(state)])
    const before = await one<HistoryRow>(statements, `${historyOf} where h.address = $1`, [id])
    const observations = before === null ? [] : (JSON.parse(before.observations) as readonly KeptObservation[])
    const latest = [toKept(observation), ...observations].slice(0, kept)
    await statements.run(putHistory, [id, JSON.stringify(latest)])
  }
}

interface HistoryRow {
  readonly observations: string
}

const historyOf = 'select h.observations from address_history h'
const putHistory = `insert into address_history (address, observations) values ($1, $2)
  on conflict (address) do update set observations = excluded.observations`

/** The last observations of an address, newest first. */
export async function linkHistory(database: Database, url: string, limit: number): Promise<readonly LinkObservation[]> {
  const row = await one<HistoryRow>(database, `${historyOf} join address a on a.id = h.address where a.url = $1`, [url])
  if (row === null) return []
  const observations = JSON.parse(row.observations) as readonly KeptObservation[]
  return observations.slice(0, limit).map(seen => toObservation(url, seen))
}

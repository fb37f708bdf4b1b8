import type { DueLink } from '../model/link.ts'
import { dropUnnamed } from './addresses.ts'
import { allot, type Database, one, type Statements } from './database.ts'
import { type StateRow, stateColumns, toState } from './link-rows.ts'
import type { EntryId, Store } from './store.ts'

/** A host, or a dataset, that has so many addresses in the round already. */
type Taken = Map<string | number, number>

/** An address that is due, with the datasets that name it. */
interface Due {
  readonly id: number
  readonly host: string
  readonly entries: readonly number[]
}

/**
 * Chooses the addresses of a round, those waiting longest first. What is no web address needs no request and falls under
 * no cap of a host; what several datasets name falls under the cap of a dataset only when it does so for all of them.
 * Notes which ones the caps leave out, and forgets those that are due and that nobody names any more.
 */
export async function dueLinks(
  database: Database,
  { now, limit, ...caps }: Parameters<Store['dueLinks']>[0],
): Promise<readonly DueLink[]> {
  const due = await readDue(database, now)
  const { chosen, skipped } = choose(
    due.filter(({ entries }) => entries.length > 0),
    { limit, ...caps },
  )
  const unnamed = due.flatMap(({ id, entries }) => (entries.length === 0 ? [id] : []))
  await note(database, { skipped, unnamed, now })
  const links = await Promise.all(chosen.map(id => one<StateRow & { host: string }>(database, address, [id])))
  return links.flatMap(row => (row === null ? [] : [{ url: row.url, host: row.host, state: toState(row) }]))
}

const address = `select ${stateColumns}, a.host from address a where a.id = $1`

async function readDue(database: Pick<Statements, 'all'>, now: Date): Promise<readonly Due[]> {
  const rows = await database.all<{ id: number; host: string; entry: number | null }>(waiting, [now.toISOString()])
  const due: { id: number; host: string; entries: number[] }[] = []
  for (const { id, host, entry } of rows) {
    const last = due.at(-1)
    if (last?.id === id && entry !== null) last.entries.push(entry)
    else due.push({ id, host, entries: entry === null ? [] : [entry] })
  }
  return due
}

const waiting = `select a.id, a.host, u.entry from address a left join address_use u on u.address = a.id
  where a.due_at <= $1 order by a.due_at, a.id`

function choose(
  due: readonly Due[],
  { limit, perHost, perDataset }: { readonly limit: number; readonly perHost: number; readonly perDataset: number },
): { readonly chosen: readonly number[]; readonly skipped: ReadonlySet<number> } {
  const [hosts, datasets]: [Taken, Taken] = [new Map(), new Map()]
  const [chosen, skipped]: [number[], Set<number>] = [[], new Set()]
  for (const { id, host, entries } of due) {
    const isHostFull = host !== '' && isFull(hosts, host, perHost)
    if (isHostFull || entries.every(entry => isFull(datasets, entry, perDataset))) {
      skipped.add(id)
      continue
    }
    if (chosen.length === limit) continue
    chosen.push(id)
    take(hosts, host)
    for (const entry of entries) take(datasets, entry)
  }
  return { chosen, skipped }
}

function isFull(taken: Taken, key: string | number, cap: number): boolean {
  return (taken.get(key) ?? 0) >= cap
}

function take(taken: Taken, key: string | number): void {
  taken.set(key, (taken.get(key) ?? 0) + 1)
}

/** Nothing is locked when nothing differs from the last round. */
async function note(
  database: Database,
  round: { readonly skipped: ReadonlySet<number>; readonly unnamed: readonly number[]; readonly now: Date },
): Promise<void> {
  const before = await database.all<{ id: number }>('select id from address where is_skipped = 1')
  const known = new Set(before.map(({ id }) => id))
  const added = [...round.skipped].filter(id => !known.has(id))
  const over = [...known].filter(id => !round.skipped.has(id))
  if (added.length + over.length + round.unnamed.length === 0) return
  await database.transaction(async statements => {
    await allot(statements, 'change')
    await statements.runEach('update address set is_skipped = $2 where id = $1', [
      ...added.map(id => [id, 1]),
      ...over.map(id => [id, 0]),
    ])
    await dropUnnamed(statements, { addresses: round.unnamed, at: round.now })
    await allot(statements, 'link')
  })
}

/** How many addresses of a dataset the caps left out of the last round. */
export async function skippedLinks(database: Database, { ctx, entry }: EntryId): Promise<number> {
  const row = await one<{ skipped: number }>(database, skippedOf, [ctx, entry])
  return row?.skipped ?? 0
}

const skippedOf = `select count(*) as skipped from entry e join address_use u on u.entry = e.id
    join address a on a.id = u.address
  where e.ctx = $1 and e.entry = $2 and a.is_skipped = 1`

import { type Precedence, precedenceKey } from '../model/source.ts'
import type { Database } from './database.ts'
import {
  type EntryRow,
  entryColumns,
  entryTables,
  type FullEntryRow,
  fullEntries,
  isShown,
  toEntry,
  toFullEntry,
} from './entries.ts'
import { sortKey } from './fold.ts'
import type { Duplicate, Entry, EntryId, FullEntry, Page, Texts } from './store.ts'

/** Shown datasets that say they are in a series, by title; those without a title last. */
export async function members(
  database: Database,
  series: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Page<FullEntry>> {
  const rows = await database.all<{ id: number; title: string }>(memberIds, [series])
  const ids = byTitle(rows).map(({ id }) => id)
  return { items: await entriesWith(database, ids.slice(offset, offset + limit)), total: ids.length }
}

const memberIds = `select e.id, e.title from link l join entry e on e.id = l.id
  where l.target = $1 and l.kind = 'inSeries' and e.resource_type = 'Dataset' and ${isShown('e')}`

/** Shown data services that say they serve a resource, or that its distributions say they are reached by; by title. */
export async function servicesOf(database: Database, { primaryTopic }: Pick<Entry, 'primaryTopic'>): Promise<Entry[]> {
  const rows = await database.all<EntryRow>(servicesFor, [primaryTopic])
  const keyed = rows.map(toEntry).map(entry => ({ entry, key: titleKey(entry.title) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ entry }) => entry)
}

const servicesFor = `select ${entryColumns} from ${entryTables}
  where e.resource_type = 'DataService' and ${isShown('e')} and (
    e.id in (select l.id from link l where l.target = $1 and l.kind = 'serves')
    or e.primary_topic in (select l.target from link l join entry d on d.id = l.id
      where d.primary_topic = $1 and l.kind = 'servedBy' and ${isShown('d')}))
  order by e.primary_topic`

/** The entries that one supersedes, or the one that supersedes it, with what decided between them. */
export async function duplicatesOf(database: Database, { ctx, entry }: EntryId): Promise<readonly Duplicate[]> {
  const rows = await database.all<DuplicateRow>(duplicates, [ctx, entry])
  return rows.map(duplicateOf)
}

/** One duplicate as it is told. */
export function duplicateOf(row: DuplicateRow): Duplicate {
  const { own_source, own_enabled, own_precedence } = row
  const other = { id: row.source, enabled: row.enabled, precedence: JSON.parse(row.precedence) as Precedence }
  const own = { id: own_source, enabled: own_enabled, precedence: JSON.parse(own_precedence) as Precedence }
  return {
    entry: toEntry(row),
    isSameUri: row.primary_topic === row.own_topic,
    decidedBy: row.winner_entry === null ? decidedBy(other, own) : decidedBy(own, other),
  }
}

/** A row of `duplicates`. */
export interface DuplicateRow extends EntryRow {
  readonly enabled: number
  readonly precedence: string
  readonly own_topic: string
  readonly own_source: string
  readonly own_enabled: number
  readonly own_precedence: string
}

/** The duplicates of the entry with a ctx and a number. */
export const duplicates = `select ${entryColumns}, s.enabled, s.precedence, o.primary_topic as own_topic,
    p.id as own_source, p.enabled as own_enabled, p.precedence as own_precedence
  from ${entryTables} join entry o on o.superseded_by = e.id or e.superseded_by = o.id join source p on p.ctx = o.ctx
  where o.ctx = $1 and o.entry = $2
  order by s.enabled desc, s.precedence_key, e.entry`

interface Rank {
  readonly id: string
  readonly enabled: number
  readonly precedence: Precedence
}

/** The first of the criteria, in the order in which they are asked, that sets the winner apart. */
function decidedBy(winner: Rank, other: Rank): Duplicate['decidedBy'] {
  if (winner.enabled !== other.enabled) return 'enabled'
  const [won, lost] = [winner, other].map(({ precedence }) => precedenceKey({ id: '', precedence }))
  if (won === lost) return 'order'
  if (winner.precedence.kind === 'ranked') return 'rank'
  return other.precedence.kind === 'collector' ? 'collector' : 'public'
}

async function entriesWith(database: Database, ids: readonly number[]): Promise<FullEntry[]> {
  const rows = await Promise.all(ids.map(id => database.all<FullEntryRow>(`${fullEntries} where e.id = $1`, [id])))
  return rows.flat().map(toFullEntry)
}

/** Sorts as Swedish titles do, what has none after all others. */
function titleKey(title: Texts): string {
  return sortKey(title.sv ?? title.en ?? Object.values(title)[0] ?? '') || '\uffff'
}

/** Rows by the title that they have as JSON, those alike by number. */
export function byTitle<Row extends { readonly id: number; readonly title: string }>(rows: readonly Row[]): Row[] {
  const keyed = rows.map(row => ({ row, key: titleKey(JSON.parse(row.title) as Texts) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id - b.row.id)).map(({ row }) => row)
}

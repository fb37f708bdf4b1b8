import { precedenceKey, type Source } from '../model/source.ts'
import { byTitle, type DuplicateRow, duplicateOf, duplicates } from './around.ts'
import { type Database, one } from './database.ts'
import { type EntryRow, entryColumns, entryTables, toEntry } from './entries.ts'
import { source } from './sources.ts'
import type { Entry, LostDuplicate, Page, Store } from './store.ts'

/** Resources of a source that are shown from another one, by title. */
export async function lostDuplicates(
  database: Database,
  source: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Page<LostDuplicate>> {
  const rows = byTitle(await database.all<LostRow>(lostRows, [source]))
  const items = await Promise.all(rows.slice(offset, offset + limit).map(({ id }) => lostTo(database, id)))
  return { items: items.filter(item => item !== null), total: rows.length }
}

/** primaryTopics of the first of them, in one query: enough to know what is lost. */
export async function lostTopics(database: Database, source: string, limit: number): Promise<readonly string[]> {
  const rows = byTitle(await database.all<LostRow>(lostRows, [source]))
  return rows.slice(0, limit).map(({ topic }) => topic)
}

interface LostRow {
  readonly id: number
  readonly title: string
  readonly topic: string
}

const lostRows = `select e.id, e.title, e.primary_topic as topic from source s join entry e on e.ctx = s.ctx join entry w on w.id = e.superseded_by
  where s.id = $1 and e.superseded_by is not null and w.ctx <> e.ctx`

async function lostTo(database: Database, id: number): Promise<LostDuplicate | null> {
  const lost = await one<EntryRow>(database, `select ${entryColumns} from ${entryTables} where e.id = $1`, [id])
  if (lost === null) return null
  const [shown] = await database.all<DuplicateRow>(duplicates, [lost.ctx, lost.entry])
  return shown === undefined ? null : { ...duplicateOf(shown), lost: toEntry(lost) }
}

/**
 * Of the records that a source would have, those that another source would be shown for, with the entry there. A source
 * that is named and not stored is taken for a public one.
 */
export async function wouldLose(
  database: Database,
  given: Parameters<Store['wouldLose']>[0],
  records: Parameters<Store['wouldLose']>[1],
): Promise<ReadonlyMap<string, Entry>> {
  const own = typeof given === 'string' ? await ranked(database, given) : given
  const rank = rankOf(Number(own.enabled), precedenceKey(own))
  const lost = new Map<string, Entry>()
  for (const { primaryTopic, resourceType, identity } of records) {
    if (!settled.has(resourceType)) continue
    const best = await one<RankedRow>(database, bestOther, [identity, resourceType, own.id])
    if (best !== null && rankOf(best.enabled, best.precedence_key) < rank) lost.set(primaryTopic, toEntry(best))
  }
  return lost
}

async function ranked(database: Database, id: string): Promise<Pick<Source, 'id' | 'precedence' | 'enabled'>> {
  return (await source(database, id)) ?? { id, precedence: { kind: 'public' }, enabled: true }
}

/** Types of which one is shown where several are the same. */
const settled: ReadonlySet<string> = new Set(['Dataset', 'DataService', 'Agent'])

interface RankedRow extends EntryRow {
  readonly enabled: number
  readonly precedence_key: string
}

const bestOther = `select ${entryColumns}, s.enabled, s.precedence_key from ${entryTables}
  where e.identity = $1 and e.resource_type = $2 and s.id <> $3 and e.removed_at is null
  order by s.enabled desc, s.precedence_key, e.entry limit 1`

/** Sorts as sources rank: what is turned off last. */
function rankOf(enabled: number, key: string): string {
  return `${1 - enabled} ${key}`
}

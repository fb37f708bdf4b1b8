import type { ResourceType } from '../model/record.ts'
import { type Database, one, type Snapshot } from './database.ts'
import type { Entry, EntryId, FullEntry, Texts } from './store.ts'

/** A row of `entryColumns`. */
export interface EntryRow {
  readonly id: number
  readonly ctx: number
  readonly entry: number
  readonly primary_topic: string
  readonly resource_type: ResourceType
  readonly source: string
  readonly publisher: string | null
  readonly title: string
  readonly description: string
  readonly issued: string | null
  readonly modified: string | null
  readonly first_seen: string
  readonly last_seen: string
  readonly last_changed: string
  readonly missing_since: string | null
  readonly removed_at: string | null
  readonly winner_ctx: number | null
  readonly winner_entry: number | null
  readonly checksum: string
}

/** A row of `fullEntries`. */
export interface FullEntryRow extends EntryRow {
  readonly graph: string
}

/** What is read of an entry, from `entryTables`. */
export const entryColumns = `e.id, e.ctx, e.entry, e.primary_topic, e.resource_type, s.id as source, e.publisher, e.title,
  e.description, e.issued, e.modified, e.first_seen, e.last_changed, e.missing_since, e.removed_at, e.checksum,
  case when e.missing_since is null then coalesce(s.seen_at, e.last_seen) else e.last_seen end as last_seen,
  w.ctx as winner_ctx, w.entry as winner_entry`
export const entryTables = 'entry e join source s on s.ctx = e.ctx left join entry w on w.id = e.superseded_by'

/** Reads entries with their descriptions; what to read of them follows. */
export const fullEntries = `select ${entryColumns}, d.graph from ${entryTables} join description d on d.id = e.id`

/** Is the entry not removed, and shown rather than superseded by another? `alias` names the table in the statement. */
export function isShown(alias: string): string {
  return `${alias}.removed_at is null and ${alias}.superseded_by is null`
}

/** The entry with this number, also when it is gone or superseded; null when there never was one. */
export async function entry(database: Database, { ctx, entry }: EntryId): Promise<FullEntry | null> {
  const row = await one<FullEntryRow>(database, `${fullEntries} where e.ctx = $1 and e.entry = $2`, [ctx, entry])
  return row === null ? null : toFullEntry(row)
}

/**
 * The entry shown for a resource, which is another resource's when that one is the same by its identifier;
 * when the resource is gone everywhere, its last entry.
 */
export async function entryOf(database: Database, primaryTopic: string): Promise<FullEntry | null> {
  const row = await one<FullEntryRow>(database, ofTopic, [primaryTopic])
  if (row === null) return null
  if (row.winner_ctx === null || row.winner_entry === null) return toFullEntry(row)
  return entry(database, { ctx: row.winner_ctx, entry: row.winner_entry })
}

const ofTopic = `${fullEntries} where e.primary_topic = $1
  order by case when e.removed_at is null then 0 else 1 end, case when e.superseded_by is null then 0 else 1 end,
    s.enabled desc, s.precedence_key, e.removed_at desc, e.entry limit 1`

/** Every shown entry by primaryTopic, all of one moment. */
export async function* published(database: Database): AsyncIterable<FullEntry> {
  const snapshot = await database.snapshot()
  try {
    let rows = await nextPublished(snapshot, { primary_topic: '', id: 0 })
    while (rows.length > 0) {
      for (const row of rows) yield toFullEntry(row)
      rows = await nextPublished(snapshot, rows[rows.length - 1])
    }
  } finally {
    await snapshot.close()
  }
}

const publishedAfter = `${fullEntries} where ${isShown('e')}
  and (e.primary_topic > $1 or (e.primary_topic = $1 and e.id > $2)) order by e.primary_topic, e.id limit 500`

function nextPublished(
  snapshot: Snapshot,
  last: Pick<EntryRow, 'primary_topic' | 'id'>,
): Promise<readonly FullEntryRow[]> {
  return snapshot.all<FullEntryRow>(publishedAfter, [last.primary_topic, last.id])
}

/** An entry as lists show it. */
export function toEntry(row: EntryRow): Entry {
  const { winner_ctx: ctx, winner_entry: winner } = row
  return {
    ctx: row.ctx,
    entry: row.entry,
    primaryTopic: row.primary_topic,
    resourceType: row.resource_type,
    source: row.source,
    publisher: row.publisher,
    title: JSON.parse(row.title) as Texts,
    description: JSON.parse(row.description) as Texts,
    issued: row.issued,
    modified: row.modified,
    firstSeen: new Date(row.first_seen),
    lastSeen: new Date(row.last_seen),
    lastChanged: new Date(row.last_changed),
    missingSince: row.missing_since === null ? null : new Date(row.missing_since),
    removedAt: row.removed_at === null ? null : new Date(row.removed_at),
    supersededBy: ctx === null || winner === null ? null : { ctx, entry: winner },
    checksum: row.checksum,
  }
}

/** An entry with its description. */
export function toFullEntry(row: FullEntryRow): FullEntry {
  return { ...toEntry(row), graph: row.graph }
}

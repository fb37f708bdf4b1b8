import { accessKey, foldIri } from './access-keys.ts'
import { readCard } from './card.ts'
import { type Database, one } from './database.ts'
import {
  type EntryRow,
  entryColumns,
  entryTables,
  type FullEntryRow,
  fullEntries,
  isShown,
  toEntry,
} from './entries.ts'
import { fold } from './fold.ts'
import type { LikelyDuplicate, Page, Texts } from './store.ts'

/** Entries that have something in common. */
export interface LikelyGroup {
  readonly reason: LikelyDuplicate['reason']
  readonly key: string
  /** Of the entries, in the order of their numbers. */
  readonly ids: readonly number[]
  readonly ctxs: ReadonlySet<number>
}

/**
 * Which shown datasets and services may be the same though the rules do not say so. What more than 20 have in common
 * (the address of a portal, the title of a series) says nothing. Datasets of one source often share an access URL
 * because a service delivers them all, so within a source that counts only where the titles are the same too. Entries
 * that have several things in common are listed once, under the first of IRI, access URL, title and publisher.
 */
export async function likelyGroups(database: Database): Promise<readonly LikelyGroup[]> {
  const rows = (await database.all<Row>(shown)).map(row => ({ ...row, name: titleOf(row) }))
  const known = new Set<string>()
  return Object.entries(keysOf).flatMap(([reason, keys]) => {
    const groups = together(rows, keys).flatMap(({ key, members }) => {
      const alike = members.length > most ? [] : reason === 'accessURL' ? acrossSources(members) : members
      const ids = alike.map(({ id }) => id)
      if (ids.length < 2 || known.has(ids.join())) return []
      known.add(ids.join())
      return [{ reason: reason as LikelyGroup['reason'], key, ids, ctxs: new Set(alike.map(({ ctx }) => ctx)) }]
    })
    return groups.sort((a, b) => a.ids[0] - b.ids[0])
  })
}

const most = 20

interface Row {
  readonly id: number
  readonly ctx: number
  readonly type: string
  readonly topic: string
  readonly title: string
  readonly publisher: string | null
  readonly keys: string | null
}

interface Named extends Row {
  readonly name: string
}

const shown = `select e.id, e.ctx, e.resource_type as type, e.primary_topic as topic, e.title, e.publisher,
    e.access_keys as keys
  from entry e where ${isShown('e')} and e.resource_type in ('Dataset', 'DataService') order by e.id`

/** What an entry is recognised by, for each reason, in the order in which the reasons are asked. */
const keysOf: Readonly<Record<LikelyDuplicate['reason'], (row: Named) => readonly string[]>> = {
  iri: row => [`${row.type} ${foldIri(row.topic)}`],
  accessURL: ({ keys }) => (keys === null || keys === '' ? [] : keys.split(' ')),
  'title-and-publisher': ({ type, name, publisher }) =>
    name === '' || publisher === null ? [] : [`${type} ${publisher} ${fold(name)}`],
}

function together(
  rows: readonly Named[],
  keys: (row: Named) => readonly string[],
): readonly { readonly key: string; readonly members: readonly Named[] }[] {
  const first = new Map<string, Named>()
  const groups = new Map<string, Named[]>()
  for (const row of rows) {
    for (const key of keys(row)) {
      const before = first.get(key)
      if (before === undefined) first.set(key, row)
      else if (!groups.has(key)) groups.set(key, [before, row])
      else groups.get(key)?.push(row)
    }
  }
  return [...groups].map(([key, members]) => ({ key, members }))
}

/** Those that share with another source, or with one of the same title. */
function acrossSources(members: readonly Named[]): readonly Named[] {
  if (new Set(members.map(({ ctx }) => ctx)).size > 1) return members
  const titles = Map.groupBy(members, ({ name }) => fold(name))
  return members.filter(({ name }) => name !== '' && (titles.get(fold(name)) ?? []).length > 1)
}

function titleOf({ title }: Pick<Row, 'title'>): string {
  const texts = JSON.parse(title) as Texts
  return texts.sv ?? texts.en ?? Object.values(texts)[0] ?? ''
}

/** One page of the groups, of all or of those that a source has part in, with their entries. */
export async function likelyDuplicates(
  database: Database,
  groups: readonly LikelyGroup[],
  asked: { readonly source?: string; readonly limit: number; readonly offset: number },
): Promise<Page<LikelyDuplicate>> {
  const { source, limit, offset } = asked
  const row = await one<{ ctx: number }>(database, 'select ctx from source where id = $1', [source ?? ''])
  const concerned = source === undefined ? groups : groups.filter(({ ctxs }) => row !== null && ctxs.has(row.ctx))
  const page = concerned.slice(offset, offset + limit)
  return { items: await Promise.all(page.map(group => toLikely(database, group))), total: concerned.length }
}

async function toLikely(database: Database, group: LikelyGroup): Promise<LikelyDuplicate> {
  const byId = `select ${entryColumns} from ${entryTables} where e.id = $1`
  const rows = await Promise.all(group.ids.map(id => database.all<EntryRow>(byId, [id])))
  return { reason: group.reason, value: await commonValue(database, group), entries: rows.flat().map(toEntry) }
}

/** The common value as the first of the entries writes it. */
async function commonValue(database: Database, { reason, key, ids }: LikelyGroup): Promise<string> {
  const row = await one<FullEntryRow>(database, `${fullEntries} where e.id = $1`, [ids[0]])
  if (row === null) return ''
  const record = { primaryTopic: row.primary_topic, resourceType: row.resource_type, graph: row.graph }
  if (reason === 'iri') return record.primaryTopic
  if (reason === 'title-and-publisher') return titleOf(row)
  return readCard(record).accessUrls.find(url => accessKey(url) === key) ?? ''
}

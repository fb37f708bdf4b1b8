import type { CatalogueRecord } from '../model/record.ts'
import { accessKeys } from './access-keys.ts'
import { type Card, readCard } from './card.ts'
import { allot, type Statements, type Value } from './database.ts'
import { removeEntries } from './removed.ts'
import { touch } from './touched.ts'

/** What the records of one harvest do to the entries of their source. */
export interface RecordChanges {
  readonly ctx: number
  readonly at: Date
  readonly changed: Iterable<CatalogueRecord> | AsyncIterable<CatalogueRecord>
  readonly removed: readonly string[]
}

/** What was written. */
export interface PutRecords {
  /** Ids of all entries of the source, by primaryTopic. */
  readonly ids: ReadonlyMap<string, number>
  /** Cards by entry id: of the records that came first, as many as may be held in memory. */
  readonly cards: ReadonlyMap<number, Card>
}

/**
 * Takes away the removed records and writes the changed ones, a few hundred at a time as they come. A resource keeps its
 * number for ever, so one that comes back is the entry that it was. All of them are touched.
 */
export async function putRecords(statements: Statements, changes: RecordChanges): Promise<PutRecords> {
  const ids = new Map(await entryIds(statements, changes.ctx))
  await removeEntries(statements, { ids: changes.removed.flatMap(topic => ids.get(topic) ?? []), at: changes.at })
  const cards = new Map<number, Card>()
  let held = 0
  for await (const records of inBatches(changes.changed, batch)) {
    const added = await numberNew(statements, changes.ctx, { records, ids })
    for (const [topic, { id }] of added) ids.set(topic, id)
    for (const record of records) {
      const id = ids.get(record.primaryTopic) ?? 0
      const card = readCard(record)
      held += record.graph.length
      if (held < mostHeld) cards.set(id, card)
      const entry = added.get(record.primaryTopic)?.entry ?? 0
      await write(statements, { id, entry, ctx: changes.ctx, record, card, at: changes.at.toISOString() })
    }
    await touch(
      statements,
      records.flatMap(record => ids.get(record.primaryTopic) ?? []),
    )
  }
  return { ids, cards }
}

const batch = 500
/** Characters of descriptions: what a card holds are pieces of them. */
const mostHeld = 50_000_000

async function* inBatches<Item>(items: Iterable<Item> | AsyncIterable<Item>, size: number): AsyncIterable<Item[]> {
  let full: Item[] = []
  for await (const item of items) {
    if (full.push(item) < size) continue
    yield full
    full = []
  }
  if (full.length > 0) yield full
}

/** Ids of all entries of a source, by primaryTopic, also of those that are gone. */
export async function entryIds(statements: Pick<Statements, 'all'>, ctx: number): Promise<ReadonlyMap<string, number>> {
  const sql = 'select id, primary_topic as topic from entry where ctx = $1'
  const rows = await statements.all<{ id: number; topic: string }>(sql, [ctx])
  return new Map(rows.map(({ id, topic }) => [topic, id]))
}

/** The numbers of a new resource. */
interface Numbers {
  readonly id: number
  readonly entry: number
}

/** Numbers the resources that are new, in the order in which they come. */
async function numberNew(
  statements: Statements,
  ctx: number,
  { records, ids }: { readonly records: readonly CatalogueRecord[]; readonly ids: ReadonlyMap<string, number> },
): Promise<ReadonlyMap<string, Numbers>> {
  const added = [...new Set(records.map(record => record.primaryTopic))].filter(topic => !ids.has(topic))
  if (added.length === 0) return new Map()
  const firstId = await allot(statements, 'entry', added.length)
  const firstEntry = await allotEntries(statements, ctx, added.length)
  return new Map(added.map((topic, place) => [topic, { id: firstId + place, entry: firstEntry + place }]))
}

async function allotEntries(statements: Statements, ctx: number, count: number): Promise<number> {
  const sql = 'update source set last_entry = last_entry + $2 where ctx = $1 returning last_entry as last'
  const rows = await statements.all<{ last: number }>(sql, [ctx, count])
  return rows[0].last - count + 1
}

interface Written extends Numbers {
  readonly ctx: number
  readonly record: CatalogueRecord
  readonly card: Card
  readonly at: string
}

async function write(statements: Statements, { id, ctx, entry, record, card, at }: Written): Promise<void> {
  const { primaryTopic, resourceType, publisher, identity, issued, modified, checksum } = record
  const texts = [JSON.stringify(card.title), JSON.stringify(card.description)]
  const stated: readonly Value[] = [primaryTopic, resourceType, publisher, identity, ...texts, issued, modified]
  const keys = resourceType === 'Dataset' ? accessKeys(card.accessUrls) : null
  await statements.run(putEntry, [id, ctx, entry, ...stated, at, checksum, keys])
  await statements.run(putDescription, [id, record.graph])
  await writeLinks(statements, id, card)
  await statements.run('delete from agent where id = $1', [id])
  if (resourceType === 'Agent') await statements.run(insertAgent, [id, card.type, Number(card.isIndividual)])
}

const putEntry = `insert into entry (id, ctx, entry, primary_topic, resource_type, publisher, identity, title, description,
    issued, modified, first_seen, last_seen, last_changed, checksum, access_keys)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $12, $13, $14)
  on conflict (id) do update set resource_type = excluded.resource_type, publisher = excluded.publisher,
    identity = excluded.identity, title = excluded.title, description = excluded.description, issued = excluded.issued,
    modified = excluded.modified, checksum = excluded.checksum, access_keys = excluded.access_keys,
    missing_since = null, removed_at = null, superseded_by = null,
    last_changed = case when entry.checksum = excluded.checksum then entry.last_changed else excluded.last_changed end`
const putDescription = `insert into description (id, graph) values ($1, $2)
  on conflict (id) do update set graph = excluded.graph`
const insertAgent = 'insert into agent (id, type, is_individual) values ($1, $2, $3)'

async function writeLinks(statements: Statements, id: number, card: Card): Promise<void> {
  const kinds = { inSeries: card.inSeries, serves: card.serves, servedBy: card.servedBy }
  const links = Object.entries(kinds).flatMap(([kind, targets]) => targets.map(target => [id, kind, target]))
  await statements.run('delete from link where id = $1', [id])
  await statements.runEach('insert into link (id, kind, target) values ($1, $2, $3)', links)
}

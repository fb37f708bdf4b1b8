import type { CatalogueRecord } from '../model/record.ts'
import { type Card, readCard } from './card.ts'
import { allot, type Statements, type Value } from './database.ts'

/** What the records of one harvest do to the entries of their source. */
export interface RecordChanges {
  readonly ctx: number
  readonly at: Date
  readonly changed: readonly CatalogueRecord[]
  readonly removed: readonly string[]
}

/**
 * Writes the changed records and marks the removed ones as missing. A resource keeps its number for ever, so one that
 * comes back is the entry that it was. Answers the cards of the changed, by entry id; all of them are touched.
 */
export async function putRecords(statements: Statements, changes: RecordChanges): Promise<ReadonlyMap<number, Card>> {
  const known = await entryIds(statements, changes.ctx)
  await markMissing(statements, changes, known)
  const numbers = await numberNew(statements, changes, known)
  const cards = new Map<number, Card>()
  for (const record of changes.changed) {
    const number = numbers(record.primaryTopic)
    const card = readCard(record)
    cards.set(number.id, card)
    await write(statements, { ...number, ctx: changes.ctx, record, card, at: changes.at.toISOString() })
  }
  await touch(statements, [...cards.keys()])
  return cards
}

/** Ids of all entries of a source, by primaryTopic, also of those that are gone. */
export async function entryIds(statements: Pick<Statements, 'all'>, ctx: number): Promise<ReadonlyMap<string, number>> {
  const sql = 'select id, primary_topic as topic from entry where ctx = $1'
  const rows = await statements.all<{ id: number; topic: string }>(sql, [ctx])
  return new Map(rows.map(({ id, topic }) => [topic, id]))
}

type Ids = ReadonlyMap<string, number>

async function markMissing(statements: Statements, { at, removed }: RecordChanges, known: Ids): Promise<void> {
  const ids = removed.flatMap(topic => known.get(topic) ?? [])
  await touch(statements, ids)
  await statements.runEach(
    markAsMissing,
    ids.map(id => [id, at.toISOString()]),
  )
  for (const sql of forgetPersons) await statements.run(sql)
}

const markAsMissing = `update entry set missing_since = $2, superseded_by = null,
  last_seen = (select coalesce(s.seen_at, $2) from source s where s.ctx = entry.ctx)
  where id = $1 and missing_since is null`

/** Of contacts and private persons nothing is kept when the publisher has taken them away. */
const gonePersons = `select e.id from touched t join entry e on e.id = t.id left join agent a on a.id = e.id
  where e.missing_since is not null and (e.resource_type = 'Kind' or a.is_individual = 1)`
const forgetPersons = [
  `update description set graph = '' where id in (${gonePersons})`,
  `update entry set title = '{}', description = '{}' where id in (${gonePersons})`,
]

/** The numbers of a resource; `entry` counts only when it is new. */
interface Numbers {
  readonly id: number
  readonly entry: number
}

/** Numbers the new resources, in the order in which they come. */
async function numberNew(
  statements: Statements,
  { ctx, changed }: RecordChanges,
  known: Ids,
): Promise<(topic: string) => Numbers> {
  const added = [...new Set(changed.map(record => record.primaryTopic))].filter(topic => !known.has(topic))
  const firstId = await allot(statements, 'entry', added.length)
  const firstEntry = await allotEntries(statements, ctx, added.length)
  const places = new Map(added.map((topic, place) => [topic, place]))
  return topic => {
    const place = places.get(topic) ?? 0
    return { id: known.get(topic) ?? firstId + place, entry: firstEntry + place }
  }
}

async function allotEntries(statements: Statements, ctx: number, count: number): Promise<number> {
  const sql = 'update source set last_entry = last_entry + $2 where ctx = $1 returning last_entry as last'
  const rows = await statements.all<{ last: number }>(sql, [ctx, count])
  return rows[0].last - count + 1
}

async function touch(statements: Statements, ids: readonly number[]): Promise<void> {
  const sql = 'insert into touched (id) values ($1) on conflict (id) do nothing'
  await statements.runEach(
    sql,
    ids.map(id => [id]),
  )
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
  await statements.run(putEntry, [id, ctx, entry, ...stated, at, checksum])
  await statements.run(putDescription, [id, record.graph])
  await writeLinks(statements, id, card)
  await statements.run('delete from agent where id = $1', [id])
  if (resourceType === 'Agent') await statements.run(insertAgent, [id, card.type, Number(card.isIndividual)])
}

const putEntry = `insert into entry (id, ctx, entry, primary_topic, resource_type, publisher, identity, title, description,
    issued, modified, first_seen, last_seen, last_changed, checksum)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $12, $13)
  on conflict (id) do update set resource_type = excluded.resource_type, publisher = excluded.publisher,
    identity = excluded.identity, title = excluded.title, description = excluded.description, issued = excluded.issued,
    modified = excluded.modified, checksum = excluded.checksum, missing_since = null, superseded_by = null,
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

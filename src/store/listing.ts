import type { ResourceType } from '../model/record.ts'
import { type Card, readCard } from './card.ts'
import { allot, one, type Statements, type Value } from './database.ts'
import { isShown } from './entries.ts'
import { sortKey } from './fold.ts'
import { isListed, touchDatasetsOfTouchedAgents, touchRelisted } from './listed.ts'
import type { SearchedTexts } from './search-fts5.ts'
import type { Facet, Texts } from './store.ts'
import { createWordIndex, type WordIndex } from './word-index.ts'

/**
 * Brings what a search reads up to date with the touched entries, and with those whose place in the hit list depends
 * on them. `cards` are those already at hand, by entry id. Leaves `touched` empty.
 */
export async function refreshHits(statements: Statements, cards: ReadonlyMap<number, Card>): Promise<void> {
  await statements.run(touchDatasetsOfTouchedAgents)
  await statements.run(touchRelisted)
  const indexing = { statements, cards, version: await allot(statements, 'version'), ...(await lookups(statements)) }
  const words = createWordIndex(statements)
  let last = 0
  for (let rows = await next(statements, last); rows.length > 0; rows = await next(statements, last)) {
    for (const row of rows) await refresh(row, indexing, words)
    last = rows[rows.length - 1].id
  }
  await words.flush()
  await statements.run('delete from touched')
}

async function refresh(row: HitRow, indexing: Indexing, words: WordIndex): Promise<void> {
  const forgotten = row.was_listed === 1 ? row.id : null
  if (row.is_listed === 1) return words.replace(forgotten, await list(row, indexing))
  if (row.was_listed !== null) await indexing.statements.run(unlist, [row.id, indexing.version])
  await words.replace(forgotten, null)
}

interface HitRow {
  readonly id: number
  readonly primary_topic: string
  readonly resource_type: ResourceType
  readonly publisher: string | null
  readonly modified: string | null
  readonly is_listed: number
  readonly was_listed: number | null
}

/** Private persons are no facet, nor are their names searched. */
interface Publisher {
  readonly name: Texts
  readonly isIndividual: boolean
}

interface Indexing {
  readonly statements: Statements
  readonly cards: ReadonlyMap<number, Card>
  readonly version: number
  /** Number of a facet value, by facet and value; filled on the way. */
  readonly valueIds: Map<string, number>
  /** What is known of publishers, by IRI; filled on the way. */
  readonly publishers: Map<string, Publisher>
}

const chunk = `
select e.id, e.primary_topic, e.resource_type, e.publisher, e.modified, ${isListed} as is_listed, h.is_listed as was_listed
from touched t join entry e on e.id = t.id left join hit h on h.id = e.id
where t.id > $1 and (h.id is not null or e.resource_type in ('Dataset', 'DatasetSeries', 'DataService'))
order by t.id limit 5000`

function next(statements: Statements, after: number): Promise<readonly HitRow[]> {
  return statements.all<HitRow>(chunk, [after])
}

async function lookups(statements: Statements): Promise<Pick<Indexing, 'valueIds' | 'publishers'>> {
  const rows = await statements.all<{ id: number; facet: string; value: string }>(
    'select id, facet, value from facet_value',
  )
  return { valueIds: new Map(rows.map(({ id, facet, value }) => [`${facet} ${value}`, id])), publishers: new Map() }
}

/** Makes an entry a hit; answers the texts that it is to be found by. */
async function list(row: HitRow, indexing: Indexing): Promise<SearchedTexts> {
  const card = await cardOf(row, indexing)
  const title = card.title.sv ?? card.title.en ?? Object.values(card.title)[0] ?? ''
  const publisher = await publisherOf(row.publisher, indexing)
  const values = await facetValues(card, publisher.isIndividual ? { ...row, publisher: null } : row, indexing)
  const innerName = card.publisherName === null ? null : JSON.stringify(card.publisherName)
  const keys = [sortKey(title), sortableDate(row.modified)]
  const parts = [row.id, indexing.version, values.join(), ...keys, Number(card.isHighValue), innerName]
  await indexing.statements.run(putHit, parts)
  const { description, keywords } = card
  const name = card.publisherName ?? (publisher.isIndividual ? {} : publisher.name)
  return { id: row.id, title: card.title, keywords, publisher: name, description }
}

const unlist = 'update hit set is_listed = 0, version = $2 where id = $1'
const putHit = `
insert into hit (id, version, is_listed, facet_values, sort_title, sort_modified, is_high_value, publisher_name)
values ($1, $2, 1, $3, $4, $5, $6, $7)
on conflict (id) do update set version = excluded.version, is_listed = 1, facet_values = excluded.facet_values,
  sort_title = excluded.sort_title, sort_modified = excluded.sort_modified,
  is_high_value = excluded.is_high_value, publisher_name = excluded.publisher_name`

async function cardOf({ id, primary_topic, resource_type }: HitRow, { statements, cards }: Indexing): Promise<Card> {
  const known = cards.get(id)
  if (known !== undefined) return known
  const row = await one<{ graph: string }>(statements, 'select graph from description where id = $1', [id])
  return readCard({ primaryTopic: primary_topic, resourceType: resource_type, graph: row?.graph ?? '' })
}

async function publisherOf(iri: string | null, { statements, publishers }: Indexing): Promise<Publisher> {
  if (iri === null) return unknown
  const known = publishers.get(iri)
  if (known !== undefined) return known
  const row = await one<{ title: string; is_individual: number }>(statements, agentOf, [iri])
  const name = row === null ? {} : (JSON.parse(row.title) as Texts)
  const publisher = { name, isIndividual: row?.is_individual === 1 }
  publishers.set(iri, publisher)
  return publisher
}

const unknown: Publisher = { name: {}, isIndividual: false }
const agentOf = `select e.title, a.is_individual from entry e join agent a on a.id = e.id
  where e.primary_topic = $1 and ${isShown('e')}`

/** Every hit has a value of every facet, '' when nothing is stated. */
async function facetValues(card: Card, row: HitRow, indexing: Indexing): Promise<number[]> {
  const values: Readonly<Record<Facet, readonly string[]>> = {
    theme: card.themes,
    publisher: row.publisher === null ? [] : [row.publisher],
    format: card.formats,
    license: card.licences,
    accessRights: card.accessRights,
    hvdCategory: card.hvdCategories,
    resourceType: [row.resource_type],
  }
  const ids: number[] = []
  for (const [facet, stated] of Object.entries(values)) {
    for (const value of stated.length === 0 ? [''] : stated) ids.push(await valueId(facet, value, indexing))
  }
  return ids
}

async function valueId(facet: string, value: string, { statements, valueIds }: Indexing): Promise<number> {
  const known = valueIds.get(`${facet} ${value}`)
  if (known !== undefined) return known
  const id = await allot(statements, 'facet_value')
  const parameters: readonly Value[] = [id, facet, value]
  await statements.run('insert into facet_value (id, facet, value) values ($1, $2, $3)', parameters)
  valueIds.set(`${facet} ${value}`, id)
  return id
}

/** Only what can be a date sorts as one. */
function sortableDate(modified: string | null): string {
  return modified !== null && /^\d{4}(-\d\d|$)/.test(modified) ? modified : ''
}

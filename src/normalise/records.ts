import type { Statement } from '../model/diff.ts'
import type { CatalogueRecord, ResourceType } from '../model/record.ts'
import { resourceTypes } from '../model/record.ts'
import type { Graph } from '../rdf/graph.ts'
import { says } from '../rdf/says.ts'
import { NamedNode } from '../rdf/terms.ts'
import { dcterms } from '../rdf/vocabulary.ts'
import { Descriptions } from './descriptions.ts'
import { rowsOf } from './record-rows.ts'
import { mainResources } from './resource-type.ts'

/** What the rules for duplicates look for a UUID in (rule 31); all else is known by its IRI. */
const knownByUuid: ReadonlySet<ResourceType> = new Set(['Dataset', 'DataService'])
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A record without its description. */
export type RecordCard = Omit<CatalogueRecord, 'graph'>

/** A graph divided into records. */
export interface Division {
  /** One per record, by type and IRI. */
  readonly cards: readonly RecordCard[]
  /**
   * The records of some of these cards, in the order given, to be gone through as often as needed; where descriptions are
   * too many to be kept they are made again each time.
   */
  records(cards?: Iterable<RecordCard>): AsyncIterable<CatalogueRecord>
  /** Does any of the records say this? */
  says(statement: Statement): boolean
}

/** Descriptions are kept up to so many characters together. */
const keptCharacters = 128 * 1024 * 1024

/**
 * Splits a harvested graph into records, one per resource of a main class with an IRI, by type and IRI.
 * Nothing is lost: every triple lies in at least one record. Links from a catalogue to its datasets are statements
 * about the catalogue and lie in its record; so adding a dataset updates the catalogue, as DIGG's test cases count it.
 * What no resource refers to lies in the record of the first catalogue, or where there is none of the first resource.
 * A graph without any such resource has no records.
 * @see https://github.com/diggsweden/LDES-DCAT-AP-test-cases
 */
export async function divide(
  graph: Graph,
  source: string,
  { keeps = keptCharacters }: { readonly keeps?: number } = {},
): Promise<Division> {
  const types = mainResources(graph)
  const resources = sorted(graph, types)
  const rows = rowsOf(graph, resources, types)
  const descriptions = new Descriptions(graph)
  const places = new Map<RecordCard, number>()
  const kept: string[] = []
  let characters = 0
  for (const [place, resource] of resources.entries()) {
    const { text, checksum } = await descriptions.of(rows(place))
    places.set({ ...card(graph, resource, types.get(resource) ?? 'Kind'), source, checksum }, place)
    characters += text.length
    if (characters <= keeps) kept.push(text)
    else kept.length = 0
  }
  const cards = [...places.keys()]
  const textOf = async (place: number): Promise<string> => kept[place] ?? (await descriptions.of(rows(place))).text
  async function* recordsOf(wanted: Iterable<RecordCard>): AsyncGenerator<CatalogueRecord> {
    for (const one of wanted) {
      const place = places.get(one)
      if (place !== undefined) yield { ...one, graph: await textOf(place) }
    }
  }
  return {
    cards,
    records: (wanted = cards) => ({ [Symbol.asyncIterator]: () => recordsOf(wanted) }),
    says: statement => says(graph, statement),
  }
}

/** All records of a graph at once. */
export async function toRecords(graph: Graph, source: string): Promise<readonly CatalogueRecord[]> {
  const records: CatalogueRecord[] = []
  for await (const record of (await divide(graph, source)).records()) records.push(record)
  return records
}

/** Resources with an IRI, by type and IRI. */
function sorted(graph: Graph, types: ReadonlyMap<number, ResourceType>): number[] {
  const key = (resource: number): string =>
    `${resourceTypes.indexOf(types.get(resource) ?? 'Kind')} ${graph.value(resource)}`
  const keyed = [...types.keys()].filter(id => graph.kind(id) === NamedNode).map(id => ({ id, key: key(id) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id)
}

/** What the index card says besides the description. Of several values the first by letter counts, of modified the last. */
function card(
  graph: Graph,
  resource: number,
  type: ResourceType,
): Omit<CatalogueRecord, 'graph' | 'checksum' | 'source'> {
  const values = (property: string): number[] => graph.objectsOf(resource, graph.iri(property))
  const texts = (property: string): string[] =>
    values(property)
      .map(id => graph.value(id))
      .sort()
  const primaryTopic = graph.value(resource)
  const publishers = values(dcterms.publisher).filter(id => graph.kind(id) === NamedNode)
  return {
    primaryTopic,
    resourceType: type,
    publisher: publishers.map(id => graph.value(id)).sort()[0] ?? null,
    identity:
      (knownByUuid.has(type) ? texts(dcterms.identifier).find(text => uuid.test(text)) : null)?.toLowerCase() ??
      primaryTopic,
    issued: texts(dcterms.issued)[0] ?? null,
    modified: texts(dcterms.modified).at(-1) ?? null,
  }
}

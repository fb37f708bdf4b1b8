import { hash } from 'node:crypto'
import type { Graph } from '../rdf/graph.ts'
import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import type { Block } from './block.ts'

/**
 * Leaves out of a block what an earlier block of the same origin has said already. A distribution that two datasets
 * share is described in the records of both, and written once; else its blank nodes would come twice, and it would
 * seem to have two licences. What is about the record's own resource always stays.
 */
export function describeOnce(): (block: Block, primaryTopic: string) => Block {
  const seen = new Set<string>()
  return (block, primaryTopic) => {
    const parts = partsOf(block)
    const repeated = new Set<number>()
    const own = block.arrangement.graph.iri(legalIri(primaryTopic))
    for (const [subject, part] of parts) {
      if (subject === own) continue
      const said = digest(block, part)
      if (seen.has(said)) repeated.add(subject)
      else seen.add(said)
    }
    return repeated.size === 0 ? block : without(block, parts, repeated)
  }
}

/** Places in the block of the statements about each IRI, with those about the blank nodes that they lead to. */
function partsOf({ arrangement }: Block): ReadonlyMap<number, ReadonlySet<number>> {
  const { graph, rows } = arrangement
  const places = placesBySubject(graph, rows)
  const parts = new Map<number, ReadonlySet<number>>()
  for (const subject of places.keys()) {
    if (graph.kind(subject) === NamedNode) parts.set(subject, closure(subject, places, arrangement))
  }
  return parts
}

type Places = ReadonlyMap<number, readonly number[]>

function placesBySubject(graph: Graph, rows: Int32Array): Places {
  const places = new Map<number, number[]>()
  for (const [place, row] of rows.entries()) {
    const subject = graph.columns.subjects[row]
    const own = places.get(subject)
    if (own === undefined) places.set(subject, [place])
    else own.push(place)
  }
  return places
}

function closure(start: number, places: Places, { graph, rows }: Block['arrangement']): ReadonlySet<number> {
  const { objects } = graph.columns
  const found = new Set<number>()
  const subjects = new Set([start])
  for (const subject of subjects) {
    for (const place of places.get(subject) ?? []) {
      found.add(place)
      const object = objects[rows[place]]
      if (graph.kind(object) === BlankNode) subjects.add(object)
    }
  }
  return found
}

function digest({ triples, graphName }: Block, part: ReadonlySet<number>): string {
  return hash('sha256', [graphName, ...Array.from(part, place => triples[place])].join('\n'))
}

/** The block without the repeated parts; what other parts also lead to stays. */
function without(block: Block, parts: ReadonlyMap<number, ReadonlySet<number>>, repeated: ReadonlySet<number>): Block {
  const dropped = new Set([...parts].flatMap(([subject, part]) => (repeated.has(subject) ? [...part] : [])))
  for (const [subject, part] of parts) if (!repeated.has(subject)) for (const place of part) dropped.delete(place)
  const { arrangement, triples } = block
  return {
    ...block,
    arrangement: { ...arrangement, rows: arrangement.rows.filter((_, place) => !dropped.has(place)) },
    triples: triples.filter((_, place) => !dropped.has(place)),
  }
}

import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { serialiseNTriples } from '../rdf/syntax/ntriples-writer.ts'
import { NamedNode } from '../rdf/terms.ts'

/** The rows of a fragment by the graph they are in; 0 is the default graph. */
export type RowsByGraph = ReadonlyMap<number, readonly number[]>

/** Sorts the rows of a graph by the graph that they are in. */
export function rowsByGraph(graph: Graph): RowsByGraph {
  return Map.groupBy(Array.from(graph.columns.subjects.keys()), row => graph.graphOf(row))
}

/** What a payload is taken from. */
export interface PayloadOptions {
  readonly member: number
  readonly entity: number
  /** Is the member an activity, of which nothing is a description? Else it is a version of the resource. */
  readonly isActivity: boolean
  /** What in the default graph belongs to the feed or to other members, so that no description goes on there. */
  readonly fences: ReadonlySet<number>
  /** Predicates that are about the version, not about the resource. */
  readonly aboutVersion: ReadonlySet<number>
}

/**
 * The description of a resource that a member carries: what stands in the graph of the member's name, else what the
 * default graph says of the resource, else of the member as a version of it. As N-Triples; '' when there is none.
 */
export function payloadOf(graph: Graph, rows: RowsByGraph, options: PayloadOptions): string {
  const { member, entity, isActivity } = options
  const { subjects } = graph.columns
  const named = rows.get(member) ?? []
  const isDescribed = member !== entity && named.some(row => subjects[row] === entity)
  if (named.length > 0) {
    const kept =
      isDescribed || isActivity ? named.filter(row => subjects[row] !== member) : ofVersion(graph, named, options)
    return written(graph, kept, options)
  }
  const embedded = member === entity ? [] : reach(graph, entity, options)
  if (embedded.length > 0 || isActivity) return written(graph, embedded, options)
  return written(graph, ofVersion(graph, reach(graph, member, options), options), options)
}

/** The rows of a version that are about the resource. */
function ofVersion(graph: Graph, rows: readonly number[], { member, aboutVersion }: PayloadOptions): readonly number[] {
  const { subjects, predicates } = graph.columns
  return rows.filter(row => subjects[row] !== member || !aboutVersion.has(predicates[row]))
}

/** Rows of the default graph about a resource and what it leads to. */
function reach(graph: Graph, start: number, { fences }: PayloadOptions): number[] {
  const { subjects, objects } = graph.columns
  const seen = new Set([start])
  const found: number[] = []
  for (const subject of seen) {
    for (let row = graph.rowsStart(subject); row < graph.rowsEnd(subject); row++) {
      if (graph.graphOf(row) !== 0) continue
      found.push(row)
      const object = objects[row]
      if (!fences.has(object) && graph.describes(object) && object !== subjects[row]) seen.add(object)
    }
  }
  return found
}

/** Writes rows with the resource in place of its version: the same statements, the same text. */
function written(graph: Graph, rows: readonly number[], { member, entity }: PayloadOptions): string {
  const { subjects, predicates, objects } = graph.columns
  const builder = new GraphBuilder()
  const ids = new Map<number, number>([[member, builder.internFrom(graph, entity)]])
  const term = (id: number): number => {
    const known = ids.get(id) ?? builder.internFrom(graph, id)
    ids.set(id, known)
    return known
  }
  for (const row of rows) builder.add(term(subjects[row]), term(predicates[row]), term(objects[row]))
  return [...serialiseNTriples(builder.build())].join('')
}

/** The IRI of a resource as it is written; null when it has none. */
export function iriOf(graph: Graph, id: number): string | null {
  return id !== 0 && graph.kind(id) === NamedNode ? legalIri(graph.value(id)) : null
}

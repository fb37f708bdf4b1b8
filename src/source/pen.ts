import type { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, Literal, NamedNode } from '../rdf/terms.ts'
import { rdf } from '../rdf/vocabulary.ts'

/** Writes statements in other words than they were made in, with their places. */
export interface Pen {
  /** The graph that is read. */
  readonly from: Graph
  /** Moves to a row that is being rewritten: the next statements stand where it does; -1 is nowhere. */
  readonly at: (row: number) => void
  readonly iri: (value: string) => number
  readonly text: (value: string, language?: string) => number
  readonly typed: (value: string, datatype: string) => number
  /** A blank node of its own; the same name gives the same one. */
  readonly blank: (name: string) => number
  readonly write: (subject: number, predicate: string, object: number) => void
  /** What comes next is the description of a thing, which begins where that of the thing read does. */
  readonly begin: (subject: number, source: number) => void
}

/** A pen for a builder that has the terms of the graph. */
export function createPen(from: Graph, builder: GraphBuilder): Pen {
  const { terms } = builder
  let current = -1
  const at = (row: number): void => {
    current = row
  }
  return {
    from,
    at,
    iri: value => terms.iri(value),
    text: (value, language = '') => (language === '' ? terms.literal(value) : terms.text(value, language)),
    typed: (value, datatype) => terms.literal(value, terms.iri(datatype)),
    // No label of a document begins so.
    blank: name => terms.blank(`m_${name}`),
    write: (subject, predicate, object) => {
      const position = current < 0 ? null : from.positionOf(current)
      builder.add(subject, terms.iri(predicate), object, 0, position?.line, position?.column)
    },
    begin: (subject, source) => {
      at(from.rowsStart(source))
      const position = from.startOf(source)
      if (position !== null) builder.begin(subject, position)
    },
  }
}

/** Says what something is. */
export function writeType(pen: Pen, subject: number, type: string): void {
  pen.write(subject, rdf.type, pen.iri(type))
}

export function isText(graph: Graph, id: number): boolean {
  return graph.kind(id) === Literal
}

/** A resource with or without an address. */
export function isNode(graph: Graph, id: number): boolean {
  return graph.kind(id) === NamedNode || graph.kind(id) === BlankNode
}

/** A web address, whether it was given as one or as text; null when it is none. */
export function webAddress(graph: Graph, id: number): string | null {
  const value = graph.value(id).trim()
  return graph.kind(id) !== BlankNode && /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(value) ? value : null
}

import type { Graph } from '../rdf/graph.ts'
import { BlankNode, Literal, NamedNode } from '../rdf/terms.ts'
import { idOfIri } from './look-up.ts'

/** The graphs that one validation looks at. */
export interface Graphs {
  /** What is judged. */
  readonly published: Graph
  /** What is known besides: concepts and class axioms. */
  readonly knowledge: Graph
  /** The shapes; only their terms count here, not what they say. */
  readonly shapes: Graph
}

/**
 * One numbering of the terms of three graphs: first those of the published graph with their own ids, then those that only
 * the knowledge has, then those that only the shapes have.
 */
export class TermSpace {
  readonly #graphs: Graphs
  /** First id of the knowledge's own terms; below it are those of the published graph. */
  readonly #knowledgeStart: number
  readonly #shapesStart: number
  /** Most terms that are asked about are those of the published graph. */
  readonly #publishedKinds: Uint8Array
  /** Id in the knowledge of a term of the published graph; 0 is not looked up yet, -1 is none. */
  readonly #inKnowledge: Int32Array

  constructor(graphs: Graphs) {
    this.#graphs = graphs
    this.#knowledgeStart = graphs.published.termCount
    this.#shapesStart = this.#knowledgeStart + graphs.knowledge.termCount
    this.#publishedKinds = graphs.published.columns.terms.kind
    this.#inKnowledge = new Int32Array(this.#knowledgeStart)
  }

  /** One more than the highest id. */
  get count(): number {
    return this.#shapesStart + this.#graphs.shapes.termCount
  }

  kind(id: number): number {
    if (id < this.#knowledgeStart) return this.#publishedKinds[id]
    return this.#graphOf(id).kind(this.#local(id))
  }

  /** IRI, blank node label without `_:`, or lexical form. */
  value(id: number): string {
    return this.#graphOf(id).value(this.#local(id))
  }

  language(id: number): string {
    return this.#graphOf(id).language(this.#local(id))
  }

  datatype(id: number): string {
    return this.#graphOf(id).datatype(this.#local(id))
  }

  /** Does the published graph hold this term? */
  isPublished(id: number): boolean {
    return id < this.#knowledgeStart
  }

  /** Id of an IRI that the published graph or the knowledge holds; 0 when neither does. */
  iri(iri: string): number {
    const known = this.#graphs.knowledge.iri(iri)
    return this.#graphs.published.iri(iri) || (known === 0 ? 0 : this.#knowledgeStart + known)
  }

  /** Id of a literal that the published graph or the knowledge holds; 0 when neither does. */
  literal(value: string, datatype: string, language: string): number {
    const known = this.#graphs.knowledge.literal(value, datatype, language)
    return this.#graphs.published.literal(value, datatype, language) || (known === 0 ? 0 : this.#knowledgeStart + known)
  }

  /** Id of a term of one of the graphs. Blank nodes of two graphs are never the same. */
  idOf(graph: Graph, id: number): number {
    const { published, knowledge } = this.#graphs
    if (graph === published) return id
    const isBlank = graph.kind(id) !== NamedNode && graph.kind(id) !== Literal
    const start = graph === knowledge ? this.#knowledgeStart : this.#shapesStart
    return (isBlank ? 0 : find(published, graph, id) || this.#idInKnowledge(graph, id)) || start + id
  }

  /** Id of a term that only some other graph holds, as far as we know; 0 when none of these holds it either. */
  idOfForeign(graph: Graph, id: number): number {
    if (graph.kind(id) !== NamedNode && graph.kind(id) !== Literal) return 0
    const { published, shapes } = this.#graphs
    const named = find(shapes, graph, id)
    return find(published, graph, id) || this.#idInKnowledge(graph, id) || (named && this.#shapesStart + named)
  }

  /** Id in the knowledge of a term here; 0 when the knowledge does not hold it. */
  knownId(id: number): number {
    if (id >= this.#shapesStart) return 0
    if (id >= this.#knowledgeStart) return id - this.#knowledgeStart
    let known = this.#inKnowledge[id]
    if (known === 0) {
      const { published, knowledge } = this.#graphs
      known = (published.kind(id) === BlankNode ? 0 : find(knowledge, published, id)) || -1
      this.#inKnowledge[id] = known
    }
    return Math.max(known, 0)
  }

  #idInKnowledge(graph: Graph, id: number): number {
    const { knowledge } = this.#graphs
    const known = graph === knowledge ? id : find(knowledge, graph, id)
    return known === 0 ? 0 : this.#knowledgeStart + known
  }

  #graphOf(id: number): Graph {
    if (id < this.#knowledgeStart) return this.#graphs.published
    return id < this.#shapesStart ? this.#graphs.knowledge : this.#graphs.shapes
  }

  #local(id: number): number {
    if (id < this.#knowledgeStart) return id
    return id - (id < this.#shapesStart ? this.#knowledgeStart : this.#shapesStart)
  }
}

/** Id in one graph of an IRI or literal of another; 0 when it does not hold it. */
function find(graph: Graph, source: Graph, id: number): number {
  if (source.kind(id) === NamedNode) return idOfIri(source.columns.terms, id, graph.columns.terms)
  return graph.literal(source.value(id), source.datatype(id), source.language(id))
}

import type { GraphBuilder } from '../builder.ts'
import { type ReadLimits, statementGuard } from '../parsing.ts'
import { rdf } from '../vocabulary.ts'
import type { JsonLdEvents } from './jsonld-events.ts'
import { type Item, LeftToJsonLd, type ListSink, type Node, type PropertySink } from './jsonld-sinks.ts'
import type { JsonLdTerms, PlaceOf } from './jsonld-terms.ts'

/** Stands for a graph whose name is dropped, and with it all that is in it. */
export const droppedGraph = -1

/** What statements are made with. */
export interface StatementTools {
  readonly limits: ReadLimits
  readonly terms: JsonLdTerms
  readonly events: JsonLdEvents
  readonly placeOf: PlaceOf
}

/** Makes statements of what properties and lists take, each with its place. */
export class JsonLdStatements {
  readonly #builder: GraphBuilder
  readonly #tools: StatementTools
  readonly #guard: () => void
  readonly #type: number
  readonly #nil: number
  /** Offset of what was taken last. */
  reached = 0

  constructor(builder: GraphBuilder, tools: StatementTools) {
    this.#builder = builder
    this.#tools = tools
    this.#guard = statementGuard(builder, tools.limits)
    this.#type = builder.terms.iri(rdf.type)
    this.#nil = builder.terms.iri(rdf.nil)
  }

  /** A property or list takes a term, or a reference that nothing resolves. */
  take(item: Item, sink: PropertySink | ListSink): void {
    this.reached = item.offset
    if (sink.kind === 'list') {
      sink.items.push(item)
      return
    }
    const { node, graph, predicate, isReverse } = sink
    if (graph === droppedGraph) return
    const [subject, object] = isReverse ? [item, node] : [node, item]
    if (!this.#holds(subject) || !this.#isProperty(sink, item.offset) || !this.#holds(object)) return
    if (!isReverse) this.#describe(node)
    this.#add([subject.term, predicate, object.term], graph, item.offset)
  }

  /** A property or list takes a list. */
  takeList(items: readonly Item[], offset: number, sink: PropertySink | ListSink): void {
    if (sink.kind === 'list') {
      sink.items.push({ term: 0, reference: '', offset, list: items })
      return
    }
    const { node, graph, predicate, takesNodes } = sink
    if (graph === droppedGraph) return
    if (takesNodes || node.term === 0 || predicate === 0) throw new LeftToJsonLd(takesNodes ? offset : null)
    this.#describe(node)
    this.#add([node.term, predicate, this.#cells(items, graph)], graph, offset)
  }

  /** A node is of a class. */
  takeType(item: Item, node: Node, graph: number): void {
    this.reached = item.offset
    if (graph === droppedGraph || !this.#holds(node) || !this.#holds(item)) return
    this.#describe(node)
    this.#add([node.term, this.#type, item.term], graph, item.offset)
  }

  /** The cells of a list; of a member that is dropped only the cell is left, as jsonld has it. */
  #cells(items: readonly Item[], graph: number): number {
    const { terms } = this.#builder
    let rest = this.#nil
    for (const item of items.toReversed()) {
      const cell = this.#tools.terms.fresh()
      const member = item.list === null ? item.term : this.#cells(item.list, graph)
      if (member !== 0) this.#add([cell, terms.iri(rdf.first), member], graph, item.offset)
      else this.#drop(item)
      this.#add([cell, terms.iri(rdf.rest), rest], graph, item.offset)
      rest = cell
    }
    return rest
  }

  /** Can it stand in RDF? What cannot is told of. */
  #holds(item: Pick<Item, 'term' | 'reference' | 'offset'>): boolean {
    if (item.term === 0) this.#drop(item)
    return item.term !== 0
  }

  #drop({ reference, offset }: Pick<Item, 'reference' | 'offset'>): void {
    const { events, placeOf } = this.#tools
    if (events.knows('jsonld-reference-dropped', reference)) return
    events.tell('jsonld-reference-dropped', { name: 'reference', value: reference, position: placeOf(offset) })
  }

  #isProperty({ predicate, name }: PropertySink, offset: number): boolean {
    const { events, placeOf } = this.#tools
    if (predicate === 0)
      events.tell('jsonld-property-ignored', { name: 'property', value: name, position: placeOf(offset) })
    return predicate !== 0
  }

  #describe(node: Node): void {
    if (node.isDescribed || !this.#builder.keepsPositions) return
    node.isDescribed = true
    const position = this.#tools.placeOf(node.offset)
    if (position !== null) this.#builder.begin(node.term, position)
  }

  #add([subject, predicate, object]: readonly [number, number, number], graph: number, offset: number): void {
    this.#guard()
    const position = this.#builder.keepsPositions ? this.#tools.placeOf(offset) : null
    this.#builder.add(subject, predicate, object, graph, position?.line, position?.column)
  }
}

import type {
  DatasetCore,
  Literal,
  Quad,
  Quad_Graph,
  Quad_Object,
  Quad_Predicate,
  Quad_Subject,
  Term,
} from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { Graph } from './graph.ts'
import { BlankNode, NamedNode } from './terms.ts'
import { rdf } from './vocabulary.ts'

/** The RDF/JS term of a term id. */
export function termOf(graph: Graph, id: number): Term {
  const kind = graph.kind(id)
  const value = graph.value(id)
  if (kind === NamedNode) return DataFactory.namedNode(value)
  if (kind === BlankNode) return DataFactory.blankNode(value)
  const language = graph.language(id)
  return language === ''
    ? DataFactory.literal(value, DataFactory.namedNode(graph.datatype(id)))
    : tagged(value, language)
}

/** Term id of an RDF/JS term; 0 when the graph does not hold it. */
export function idOf(graph: Graph, term: Term): number {
  if (term.termType === 'NamedNode') return graph.iri(term.value)
  if (term.termType === 'BlankNode') return graph.blank(term.value)
  if (term.termType === 'Literal') return graph.literal(term.value, term.datatype.value, term.language)
  return 0
}

const langString = DataFactory.namedNode(rdf.langString)

/** A literal that keeps the case of its language tag, which n3's own does not. */
function tagged(value: string, language: string): Literal {
  const equals = (other: Term | null | undefined): boolean =>
    other?.termType === 'Literal' && other.value === value && other.language === language
  return { termType: 'Literal', value, language, datatype: langString, equals }
}

/**
 * The graph as a read-only RDF/JS dataset, for the libraries that want one. `add` and `delete` throw.
 * @see https://rdf.js.org/dataset-spec/
 */
export function asDataset(graph: Graph): DatasetCore {
  return new GraphDataset(graph, null)
}

/** Implements an interface of RDF/JS, hence a class. */
class GraphDataset implements DatasetCore {
  readonly #graph: Graph
  /** The rows in view; null for all. */
  readonly #rows: readonly number[] | null
  readonly #terms: (Term | undefined)[]

  constructor(graph: Graph, rows: readonly number[] | null, terms: (Term | undefined)[] = []) {
    this.#graph = graph
    this.#rows = rows
    this.#terms = terms
  }

  get size(): number {
    return this.#rows === null ? this.#graph.size : this.#rows.length
  }

  add(): this {
    throw new TypeError('The graph is read-only')
  }

  delete(): this {
    throw new TypeError('The graph is read-only')
  }

  has(quad: Quad): boolean {
    return this.match(quad.subject, quad.predicate, quad.object, quad.graph).size > 0
  }

  match(subject?: Term | null, predicate?: Term | null, object?: Term | null, name?: Term | null): DatasetCore {
    const wanted = [subject, predicate, object].map(term => (term ? idOf(this.#graph, term) : -1))
    const wantedName = !name ? -1 : name.termType === 'DefaultGraph' ? 0 : idOf(this.#graph, name) || Number.NaN
    const rows = wanted.includes(0) ? [] : this.#matching(wanted[0], wanted[1], wanted[2], wantedName)
    return new GraphDataset(this.#graph, rows, this.#terms)
  }

  *[Symbol.iterator](): Iterator<Quad> {
    const { subjects, predicates, objects } = this.#graph.columns
    for (const row of this.#rows ?? range(0, this.#graph.size)) {
      const name = this.#graph.graphOf(row)
      yield DataFactory.quad(
        this.#term(subjects[row]) as Quad_Subject,
        this.#term(predicates[row]) as Quad_Predicate,
        this.#term(objects[row]) as Quad_Object,
        name === 0 ? DataFactory.defaultGraph() : (this.#term(name) as Quad_Graph),
      )
    }
  }

  #matching(subject: number, predicate: number, object: number, name: number): number[] {
    const { subjects, predicates, objects } = this.#graph.columns
    const found: number[] = []
    for (const row of this.#candidates(subject, predicate, object)) {
      if (subject !== -1 && subjects[row] !== subject) continue
      if (predicate !== -1 && predicates[row] !== predicate) continue
      if (object !== -1 && objects[row] !== object) continue
      if (name !== -1 && this.#graph.graphOf(row) !== name) continue
      found.push(row)
    }
    return found
  }

  #candidates(subject: number, predicate: number, object: number): Iterable<number> {
    if (this.#rows !== null) return this.#rows
    if (subject !== -1) return range(this.#graph.rowsStart(subject), this.#graph.rowsEnd(subject))
    if (object !== -1) return this.#graph.rowsOfObject(object)
    if (predicate !== -1) return this.#graph.rowsOfPredicate(predicate)
    return range(0, this.#graph.size)
  }

  #term(id: number): Term {
    const known = this.#terms[id]
    if (known !== undefined) return known
    const term = termOf(this.#graph, id)
    this.#terms[id] = term
    return term
  }
}

function* range(from: number, to: number): Iterable<number> {
  for (let row = from; row < to; row++) yield row
}

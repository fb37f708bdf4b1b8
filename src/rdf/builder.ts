import type { Quad, Term } from '@rdfjs/types'
import type { Position } from '../model/finding.ts'
import { Graph, sortRows, startsOf } from './graph.ts'
import { TermInterner } from './interner.ts'
import { Starts } from './starts.ts'
import { BlankNode, NamedNode } from './terms.ts'

/** Room for so many statements is there from the start: enough for one record. */
const firstRows = 256

/** How far a builder had come; see `GraphBuilder.rewind`. */
export type Mark = number

/**
 * Collects statements and builds a Graph of them. Several documents may be read into one builder;
 * each takes its own `scope()` for blank node labels, so that the labels of two documents never meet.
 */
export class GraphBuilder {
  readonly terms: TermInterner
  /** The graph whose terms have the same ids here. */
  readonly #termsOf: Graph | null
  readonly #keepsPositions: boolean
  #scopes = 0
  #count = 0
  #subjects = new Int32Array(firstRows)
  #predicates = new Int32Array(firstRows)
  #objects = new Int32Array(firstRows)
  #graphs: Int32Array<ArrayBuffer> | null = null
  #lines: Int32Array<ArrayBuffer> | null
  #columns: Int32Array<ArrayBuffer> | null
  readonly #starts: Starts | null

  /** With `termsOf` the builder starts with the terms of a graph, none of its statements: what is made of it costs little. */
  constructor(options: { readonly positions?: boolean; readonly termsOf?: Graph } = {}) {
    this.terms = new TermInterner(options.termsOf?.columns.terms)
    this.#termsOf = options.termsOf ?? null
    this.#keepsPositions = options.positions === true
    this.#lines = this.#keepsPositions ? new Int32Array(firstRows) : null
    this.#columns = this.#keepsPositions ? new Int32Array(firstRows) : null
    this.#starts = this.#keepsPositions ? new Starts(options.termsOf?.columns.starts ?? null) : null
  }

  /** Does this builder want the positions of statements? */
  get keepsPositions(): boolean {
    return this.#keepsPositions
  }

  /** Statements added so far, repeated ones included. */
  get count(): number {
    return this.#count
  }

  /** A prefix for the blank node labels of one document. */
  scope(): string {
    return `b${this.#scopes++}_`
  }

  /** Adds a statement of term ids; graph 0 is the default graph, line and column 0 mean unknown. */
  add(subject: number, predicate: number, object: number, graph = 0, line = 0, column = 0): void {
    if (this.#count === this.#subjects.length) this.#grow()
    const row = this.#count++
    this.#subjects[row] = subject
    this.#predicates[row] = predicate
    this.#objects[row] = object
    if (graph !== 0) {
      this.#graphs ??= new Int32Array(this.#subjects.length)
      this.#graphs[row] = graph
    }
    if (this.#lines !== null && this.#columns !== null) {
      this.#lines[row] = line
      this.#columns[row] = column
    }
  }

  /** Notes where a description of a subject begins, before its first statement is added. The first one counts. */
  begin(subject: number, position: Position): void {
    this.#starts?.add(subject, position, this.#count)
  }

  /** Adds an RDF/JS quad; `scope` is put before blank node labels. */
  addQuad(quad: Quad, scope = '', line = 0, column = 0): void {
    const graph = quad.graph.termType === 'DefaultGraph' ? 0 : this.intern(quad.graph, scope)
    const subject = this.intern(quad.subject, scope)
    this.add(subject, this.intern(quad.predicate, scope), this.intern(quad.object, scope), graph, line, column)
  }

  /** Adds every statement of a graph; blank nodes keep their labels behind `scope`. */
  addGraph(graph: Graph, scope = ''): void {
    const { subjects, predicates, objects } = graph.columns
    const ids = new Int32Array(graph.termCount)
    const known = (id: number): number => {
      if (ids[id] === 0) ids[id] = this.internFrom(graph, id, scope)
      return ids[id]
    }
    if (graph !== this.#termsOf || scope !== '') this.#beginAs(graph, known)
    for (let row = 0; row < graph.size; row++) {
      const name = graph.graphOf(row)
      const position = graph.positionOf(row)
      const [subject, predicate, object] = [known(subjects[row]), known(predicates[row]), known(objects[row])]
      this.add(subject, predicate, object, name === 0 ? 0 : known(name), position?.line, position?.column)
    }
  }

  /** Term id here of a term of another graph. */
  internFrom(graph: Graph, id: number, scope = ''): number {
    if (graph === this.#termsOf && scope === '') return id
    const kind = graph.kind(id)
    const value = graph.value(id)
    if (kind === NamedNode) return this.terms.iri(value)
    if (kind === BlankNode) return this.terms.blank(scope + value)
    const language = graph.language(id)
    return language !== ''
      ? this.terms.text(value, language)
      : this.terms.literal(value, this.terms.iri(graph.datatype(id)))
  }

  /** Term id of an RDF/JS term. @throws TypeError for quoted triples and variables, which RDF 1.1 does not have */
  intern(term: Term, scope = ''): number {
    if (term.termType === 'NamedNode') return this.terms.iri(term.value)
    if (term.termType === 'BlankNode') return this.terms.blank(scope + term.value)
    if (term.termType !== 'Literal') throw new TypeError(`${term.termType} is not a term of RDF 1.1`)
    if (term.language !== '') return this.terms.text(term.value, term.language)
    return this.terms.literal(term.value, this.terms.iri(term.datatype.value))
  }

  /** Notes how far we are, to be able to take back what a broken document added. */
  mark(): Mark {
    return this.#count
  }

  /** Takes back every statement added since the mark. */
  rewind(mark: Mark): void {
    this.#graphs?.fill(0, mark, this.#count)
    this.#count = mark
    this.#starts?.rewind(mark)
  }

  /** Sorts, drops repeated statements (the first position stays) and indexes. The builder may go on being used. */
  build(): Graph {
    const terms = this.terms.columns()
    const termCount = this.terms.count
    const order = this.#order(termCount)
    const kept = this.#distinct(order)
    const take = (column: Int32Array): Int32Array => taken(column, kept)
    const subjects = take(this.#subjects)
    const predicates = take(this.#predicates)
    const objects = take(this.#objects)
    const byPredicate = sortRows(sortRows(null, objects, termCount), predicates, termCount)
    return new Graph({
      terms,
      subjects,
      predicates,
      objects,
      graphs: this.#graphs === null ? null : take(this.#graphs),
      subjectStart: startsOf(subjects, termCount),
      byPredicate,
      predicateStart: startsOf(predicates, termCount),
      lines: this.#lines === null ? null : take(this.#lines),
      columns: this.#columns === null ? null : take(this.#columns),
      starts: this.#starts === null ? null : this.#starts.byTerm(termCount),
    })
  }

  /** Resources begin where they do in a graph; `own` answers the id here of a term there. */
  #beginAs(graph: Graph, own: (id: number) => number): void {
    if (this.#starts === null || graph.columns.starts === null) return
    for (const subject of graph.subjects()) {
      const position = graph.startOf(subject)
      if (position !== null) this.#starts.add(own(subject), position, this.#count)
    }
  }

  #order(termCount: number): Int32Array {
    const used = (column: Int32Array): Int32Array => column.subarray(0, this.#count)
    let order: Int32Array | null = this.#graphs === null ? null : sortRows(null, used(this.#graphs), termCount)
    order = sortRows(order, used(this.#objects), termCount)
    order = sortRows(order, used(this.#predicates), termCount)
    return sortRows(order, used(this.#subjects), termCount)
  }

  #distinct(order: Int32Array): Int32Array {
    const kept = new Int32Array(order.length)
    let count = 0
    for (let place = 0; place < order.length; place++) {
      if (count === 0 || !this.#same(kept[count - 1], order[place])) kept[count++] = order[place]
    }
    return kept.subarray(0, count)
  }

  #same(a: number, b: number): boolean {
    return (
      this.#subjects[a] === this.#subjects[b] &&
      this.#predicates[a] === this.#predicates[b] &&
      this.#objects[a] === this.#objects[b] &&
      (this.#graphs === null || this.#graphs[a] === this.#graphs[b])
    )
  }

  #grow(): void {
    const size = this.#subjects.length * 2
    const larger = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(size)
      copy.set(column)
      return copy
    }
    this.#subjects = larger(this.#subjects)
    this.#predicates = larger(this.#predicates)
    this.#objects = larger(this.#objects)
    this.#graphs = this.#graphs === null ? null : larger(this.#graphs)
    this.#lines = this.#lines === null ? null : larger(this.#lines)
    this.#columns = this.#columns === null ? null : larger(this.#columns)
  }
}

/** The values of a column in some of its rows. (`Int32Array.from` with a function is ten times slower.) */
function taken(column: Int32Array, rows: Int32Array): Int32Array {
  const values = new Int32Array(rows.length)
  for (let place = 0; place < rows.length; place++) values[place] = column[rows[place]]
  return values
}

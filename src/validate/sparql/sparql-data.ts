import type { Term } from 'oxigraph'
import { ShapesError } from '../../model/shapes-error.ts'
import { Literal } from '../../rdf/terms.ts'
import type { DataGraph } from '../data-graph.ts'
import { pairVariable, type Query } from './query.ts'
import type { Seed, SparqlStore } from './sparql-store.ts'
import { urn } from './store-text.ts'
import { termFinder } from './term-finder.ts'

/** One answer to a SELECT query. */
export interface Solution {
  /** Term id of ?value in the data graph; 0 when it is not bound, or holds what no graph does. */
  readonly value: number
  /** Term id of ?path; 0 when it is not bound to an IRI. */
  readonly path: number
  /** What the variables are bound to, as texts. */
  readonly bindings: Readonly<Record<string, string>>
}

/** What an ASK query is asked about. */
export interface Pair {
  readonly focus: number
  readonly value: number
}

/** So many nodes are asked about in one query; with many more the engine slows down. */
const nodesAtOnce = 4096

/**
 * A data graph that answers queries. Whoever goes on to judge many nodes says so (`expect`): the queries are then put to
 * the engine for thousands of them at once, which costs a fraction of asking about one after the other.
 */
export class SparqlData {
  readonly #data: DataGraph
  readonly #store: SparqlStore
  readonly #findTerm: (term: Term | undefined, focus: number) => number
  readonly #solutions = new Map<Query, Map<number, readonly Solution[]>>()
  readonly #verdicts = new Map<Query, Map<string, boolean>>()
  #expected: readonly number[] = []
  #places: ReadonlyMap<number, number> | null = null

  constructor(data: DataGraph, store: SparqlStore) {
    this.#data = data
    this.#store = store
    this.#findTerm = termFinder(data, blank => store.idOf(blank))
  }

  [Symbol.dispose](): void {
    this.#store[Symbol.dispose]()
  }

  /** Tells which focus nodes will be asked about, in this order. */
  expect(nodes: readonly number[]): void {
    this.#expected = nodes
    this.#places = null
  }

  /** The answers of a SELECT query about a focus node. */
  solutions(query: Query, focus: number): readonly Solution[] {
    const known = remembered(this.#solutions, query)
    if (!known.has(focus)) {
      const chunk = query.isBatchable && !this.#isLiteral(focus) ? this.#chunkFrom(focus) : [focus]
      for (const [node, solutions] of this.#select(query, chunk)) known.set(node, solutions)
    }
    return known.get(focus) ?? []
  }

  /** Does an ASK query hold for a value of a focus node? `pairsOf` gives the pairs of any focus node. */
  holds(query: Query, pair: Pair, pairsOf: (focus: number) => readonly Pair[]): boolean {
    const known = remembered(this.#verdicts, query)
    const usesFocus = query.mentions.has('this')
    const keyOf = ({ focus, value }: Pair): string => (usesFocus ? `${focus} ${value}` : `${value}`)
    const verdict = known.get(keyOf(pair))
    if (verdict !== undefined) return verdict
    const chunk = query.isBatchable ? [pair, ...this.#chunkFrom(pair.focus).flatMap(pairsOf)] : [pair]
    const unknown = [...new Map(chunk.map(each => [keyOf(each), each])).values()]
    this.#ask(query, unknown).forEach((holds, index) => {
      known.set(keyOf(unknown[index]), holds)
    })
    return known.get(keyOf(pair)) ?? false
  }

  /** The focus node and those expected after it; the node alone when it was not expected. */
  #chunkFrom(focus: number): readonly number[] {
    this.#places ??= new Map(this.#expected.map((node, place) => [node, place]))
    const place = this.#places.get(focus)
    if (place === undefined) return [focus]
    return this.#expected.slice(place, place + nodesAtOnce).filter(node => !this.#isLiteral(node))
  }

  /** The engine writes texts in its own way, so that they are not known again among others. */
  #isLiteral(node: number): boolean {
    return this.#data.terms.kind(node) === Literal
  }

  /** The answers about every node of a chunk. @throws ShapesError `sparql-failure` */
  #select(query: Query, chunk: readonly number[]): ReadonlyMap<number, readonly Solution[]> {
    const found = new Map<number, Solution[]>(chunk.map(node => [node, []]))
    const subject = this.#store.newSubject()
    this.#store.seed(chunk.map(node => ({ subject, name: 'this', node })))
    const rows = this.#store.ask(query, `<${subject}> <${urn}this> $this .`)
    const byIri = new Map(chunk.map(node => [this.#data.terms.value(node), node]))
    for (const row of typeof rows === 'boolean' ? [] : rows) {
      const term = row.get('this')
      const named = term?.termType === 'BlankNode' ? this.#store.idOf(term) : byIri.get(term?.value ?? '')
      const focus = chunk.length === 1 ? chunk[0] : (named ?? 0)
      if (row.get('failure')?.value === 'true') {
        throw new ShapesError('sparql-failure', 'the query reports a failure', { shape: query.shape })
      }
      found.get(focus)?.push(this.#solutionOf(row, focus))
    }
    return found
  }

  /** Whether the query holds, for every pair. */
  #ask(query: Query, pairs: readonly Pair[]): readonly boolean[] {
    const all = this.#store.newSubject()
    const subjects = pairs.map((_, index) => `${all}:${index}`)
    const names = ['this', 'value'].filter(name => name === 'value' || query.mentions.has(name))
    const rowsOf = ({ focus, value }: Pair, index: number): Seed[] =>
      names.map(name => ({ subject: subjects[index], name, node: name === 'this' ? focus : value }))
    this.#store.seed(pairs.flatMap(rowsOf))
    this.#store.link(all, 'pair', subjects)
    const bound = names.map(name => `<${urn}${name}> $${name}`).join(' ; ')
    const pair = query.isBatchable ? pairVariable : `<${subjects[0]}>`
    const rows = this.#store.ask(query, `<${all}> <${urn}pair> ${pair} . ${pair} ${bound} .`)
    if (typeof rows === 'boolean') return [rows]
    const holding = new Set(Array.from(rows, row => row.get(pairVariable.slice(1))?.value))
    return subjects.map(subject => holding.has(subject))
  }

  #solutionOf(row: ReadonlyMap<string, Term>, focus: number): Solution {
    const path = row.get('path')
    return {
      value: this.#findTerm(row.get('value'), focus),
      path: path?.termType === 'NamedNode' ? this.#findTerm(path, 0) : 0,
      bindings: Object.fromEntries([...row].map(([name, term]) => [name, term.value])),
    }
  }
}

function remembered<Key, Value>(known: Map<Query, Map<Key, Value>>, query: Query): Map<Key, Value> {
  const found = known.get(query) ?? new Map<Key, Value>()
  known.set(query, found)
  return found
}

import type { BlankNode, Term } from 'oxigraph'
import type { Graph } from '../../rdf/graph.ts'
import { BlankNode as blankNode } from '../../rdf/terms.ts'
import type { DataGraph } from '../data-graph.ts'
import type { Engine } from './engine.ts'
import type { Query } from './query.ts'
import { nQuadsOf, seeds, shapesName, termText, urn } from './store-text.ts'

/** A row that queries can find a node by: the property `name` of a subject of ours. */
export interface Seed {
  readonly subject: string
  readonly name: string
  /** Term id in the data graph. */
  readonly node: number
}

const format = { format: 'nq', lenient: true, no_transaction: true }

/**
 * The data in the engine's store, and beside them, in a graph of their own, the nodes that queries are asked about: a blank
 * node cannot be named in a query, only be found. A class, as the store is a live resource.
 */
export class SparqlStore {
  readonly #data: DataGraph
  readonly #engine: Engine
  readonly #store: InstanceType<Engine['Store']>
  readonly #constants = new Map<Query, string>()
  #subjects = 0

  /** `shapes`: null when no query looks at them. */
  constructor(
    engine: Engine,
    data: DataGraph,
    graphs: { readonly stated: readonly Graph[]; readonly shapes: Graph | null },
  ) {
    this.#data = data
    this.#engine = engine
    this.#store = new engine.Store()
    this.#store.load(nQuadsOf(data, graphs), format)
  }

  /** Gives the memory of the store back; the engine's typings do not tell that it can. */
  [Symbol.dispose](): void {
    const store = this.#store as unknown as Partial<Disposable>
    store[Symbol.dispose]?.()
  }

  /** A name that no seed has yet. */
  newSubject(): string {
    return `${urn}${this.#subjects++}`
  }

  /** Puts nodes where queries can find them. */
  seed(rows: readonly Seed[]): void {
    const isBlank = ({ node }: Seed): boolean => this.#data.terms.kind(node) === blankNode
    const lines = rows.map(row => {
      const [name, object] = isBlank(row) ? [`blank-${row.name}`, `"${row.node}"`] : [row.name, this.#textOf(row.node)]
      return `<${row.subject}> <${urn}${name}> ${object} <${seeds}> .\n`
    })
    this.#store.load(lines.join(''), format)
    for (const name of new Set(rows.filter(isBlank).map(row => row.name))) this.#seedBlankNodes(name)
  }

  /** The same for names of ours. */
  link(subject: string, name: string, objects: readonly string[]): void {
    const lines = objects.map(object => `<${subject}> <${urn}${name}> <${object}> <${seeds}> .\n`)
    this.#store.load(lines.join(''), format)
  }

  /** The answer of a query with a pattern over the seeds in every group: rows, or a boolean of ASK. */
  ask(query: Query, pattern: string): boolean | readonly ReadonlyMap<string, Term>[] {
    const seed = `GRAPH <${seeds}> { ${pattern} ${this.#constantsOf(query)} } `
    return this.#store.query(query.weave(seed)) as boolean | ReadonlyMap<string, Term>[]
  }

  /** Term id in the data graph of a blank node of the store, which has labels of its own. */
  idOf(blank: BlankNode): number {
    const [quad] = this.#store.match(blank, this.#engine.namedNode(`${urn}id`), null, this.#engine.namedNode(seeds))
    return Number(quad?.object.value ?? 0)
  }

  /** Replaces the ids of blank nodes by the blank nodes. */
  #seedBlankNodes(name: string): void {
    const wanted = `?subject <${urn}blank-${name}> ?id`
    this.#store.update(
      `DELETE { GRAPH <${seeds}> { ${wanted} } } INSERT { GRAPH <${seeds}> { ?subject <${urn}${name}> ?node } }
       WHERE { GRAPH <${seeds}> { ${wanted} . ?node <${urn}id> ?id } }`,
    )
  }

  /** A pattern that binds what has one value for the whole constraint. */
  #constantsOf(query: Query): string {
    const known = this.#constants.get(query)
    if (known !== undefined) return known
    const subject = this.newSubject()
    const constants = [...query.constants].filter(([name]) => query.mentions.has(name))
    this.seed(constants.map(([name, id]) => ({ subject, name: `var-${name}`, node: this.#data.constant(id) })))
    const names = constants.map(([name]) => name)
    if (query.mentions.has('shapesGraph')) {
      this.link(subject, 'var-shapesGraph', [shapesName])
      names.push('shapesGraph')
    }
    const pattern = names.map(name => `<${subject}> <${urn}var-${name}> $${name} .`).join(' ')
    this.#constants.set(query, pattern)
    return pattern
  }

  #textOf(node: number): string {
    return termText(this.#data.terms, node)
  }
}

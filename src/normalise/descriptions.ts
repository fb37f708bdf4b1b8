import { hash } from 'node:crypto'
import { GraphBuilder } from '../rdf/builder.ts'
import { canonicalNQuads } from '../rdf/canonical.ts'
import type { Graph } from '../rdf/graph.ts'
import { nTriplesTerm } from '../rdf/syntax/ntriples-term.ts'
import { BlankNode, Literal } from '../rdf/terms.ts'

/** A description as it is stored and compared. */
export interface Description {
  /** Canonical N-Quads (RDFC-1.0), in the default graph. */
  readonly text: string
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string
}

/** Rows of a graph. */
type Rows = readonly number[] | Int32Array

/** How many terms are kept as they are written, for the next that speaks of them; a power of two. */
const keptTerms = 1 << 15

/**
 * Writes sets of rows of one graph in the canonical form. Terms are written once for many of them, and where the
 * statements around each blank node differ, as nearly always, the labels of RDFC-1.0 follow from those alone; only
 * the rest goes the long way. Holds the written terms, hence a class.
 * @see https://www.w3.org/TR/rdf-canon/
 */
export class Descriptions {
  readonly #graph: Graph
  /** Terms written last, each at the place that the end of its id names. */
  readonly #written: string[] = []
  readonly #writtenIds = new Int32Array(keptTerms)

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** The description made of these rows. */
  async of(rows: Rows): Promise<Description> {
    const text = await this.#canonical(rows)
    return { text, checksum: hash('sha256', text, 'hex') }
  }

  async #canonical(rows: Rows): Promise<string> {
    const blanks = this.#blankNodes(rows)
    const labels = this.#labels(blanks)
    const text = labels === null ? null : this.#lines(rows, id => labels.get(id) ?? this.#term(id))
    return text === null || beyondUtf16.test(text) ? canonicalNQuads(copied(this.#graph, rows)) : text
  }

  /** Blank nodes → the rows that speak of them. */
  #blankNodes(rows: Rows): Map<number, number[]> {
    const { subjects, objects } = this.#graph.columns
    const found = new Map<number, number[]>()
    const note = (id: number, row: number): void => {
      if (this.#graph.kind(id) !== BlankNode) return
      const known = found.get(id)
      if (known === undefined) found.set(id, [row])
      else if (known.at(-1) !== row) known.push(row)
    }
    for (const row of rows) {
      note(subjects[row], row)
      note(objects[row], row)
    }
    return found
  }

  /** Labels by the hash of the statements around each node (steps 3 and 4 of the algorithm); null when two are alike. */
  #labels(blanks: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, string> | null {
    const byHash = new Map<string, number>()
    for (const [blank, rows] of blanks) {
      const text = (id: number): string => (id === blank ? '_:a' : blanks.has(id) ? '_:z' : this.#term(id))
      const around = hash('sha256', this.#lines(rows, text), 'hex')
      if (byHash.has(around)) return null
      byHash.set(around, blank)
    }
    const inOrder = [...byHash.keys()].sort()
    return new Map(inOrder.map((around, place) => [byHash.get(around) ?? 0, `_:c14n${place}`]))
  }

  #lines(rows: Rows, text: (id: number) => string): string {
    const { subjects, predicates, objects } = this.#graph.columns
    const line = (row: number): string =>
      `${text(subjects[row])} ${this.#term(predicates[row])} ${text(objects[row])} .\n`
    return Array.from(rows, line).sort().join('')
  }

  #term(id: number): string {
    const place = id & (keptTerms - 1)
    if (this.#writtenIds[place] === id) return this.#written[place]
    const text = nTriplesTerm(this.#graph, id, String)
    if (this.#graph.kind(id) === Literal) return text
    this.#written[place] = text
    this.#writtenIds[place] = id
    return text
  }
}

/** Characters that sort differently in UTF-16 and by code point. */
const beyondUtf16 = /[\ud800-\udfff]/

/** The rows as a graph of their own. */
function copied(graph: Graph, rows: Rows): Graph {
  const { subjects, predicates, objects } = graph.columns
  const builder = new GraphBuilder()
  for (const row of rows) {
    const subject = builder.internFrom(graph, subjects[row])
    builder.add(subject, builder.internFrom(graph, predicates[row]), builder.internFrom(graph, objects[row]))
  }
  return builder.build()
}
